//! Markdown to document: the only module that knows comrak.

mod aligned;
mod convert;
mod empty_lines;
mod notes;
mod source;

use comrak::{Arena, Options, parse_document};

use crate::compose::{Composed, Form, MergedValue, Piece, ValueText};
use crate::document::{Block, BlockKind, Document, Inline, InlineKind, Origin};
use crate::limits;
use crate::placeholder;
use crate::span::Span;
use crate::syntax::{self, Node};
use crate::template::Template;

use convert::Converted;
pub use notes::Definition;
pub(crate) use notes::normal as normal_label;
use source::Source;

/// All of a template's Markdown at once, whatever its conditions say: what an editor shows, and
/// what checks of the template itself look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The blocks, without the footnote definitions; each value is an empty text.
    pub blocks: Vec<Block>,
    /// Every footnote definition in the order of the body, unused and repeated ones too; a
    /// reference's `note` is an index in this list, that of the first definition of its label.
    pub definitions: Vec<Definition>,
    /// What stands in so much markup that it is left as it is written.
    pub too_deep: Vec<Span>,
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.block_directive = true;
    options.extension.footnotes = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    // Unused definitions must stay to be reported, and the order is our own affair. Inline
    // footnotes stay off: comrak takes quadratic time for them.
    options.parse.leave_footnote_definitions = true;
    options
}

fn parse(source: &Source<'_>, options: &Options<'_>) -> Converted {
    let arena = Arena::new();
    let mut options = options.clone();
    options.extension.block_directive &= !opens_too_deep(source.text);
    let root = parse_document(&arena, source.text, &options);
    convert::convert(root, source)
}

/// Whether more `:::` blocks are open at a time than any letter has, so that all of them are to be text:
/// comrak asks every block that is open about every line.
fn opens_too_deep(text: &str) -> bool {
    let mut open: Vec<usize> = Vec::new();
    for line in text.lines() {
        let line = line.trim_start_matches([' ', '>']);
        let name = line.trim_start_matches(':');
        let colons = line.len() - name.len();
        if colons < 3 || name.contains(':') {
            continue;
        }
        let closed = open.iter().position(|begun| *begun <= colons);
        match closed.filter(|_| name.trim().is_empty()) {
            Some(begun) => open.truncate(begun),
            None => open.push(colons),
        }
        if open.len() > limits::MARKUP_DEPTH {
            return true;
        }
    }
    false
}

/// The document of composed Markdown, its values still placeholders.
pub(crate) fn parse_composed(composed: &Composed<'_>, template: &Template) -> Document {
    let source = Source::new(
        &composed.text,
        &composed.pieces,
        &composed.values,
        &template.body,
    );
    let Converted {
        mut blocks,
        mut definitions,
        ..
    } = parse(&source, &options());
    empty_lines::remove(&mut blocks, composed, &template.body);
    for definition in &mut definitions {
        empty_lines::remove(&mut definition.blocks, composed, &template.body);
    }
    notes::number(blocks, definitions, template.language.as_str().into())
}

/// The blocks of a value that is Markdown; all of it comes from `origin`. It has no footnotes of
/// its own: numbering is the template's affair.
pub(crate) fn parse_value(text: &str, origin: &Origin) -> Vec<Block> {
    if is_plain(text) {
        let text = Inline {
            kind: InlineKind::Text(text.into()),
            origin: origin.clone(),
        };
        return vec![Block {
            kind: BlockKind::Paragraph(vec![text]),
            origin: origin.clone(),
        }];
    }
    let mut options = options();
    options.extension.footnotes = false;
    parse(&Source::value(text, origin), &options).blocks
}

/// Whether `text` is one line of Markdown without any markup; most values are, and there are many.
pub(crate) fn is_plain(text: &str) -> bool {
    /// For each byte, whether it could be markup.
    const MARKS: [bool; 256] = set(b"\n\r\t\0\\`*_[]<>&~|!");
    let is_mark = |byte: u8| MARKS.get(usize::from(byte)) == Some(&true);
    // Only a letter or a quotation mark can begin no block.
    let head = text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '\'' | '‘' | '“'));
    head && !text.ends_with(' ') && !text.bytes().any(is_mark)
}

