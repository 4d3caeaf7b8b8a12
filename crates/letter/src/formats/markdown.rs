//! Markdown: the letter as text that any Markdown program reads.
//!
//! Every character of the letter that could be taken for markup is escaped, a tag's brace too, so
//! that the letter opened as a template is the same letter; only in code, where nothing can be
//! escaped, would a tag be one. Footnotes are labelled with their printed numbers.

use std::fmt::Write as _;

use crate::document::{
    Alignment, Block, BlockKind, Document, Inline, InlineKind, ListItem, ListKind, TableCell,
};
use crate::links::Target;

/// The letter as Markdown, ending in a line break where there is any text.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut parts = blocks(&document.blocks);
    for (index, note) in document.notes.iter().enumerate() {
        let text = blocks(&note.blocks).join("\n\n");
        parts.push(
            hang(&text, &format!("[^{}]: ", index + 1), "    ")
                .trim_end()
                .to_owned(),
        );
    }
    if parts.is_empty() {
        String::new()
    } else {
        parts.join("\n\n") + "\n"
    }
}

fn blocks(list: &[Block]) -> Vec<String> {
    let mut parts = Vec::new();
    let mut lists_before = 0;
    for block in list {
        // Two lists one after the other would be read as one, unless their marks differ.
        lists_before = if matches!(block.kind, BlockKind::List { .. }) {
            lists_before + 1
        } else {
            0
        };
        let text = write_block(block, lists_before % 2 == 0);
        if !text.trim().is_empty() {
            parts.push(text);
        }
    }
    parts
}

fn write_block(block: &Block, other_mark: bool) -> String {
    match &block.kind {
        BlockKind::Paragraph(content) => lines(content),
        BlockKind::Heading { level, content } => {
            format!("{} {}", "#".repeat(usize::from(*level)), one_line(content))
        }
        BlockKind::List { kind, tight, items } => list(*kind, *tight, items, other_mark),
        BlockKind::Quote(inner) => hang(&blocks(inner).join("\n\n"), "> ", "> "),
        BlockKind::Part(part, inner) => directive(part.name(), inner),
        BlockKind::Table {
            alignments,
            header,
            rows,
        } => table(alignments, header, rows),
        BlockKind::Preformatted(text) => fenced(text),
        BlockKind::Rule => "---".to_owned(),
    }
}

fn directive(name: &str, inner: &[Block]) -> String {
    format!("::: {name}\n{}\n:::", blocks(inner).join("\n\n"))
}

fn fenced(text: &str) -> String {
    let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
    let end = if text.ends_with('\n') || text.is_empty() {
        ""
    } else {
        "\n"
    };
    format!("{fence}\n{text}{end}{fence}")
}

fn longest_run(text: &str, wanted: char) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == wanted { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

fn list(kind: ListKind, tight: bool, items: &[ListItem], other_mark: bool) -> String {
    let texts: Vec<_> = items
        .iter()
        .enumerate()
        .map(|(index, item)| {
            let mark = match kind {
                ListKind::Bullet if other_mark => "* ".to_owned(),
                ListKind::Bullet => "- ".to_owned(),
                ListKind::Numbered { start } => {
                    format!(
                        "{}{} ",
                        start.saturating_add(index),
                        if other_mark { ')' } else { '.' }
                    )
                }
            };
            let inner = blocks(&item.blocks).join(if tight { "\n" } else { "\n\n" });
            hang(&inner, &mark, &" ".repeat(mark.len()))
        })
        .collect();
    texts.join(if tight { "\n" } else { "\n\n" })
}

/// `text` with `first` before its first line and `rest` before the others.
fn hang(text: &str, first: &str, rest: &str) -> String {
    let mut hung = String::from(first);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            hung.push('\n');
            hung.push_str(if line.is_empty() {
                rest.trim_end()
            } else {
                rest
            });
        }
        hung.push_str(line);
    }
    hung
}

fn table(alignments: &[Alignment], header: &[TableCell], rows: &[Vec<TableCell>]) -> String {
    let rules = alignments.iter().map(|alignment| match alignment {
        Alignment::Start => "---",
        Alignment::Centre => ":-:",
        Alignment::End => "--:",
    });
    let mut text = format!(
        "{}\n| {} |",
        row(header),
        rules.collect::<Vec<_>>().join(" | ")
    );
    for cells in rows {
        let _ = write!(text, "\n{}", row(cells));
    }
    text
}

fn row(cells: &[TableCell]) -> String {
    let cells = cells.iter().map(|cell| one_line(&cell.content));
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}

/// Running text, with what could begin a block escaped at the head of each line. A break at its
/// end would be a backslash, and is left out; so is a line of which empty values have left nothing,
/// which would end the paragraph.
fn lines(content: &[Inline]) -> String {
    let mut text = String::new();
    inlines(content, &mut text);
    let text = text.trim_end().replace(HARD_BREAK, "\\\n");
    text.split('\n')
        .filter(|line| !line.trim().is_empty())
        .map(|line| escape_head(line.trim_start()))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Running text where there can be only one line.
fn one_line(content: &[Inline]) -> String {
    let mut text = String::new();
    inlines(content, &mut text);
    text.trim().replace([HARD_BREAK, '\n'], " ")
}

/// Stands for a hard break until the paragraph is whole; no text keeps this character.
const HARD_BREAK: char = '\r';

/// A line that would begin a list, a quote, a rule or a block is kept from it.
fn escape_head(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, after) = line.split_at_checked(digits).unwrap_or(("", line));
    if digits > 0 && after.starts_with(['.', ')']) {
        return format!("{number}\\{after}");
    }
    if line.starts_with(['-', '+', '=', ':', '#']) {
        format!("\\{line}")
    } else {
        line.to_owned()
    }
}

