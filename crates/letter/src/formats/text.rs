//! Plain text: for an e-mail, a form on a web page, a comparison.
//!
//! Paragraphs are one line each with a blank line between, the footnotes stand at the end, and a
//! link whose text is not its address has the address after it in angle brackets.

use crate::document::{
    Block, BlockKind, Document, Inline, InlineKind, ListItem, ListKind, TableCell,
};
use crate::formats::superscript;

/// The letter as plain text, ending in a line break where there is any text.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut paragraphs = blocks(&document.blocks);
    for (index, note) in document.notes.iter().enumerate() {
        let mut lines = blocks(&note.blocks);
        if lines.is_empty() {
            lines.push(String::new());
        }
        if let Some(first) = lines.first_mut() {
            first.insert_str(0, &format!("{} ", superscript(index)));
        }
        paragraphs.extend(lines);
    }
    if paragraphs.is_empty() {
        return String::new();
    }
    paragraphs.join("\n\n") + "\n"
}

/// The text of each block that is not empty.
fn blocks(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .flat_map(block)
        .filter(|text| !text.trim().is_empty())
        .collect()
}

fn block(block: &Block) -> Vec<String> {
    match &block.kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => vec![line(content)],
        BlockKind::List { kind, tight, items } => list(*kind, *tight, items),
        BlockKind::Quote(inner) => blocks(inner)
            .iter()
            .map(|text| indent(text, "> ", "> "))
            .collect(),
        BlockKind::Table { header, rows, .. } => {
            let rows = std::iter::once(header).chain(rows);
            vec![rows.map(|row| row_text(row)).collect::<Vec<_>>().join("\n")]
        }
        BlockKind::Preformatted(text) => vec![text.trim_end().to_owned()],
        BlockKind::Rule => vec!["———".to_owned()],
        BlockKind::Part(_, inner) => blocks(inner),
    }
}

fn list(kind: ListKind, tight: bool, items: &[ListItem]) -> Vec<String> {
    let texts = items.iter().enumerate().map(|(index, item)| {
        let mark = match kind {
            ListKind::Bullet => "• ".to_owned(),
            ListKind::Numbered { start } => format!("{}. ", start.saturating_add(index)),
        };
        let space = " ".repeat(mark.chars().count());
        indent(
            &blocks(&item.blocks).join(if tight { "\n" } else { "\n\n" }),
            &mark,
            &space,
        )
    });
    if tight {
        vec![texts.collect::<Vec<_>>().join("\n")]
    } else {
        texts.collect()
    }
}

fn indent(text: &str, first: &str, rest: &str) -> String {
    let mut indented = String::from(first);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            indented.push('\n');
            indented.push_str(if line.is_empty() {
                rest.trim_end()
            } else {
                rest
            });
        }
        indented.push_str(line);
    }
    indented
}

fn row_text(row: &[TableCell]) -> String {
    row.iter()
        .map(|cell| line(&cell.content))
        .collect::<Vec<_>>()
        .join("\t")
}

fn line(content: &[Inline]) -> String {
    let mut text = String::new();
    inlines(content, &mut text);
    text.split('\n')
        .map(str::trim)
        .collect::<Vec<_>>()
        .join("\n")
}

fn inlines(content: &[Inline], out: &mut String) {
    for inline in content {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => out.push_str(text),
            InlineKind::SoftBreak => out.push(' '),
            InlineKind::HardBreak => out.push('\n'),
            InlineKind::NoteReference { note, .. } => out.push_str(&superscript(*note)),
            InlineKind::Image { alternative, .. } => out.push_str(alternative),
            InlineKind::Link {
                target, content, ..
            } => {
                let from = out.len();
                inlines(content, out);
                let shown = out.get(from..).unwrap_or_default();
                let address = target
                    .href()
                    .filter(|address| !says_address(shown, address));
                if let Some(address) = address.map(ToOwned::to_owned) {
                    out.push_str(&format!(" <{address}>"));
                }
            }
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner) => {
                inlines(inner, out);
            }
        }
    }
}

/// Whether a link's text is its address, with or without the scheme.
fn says_address(shown: &str, address: &str) -> bool {
    let bare = |text: &str| {
        let text = text.trim().trim_end_matches('/').to_lowercase();
        ["mailto:", "tel:", "https://", "http://"]
            .iter()
            .find_map(|scheme| text.strip_prefix(scheme))
            .map_or_else(|| text.clone(), ToOwned::to_owned)
    };
    bare(shown) == bare(address)
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::formats::testing::document;

    #[track_caller]
    fn check(body: &str, expected: &str) {
        assert_eq!(write(&document(body)), expected, "{body}");
    }

    #[test]
    fn notes_stand_at_the_end_with_their_numbers() {
        check(
            "One[^a].\n\n[^a]: Text.\n\n    More.",
            "One¹.\n\n¹ Text.\n\nMore.\n",
        );
    }

    #[test]
    fn a_link_says_its_address_unless_its_text_does() {
        check(
            "[here](https://example.org/a)",
            "here <https://example.org/a>\n",
        );
        check("<info@example.org>", "info@example.org\n");
        check("[example.org](https://example.org/)", "example.org\n");
        check("[nowhere](#)", "nowhere\n");
    }

    #[test]
    fn lists_quotes_and_tables_keep_their_shape() {
        check("- a\n- b", "• a\n• b\n");
        check("3. a\n4. b", "3. a\n4. b\n");
        check("> a\\\n> b", "> a\n> b\n");
        check("| a | b |\n|---|---|\n| c | d |", "a\tb\nc\td\n");
    }
}
