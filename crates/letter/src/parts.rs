//! The parts of a template that a menu puts in or a form changes: fields, conditions, footnotes.

mod block;
mod condition;
mod footnote;
mod layout;
mod name;
mod printed;

pub use block::{alone, block};
pub use condition::{Condition, Test};
pub(crate) use footnote::free_label;
pub use footnote::{Footnote, add_footnote, footnote, set_footnote};
pub use layout::Layout;
pub use name::{free_name, name_from};
pub use printed::{Printed, Style, styles_for};

use crate::{Field, FieldKind, Span};

/// Text to put in place of a selection, and which part of it to select then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insertion {
    /// The text.
    pub text: String,
    /// The range of it that the author goes on with.
    pub select: Span,
}

/// The tag that prints the value of a field.
#[must_use]
pub fn field_tag(name: &str) -> String {
    format!("{{{{ {name} }}}}")
}

/// A condition around `text`, with another text where it does not hold.
///
/// Around whole lines the tags get lines of their own, so that they vanish with them; around a part
/// of a line they stand in it.
#[must_use]
pub fn conditional(condition: &Condition, text: &str, otherwise: Option<&str>) -> Insertion {
    let (gap, content) = if text.contains('\n') {
        ("\n", text.trim_matches('\n'))
    } else {
        ("", text)
    };
    let before = format!("{{% if {} %}}{gap}", condition.expression());
    let other = |other| format!("{gap}{{% else %}}{gap}{other}");
    let middle = otherwise.map(other).unwrap_or_default();
    let select = Span::new(before.len(), before.len() + content.len());
    let last = if text.ends_with('\n') { "\n" } else { "" };
    Insertion {
        text: format!("{before}{content}{middle}{gap}{{% endif %}}{last}"),
        select,
    }
}

/// The tests that make sense for a field, the likeliest first.
#[must_use]
pub fn tests_for(field: &Field) -> Vec<Test> {
    let filled = [Test::Filled, Test::Empty];
    match field.kind {
        FieldKind::YesNo => vec![Test::Yes, Test::No],
        FieldKind::Choice => {
            let equal = field.choices.iter().cloned().map(Test::Is);
            let other = field.choices.iter().cloned().map(Test::IsNot);
            equal.chain(other).chain(filled).collect()
        }
        _ => filled.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Condition, Test, conditional};

    fn check(text: &str, otherwise: Option<&str>, expected: &str) {
        let condition = Condition {
            field: "member".into(),
            test: Test::Yes,
        };
        let insertion = conditional(&condition, text, otherwise);
        let select = insertion.select;
        let (before, _) = insertion.text.split_at(select.start);
        let (_, after) = insertion.text.split_at(select.end);
        let shown = format!("{before}[{}]{after}", select.of(&insertion.text));
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_condition_stands_in_the_line_or_around_whole_lines() {
        check("Hello.", None, "{% if member %}[Hello.]{% endif %}");
        check(
            "One.\n\nTwo.\n",
            None,
            "{% if member %}\n[One.\n\nTwo.]\n{% endif %}\n",
        );
        check(
            "Hello.",
            Some("Goodbye."),
            "{% if member %}[Hello.]{% else %}Goodbye.{% endif %}",
        );
    }
}
