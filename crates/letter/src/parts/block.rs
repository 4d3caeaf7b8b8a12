//! Blocks of a letter as a menu puts them in.

use super::Insertion;
use crate::{LetterPart, Span};

/// Text that makes a block of that part from the selection, or an empty one, to be written in: words
/// that only say what belongs there could stay, and be printed.
///
/// The block stands on lines of its own, wherever in `body` the selection is.
#[must_use]
pub fn block(part: LetterPart, body: &str, selection: Span) -> Insertion {
    let opening = format!("::: {}\n", part.name());
    let selected = selection.of(body).trim();
    let insertion = alone(&format!("{opening}{selected}\n:::"), body, selection);
    let start = insertion.select.start + opening.len();
    Insertion {
        select: Span::new(start, start + selected.len()),
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

#[cfg(test)]
mod tests {
    use super::block;
    use crate::{Document, LetterPart, Span, Template, checks, formats, merge};

    /// Puts a subject line in at `|`, and says what the body is then.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let at = marked.find('|').unwrap();
        let body = marked.replace('|', "");
        let insertion = block(LetterPart::Subject, &body, Span::new(at, at));
        let (before, after) = body.split_at(at);
        let written = format!("{before}{}{after}", insertion.text);
        assert_eq!(written, expected);
        let empty = letter_of(written);
        assert_eq!(
            without_breaks(&empty),
            without_breaks(&letter_of(body.clone()))
        );
        let mut typed = insertion.text;
        typed.insert_str(insertion.select.start, "The fair");
        let letter = letter_of(format!("{before}{typed}{after}"));
        let is_part = |block: &crate::Block| {
            matches!(block.kind, crate::BlockKind::Part(LetterPart::Subject, _))
        };
        assert!(letter.blocks.iter().any(is_part));
        assert!(formats::text::write(&letter).contains("The fair"));
    }

    fn letter_of(body: String) -> Document {
        let template = Template {
            body,
            ..Template::default()
        };
        let problems = checks::check(&template, &crate::Recipients::default());
        assert_eq!(problems, []);
        merge(&template, &crate::Recipient::default()).document
    }

    fn without_breaks(document: &Document) -> String {
        formats::text::write(document).split_whitespace().collect()
    }

    #[test]
    fn a_block_stands_on_lines_of_its_own() {
        let block = "::: subject\n\n:::";
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
