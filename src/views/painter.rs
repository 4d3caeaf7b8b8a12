//! Draws a letter's document as nodes of the page: what is not in the tree cannot get there.

use letter::{
    Alignment, Block, BlockKind, Document, ListItem, ListKind, Note, Origin, TableCell, Template,
};
use yew::prelude::*;

use super::reveal::{Part, Reveal};
use crate::session::Shared;

/// Draws one letter.
///
/// Each drawn element carries the number of the piece that it is, `data-piece`, which typing inside
/// a paragraph leaves as it is; where the pieces come from is kept beside the page, in `pieces`.
pub struct Painter<'a> {
    pub(super) template: &'a Template,
    pub(super) document: &'a Document,
    /// Whether values that came from a field are marked.
    pub(super) marks: bool,
    pub(super) pieces: Vec<Origin>,
    reveal: &'a Reveal,
    /// How many parts wait for their turn.
    parts: usize,
}

/// How many pieces are shown at a time; an ordinary letter has fewer.
const AT_ONCE: usize = 500;
/// How many things may stand in one paragraph for each to be a piece of its own: no letter has so
/// many, and a page is held up by them. Of more, the text is shown.
pub(super) const CROWDED: usize = 1_000;

/// A letter as it is shown, and where its pieces come from.
#[derive(Clone, Debug, PartialEq)]
pub struct Painted {
    /// The body of the letter.
    pub body: Html,
    /// The notes at its foot.
    pub notes: Html,
    /// Where the piece with each number comes from.
    pub pieces: Vec<Origin>,
}

impl<'a> Painter<'a> {
    /// Draws `document`.
    pub fn paint(
        template: &'a Template,
        document: &'a Document,
        marks: bool,
        reveal: &'a Reveal,
    ) -> Painted {
        let mut painter = Self {
            template,
            document,
            marks,
            pieces: Vec::new(),
            reveal,
            parts: 0,
        };
        let body = painter.blocks(&document.blocks);
        let notes = painter.notes(&document.notes);
        Painted {
            body,
            notes,
            pieces: painter.pieces,
        }
    }

    /// The number of the next piece, for its attribute.
    pub(super) fn piece(&mut self, origin: &Origin) -> String {
        self.pieces.push(origin.clone());
        (self.pieces.len() - 1).to_string()
    }

    fn blocks(&mut self, blocks: &[Block]) -> Html {
        self.in_parts(blocks.iter(), Self::block)
    }

    /// Draws one after the other; of so many that they would hold the page up, the later ones wait
    /// for their turn.
    fn in_parts<T>(
        &mut self,
        items: impl Iterator<Item = T>,
        draw: impl Fn(&mut Self, T) -> Html,
    ) -> Html {
        let (mut shown, mut later) = (Vec::new(), Vec::new());
        let mut begun = self.pieces.len();
        let mut is_first = true;
        for item in items {
            let drawn = draw(self, item);
            if is_first {
                shown.push(drawn);
            } else {
                later.push(drawn);
            }
            if self.pieces.len() - begun >= AT_ONCE {
                is_first = false;
                begun = self.pieces.len();
                self.put_off(&mut later, &mut shown);
            }
        }
        self.put_off(&mut later, &mut shown);
        shown.into_iter().collect()
    }

    /// Makes a part of what has been drawn for later, where there is anything.
    fn put_off(&mut self, later: &mut Vec<Html>, shown: &mut Vec<Html>) {
        if later.is_empty() {
            return;
        }
        let number = self.parts;
        self.parts += 1;
        let content: Html = std::mem::take(later).into_iter().collect();
        shown.push(html! {
            <Part {number} content={Shared::new(content)} reveal={self.reveal.clone()} />
        });
    }

    fn block(&mut self, block: &Block) -> Html {
        let piece = self.piece(&block.origin);
        match &block.kind {
            BlockKind::Paragraph(content) => {
                html! { <p data-piece={piece}>{ self.inlines(content) }</p> }
            }
            BlockKind::Heading { level, content } => {
                let level = (*level).clamp(1, 6);
                html! { <@{format!("h{level}")} data-piece={piece}>{ self.inlines(content) }</@> }
            }
            BlockKind::List { kind, tight, items } => self.list(*kind, *tight, items, piece),
            BlockKind::Quote(blocks) => {
                html! { <blockquote data-piece={piece}>{ self.blocks(blocks) }</blockquote> }
            }
            BlockKind::Table {
                alignments,
                header,
                rows,
            } => self.table(alignments, header, rows, piece),
            BlockKind::Preformatted(text) => {
                html! { <pre data-piece={piece}>{ text }</pre> }
            }
            BlockKind::Rule => html! { <hr data-piece={piece} /> },
            BlockKind::Part(part, blocks) => {
                html! { <div class={part.name()} data-piece={piece}>{ self.blocks(blocks) }</div> }
            }
        }
    }

    fn list(&mut self, kind: ListKind, tight: bool, items: &[ListItem], piece: String) -> Html {
        let items = self.in_parts(items.iter(), Self::item);
        let class = tight.then_some("tight");
        match kind {
            ListKind::Bullet => html! { <ul {class} data-piece={piece}>{ items }</ul> },
            ListKind::Numbered { start } => {
                html! { <ol {class} start={start.to_string()} data-piece={piece}>{ items }</ol> }
            }
        }
    }

    fn item(&mut self, item: &ListItem) -> Html {
        let piece = self.piece(&item.origin);
        html! { <li data-piece={piece}>{ self.blocks(&item.blocks) }</li> }
    }

    fn table(
        &mut self,
        alignments: &[Alignment],
        header: &[TableCell],
        rows: &[Vec<TableCell>],
        piece: String,
    ) -> Html {
        let head = self.cells("th", alignments, header);
        let rows = self.in_parts(
            rows.iter(),
            |painter, row| html! { <tr>{ painter.cells("td", alignments, row) }</tr> },
        );
        html! {
            <table data-piece={piece}>
                <thead><tr>{ head }</tr></thead>
                <tbody>{ rows }</tbody>
            </table>
        }
    }

    fn cells(&mut self, tag: &'static str, alignments: &[Alignment], cells: &[TableCell]) -> Html {
        let aligned = cells.iter().zip(alignments);
        aligned
            .map(|(cell, alignment)| {
                let piece = self.piece(&cell.origin);
                let class = match alignment {
                    Alignment::Start => None,
                    Alignment::Centre => Some("centre"),
                    Alignment::End => Some("end"),
                };
                html! { <@{tag} {class} data-piece={piece}>{ self.inlines(&cell.content) }</@> }
            })
            .collect()
    }

    fn notes(&mut self, notes: &[Note]) -> Html {
        let notes = self.in_parts(notes.iter().enumerate(), |painter, (index, note)| {
            painter.note(index, note)
        });
        if self.document.notes.is_empty() {
            return Html::default();
        }
        html! {
            <section class="notes" role="doc-endnotes" aria-label="Footnotes">
                <ol>{ notes }</ol>
            </section>
        }
    }

    fn note(&mut self, index: usize, note: &Note) -> Html {
        let piece = self.piece(&note.origin);
        let number = index + 1;
        let back = (0..note.references).map(|occurrence| {
            let words = format!("Back to note {number} in the letter");
            html! {
                <>{ " " }<a href={format!("#reference-{number}-{occurrence}")} role="doc-backlink"
                    class="note-back" aria-label={words}>{ "↩" }</a></>
            }
        });
        html! {
            <li id={format!("note-{number}")} tabindex="-1" data-piece={piece}>
                <div class="note-text">{ self.blocks(&note.blocks) }</div>
                { for back }
            </li>
        }
    }
}