/// Neighbours of the same emphasis are one, for the marks between them would run together.
fn inlines(content: &[Inline], out: &mut String) {
    for group in content
        .chunk_by(|one, next| mark(&one.kind).is_some() && mark(&one.kind) == mark(&next.kind))
    {
        match group.first().and_then(|inline| mark(&inline.kind)) {
            Some(mark) => around(mark, group, out),
            None => group.iter().for_each(|inline| write_inline(inline, out)),
        }
    }
}

/// What stands on both sides of emphasis.
fn mark(kind: &InlineKind) -> Option<&'static str> {
    match kind {
        InlineKind::Emphasis(_) => Some("*"),
        InlineKind::Strong(_) => Some("**"),
        InlineKind::Strikethrough(_) => Some("~~"),
        _ => None,
    }
}

/// White space at the edges goes outside, where the marks still work.
fn around(mark: &str, group: &[Inline], out: &mut String) {
    let mut inner = String::new();
    group
        .iter()
        .for_each(|inline| inlines(inline.content(), &mut inner));
    let text = inner.trim();
    if text.is_empty() {
        return out.push_str(&inner);
    }
    let (before, after) = inner.split_once(text).unwrap_or_default();
    let _ = write!(out, "{before}{mark}{text}{mark}{after}");
}

fn write_inline(inline: &Inline, out: &mut String) {
    match &inline.kind {
        InlineKind::Text(text) => {
            // After a mark, these would make a definition or a link of it.
            if out.ends_with(']') && text.starts_with([':', '(']) {
                out.push('\\');
            }
            escape(text, out);
        }
        InlineKind::Code(text) => code(text, out),
        InlineKind::Link {
            target,
            title,
            content,
        } => link(target, title, content, out),
        InlineKind::Image {
            source,
            alternative,
        } => {
            out.push_str("![");
            escape(alternative, out);
            let _ = write!(out, "](<{}>)", source.as_deref().unwrap_or_default());
        }
        InlineKind::SoftBreak => out.push('\n'),
        InlineKind::HardBreak => out.push(HARD_BREAK),
        InlineKind::NoteReference { note, .. } => {
            let _ = write!(out, "[^{}]", note + 1);
        }
        InlineKind::Emphasis(inner)
        | InlineKind::Strong(inner)
        | InlineKind::Strikethrough(inner) => {
            inlines(inner, out);
        }
    }
}

fn code(text: &str, out: &mut String) {
    let fence = "`".repeat(longest_run(text, '`') + 1);
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) {
        " "
    } else {
        ""
    };
    let _ = write!(out, "{fence}{pad}{text}{pad}{fence}");
}

fn link(target: &Target, title: &str, content: &[Inline], out: &mut String) {
    let address = match target {
        Target::Allowed(address) | Target::Refused(address) => address,
        Target::Nowhere => "#",
    };
    out.push('[');
    inlines(content, out);
    let _ = write!(
        out,
        "](<{}>",
        address
            .replace('\\', "\\\\")
            .replace('<', "\\<")
            .replace('>', "\\>")
    );
    if !title.is_empty() {
        let _ = write!(
            out,
            " \"{}\"",
            title.replace('\\', "\\\\").replace('"', "\\\"")
        );
    }
    out.push(')');
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '!' | '{' | '}'
            | '%' | '#' => {
                out.push('\\');
                out.push(c);
            }
            // A line break inside a text would be one of the letter's.
            '\n' | '\r' => out.push(' '),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::formats::testing::document;

    #[track_caller]
    fn check(body: &str, expected: &str) {
        let written = write(&document(body));
        assert_eq!(written, expected, "{body}");
        assert_eq!(
            write(&document(&written)),
            expected,
            "written again: {body}"
        );
    }

    #[test]
    fn what_is_written_reads_as_it_was() {
        check("**a** *b* ~~c~~ `d`", "**a** *b* ~~c~~ `d`\n");
        check("# H\n\na\\\nb", "# H\n\na\\\nb\n");
        check("- a\n- b\n\n* c", "- a\n- b\n\n* c\n");
        check(
            "::: letterhead\nOffice\n:::",
            "::: letterhead\nOffice\n:::\n",
        );
        check(
            ":::address\nAnn\\\nHere\n:::\n\n:::Date\nToday\n:::\n\n::: reference\nA/1\n:::",
            "::: address\nAnn\\\nHere\n:::\n\n::: date\nToday\n:::\n\n::: reference\nA/1\n:::\n",
        );
        check(
            "| a | b |\n|:-:|--:|\n| c | d |",
            "| a | b |\n| :-: | --: |\n| c | d |\n",
        );
    }

    #[test]
    fn a_line_of_which_nothing_is_left_parts_no_paragraph() {
        check("one\n{{ nobody }}\ntwo", "one\ntwo\n");
        check(
            "[one\n{{ nobody }}\ntwo](https://a.example)",
            "[one\ntwo](<https://a.example>)\n",
        );
        check(
            "one\n{{ nobody }}{% if true %}\ntwo{% endif %}",
            "one\ntwo\n",
        );
        check(
            "[one\n{{ nobody }}{% if true %}\ntwo](https://a.example){% endif %}",
            "[one\ntwo](<https://a.example>)\n",
        );
    }

    #[test]
    fn notes_are_labelled_with_their_numbers() {
        check(
            "a[^z] b[^y]\n\n[^y]: Y.\n\n[^z]: Z.",
            "a[^1] b[^2]\n\n[^1]: Z.\n\n[^2]: Y.\n",
        );
    }

    #[test]
    fn what_could_be_markup_or_a_tag_is_escaped() {
        check("1\\. a \\* \\{\\{ x \\}\\}", "1\\. a \\* \\{\\{ x \\}\\}\n");
    }
}