#[expect(
    clippy::indexing_slicing,
    reason = "a byte has a place among 256, and a constant function cannot ask for it otherwise"
)]
const fn set(mut bytes: &[u8]) -> [bool; 256] {
    let mut set = [false; 256];
    while let [byte, rest @ ..] = bytes {
        set[*byte as usize] = true;
        bytes = rest;
    }
    set
}

/// Parses all branches of `template` one after the other.
#[must_use]
pub fn outline(template: &Template) -> Outline {
    let mut composed = Composed::default();
    all_branches(
        &syntax::parse(&template.body).nodes,
        &template.body,
        &mut composed,
    );
    let source = Source::new(
        &composed.text,
        &composed.pieces,
        &composed.values,
        &template.body,
    );
    let converted = parse(&source, &options());
    Outline {
        blocks: converted.blocks,
        definitions: converted.definitions,
        too_deep: converted.too_deep,
    }
}

fn all_branches(nodes: &[Node], body: &str, out: &mut Composed<'_>) {
    for node in nodes {
        match node {
            Node::Text(span) => own(*span, body, out),
            Node::Output(output) => tag(output.span, out),
            Node::Line(line) => {
                let mut at = line.span.start;
                for output in &line.outputs {
                    own(Span::new(at, output.span.start), body, out);
                    tag(output.span, out);
                    at = output.span.end;
                }
                own(Span::new(at, line.span.end), body, out);
            }
            Node::If(choice) => choice
                .branches
                .iter()
                .for_each(|branch| all_branches(&branch.nodes, body, out)),
            Node::For(each) => all_branches(&each.nodes, body, out),
        }
    }
}

fn own(span: Span, body: &str, out: &mut Composed<'_>) {
    if !span.is_empty() {
        out.pieces.push(Piece {
            start: out.text.len(),
            origin: span,
            placeholder: false,
        });
        out.text.push_str(span.of(body));
    }
}

fn tag(span: Span, out: &mut Composed<'_>) {
    let Some(mark) = placeholder::numbered(out.values.len()) else {
        return;
    };
    out.pieces.push(Piece {
        start: out.text.len(),
        origin: span,
        placeholder: true,
    });
    out.text.push(mark);
    out.values.push(MergedValue {
        text: ValueText::Written(""),
        form: Form::Line,
        tag: span,
        field: None,
        gone: false,
    });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_link_stands_in_another() {
        let body = "[[x](https://x.example)[^a]]()".to_owned();
        let outline = outline(&Template {
            body,
            ..Template::default()
        });
        let mut links = 0;
        crate::walk::each_line(&outline.blocks, &mut |_, content| {
            crate::walk::inlines(content, &mut |inline| {
                links += usize::from(matches!(inline.kind, InlineKind::Link { .. }));
            });
        });
        assert_eq!(links, 1);
    }

    #[test]
    fn blocks_that_are_open_in_more_than_any_letter_has_are_text() {
        let parts = |body: String| {
            let template = Template {
                body,
                ..Template::default()
            };
            let blocks = outline(&template).blocks;
            let is_part = |block: &&Block| matches!(block.kind, BlockKind::Part(..));
            blocks.iter().filter(is_part).count()
        };
        let depth = limits::MARKUP_DEPTH;
        assert_eq!(parts("::: address\n".repeat(depth)), 1);
        assert_eq!(parts("::: address\n".repeat(depth + 1)), 0);
        let closed = "::: address\nAnn\n:::\n\n";
        assert_eq!(parts(closed.repeat(depth + 1)), depth + 1);
    }

    proptest! {
        #[test]
        fn what_is_called_plain_parses_as_one_text(text in "[a-zA-Z'“é][ -~é]{0,30}") {
            let origin = Origin::default();
            let parsed = parse(&Source::value(&text, &origin), &options()).blocks;
            if is_plain(&text) {
                prop_assert_eq!(parsed, parse_value(&text, &origin));
            }
        }
    }
}
