//! Blocks of a letter as a menu puts them in.

use super::Insertion;
use crate::{LetterPart, Span};

/// Text that makes a block of that part from the selection, or of words that say what belongs there.
///
/// The block stands on lines of its own, wherever in `body` the selection is.
#[must_use]
pub fn block(part: LetterPart, body: &str, selection: Span) -> Insertion {
    let opening = format!("::: {}\n", part.name());
    let selected = selection.of(body).trim();
    let content = if selected.is_empty() {
        words(part)
    } else {
        selected
    };
    let insertion = alone(&format!("{opening}{content}\n:::"), body, selection);
    let start = insertion.select.start + opening.len();
    Insertion {
        select: Span::new(start, start + content.len()),
        ..insertion
    }
}

/// The text on lines of its own, wherever in `body` the selection is that it takes the place of.
#[must_use]
pub fn alone(text: &str, body: &str, selection: Span) -> Insertion {
    let before = body.get(..selection.start).unwrap_or_default();
    let after = body.get(selection.end..).unwrap_or_default();
    let above = gap(before.chars().rev(), before);
    let below = if after.trim().is_empty() {
        "\n"
    } else {
        gap(after.chars(), after)
    };
    Insertion {
        text: format!("{above}{text}{below}"),
        select: Span::new(above.len(), above.len() + text.len()),
    }
}

/// The line breaks that are lacking between the block and the text on one side of it.
fn gap(towards: impl Iterator<Item = char>, text: &str) -> &'static str {
    if text.trim().is_empty() && !text.contains('\n') {
        return if text.is_empty() { "" } else { "\n\n" };
    }
    let breaks = towards
        .take_while(|c| c.is_whitespace())
        .filter(|c| *c == '\n')
        .count();
    match breaks {
        0 => "\n\n",
        1 => "\n",
        _ => "",
    }
}

fn words(part: LetterPart) -> &'static str {
    match part {
        LetterPart::Letterhead => "Your organisation",
        LetterPart::Address => "Name and address",
        LetterPart::Date => "Date",
        LetterPart::Reference => "Reference",
        LetterPart::Subject => "What the letter is about",
        LetterPart::Signature => "Your name",
    }
}

#[cfg(test)]
mod tests {
    use super::block;
    use crate::{LetterPart, Span, Template, checks, merge};

    /// Puts a subject line in at `|`, and says what the body is then.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let at = marked.find('|').unwrap();
        let body = marked.replace('|', "");
        let insertion = block(LetterPart::Subject, &body, Span::new(at, at));
        assert_eq!(
            insertion.select.of(&insertion.text),
            "What the letter is about"
        );
        let (before, after) = body.split_at(at);
        let written = format!("{before}{}{after}", insertion.text);
        assert_eq!(written, expected);
        let template = Template {
            body: written,
            ..Template::default()
        };
        let parts = checks::check(&template, &crate::Recipients::default());
        assert!(
            parts.iter().all(|problem| problem.code != "M010"),
            "{parts:?}"
        );
        let letter = merge(&template, &crate::Recipient::default());
        let is_part = |block: &crate::Block| {
            matches!(block.kind, crate::BlockKind::Part(LetterPart::Subject, _))
        };
        assert!(letter.document.blocks.iter().any(is_part));
    }

    #[test]
    fn a_block_stands_on_lines_of_its_own() {
        let block = "::: subject\nWhat the letter is about\n:::";
        check("|", &format!("{block}\n"));
        check("Dear all,|", &format!("Dear all,\n\n{block}\n"));
        check("One\n|\nTwo", &format!("One\n\n{block}\n\nTwo"));
        check("One\n\n|\n\nTwo", &format!("One\n\n{block}\n\nTwo"));
        check("One| Two", &format!("One\n\n{block}\n\n Two"));
    }

    #[test]
    fn what_is_selected_becomes_the_block() {
        let body = "Dear all,\n\nYours, Ann";
        let insertion = block(LetterPart::Signature, body, Span::new(11, 21));
        assert_eq!(insertion.text, "::: signature\nYours, Ann\n:::\n");
    }
}
