//! Draws the running text of a letter.

use letter::links::Target;
use letter::{Inline, InlineKind, Origin, walk};
use yew::prelude::*;

use super::painter::{CROWDED, Painter};
use super::picture::PictureView;

impl Painter<'_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline]) -> Html {
        if inlines.len() > CROWDED {
            return crowded(inlines);
        }
        inlines.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&mut self, inline: &Inline) -> Html {
        let origin = &inline.origin;
        match &inline.kind {
            InlineKind::Text(text) => self.text(origin, html! { text }),
            InlineKind::Emphasis(content) => {
                let piece = self.piece(origin);
                html! { <em data-piece={piece}>{ self.inlines(content) }</em> }
            }
            InlineKind::Strong(content) => {
                let piece = self.piece(origin);
                html! { <strong data-piece={piece}>{ self.inlines(content) }</strong> }
            }
            InlineKind::Strikethrough(content) => {
                let piece = self.piece(origin);
                html! { <s data-piece={piece}>{ self.inlines(content) }</s> }
            }
            InlineKind::Code(text) => {
                let piece = self.piece(origin);
                html! { <code data-piece={piece}>{ text }</code> }
            }
            InlineKind::Link {
                target,
                title,
                content,
            } => self.link(origin, target, title, content),
            InlineKind::Image {
                source,
                alternative,
            } => self.image(origin, source.as_deref(), alternative),
            InlineKind::SoftBreak => html! { " " },
            InlineKind::HardBreak => html! { <br /> },
            InlineKind::NoteReference { note, occurrence } => {
                self.note_reference(origin, note + 1, *occurrence)
            }
        }
    }

    /// A piece of text; marked where it came from a field.
    fn text(&mut self, origin: &Origin, content: Html) -> Html {
        let piece = self.piece(origin);
        let marked = self.marks && origin.merged;
        let class = marked.then_some("merged");
        let title = self.field_label(origin).filter(|_| marked);
        html! { <span {class} {title} data-piece={piece}>{ content }</span> }
    }

    fn field_label(&self, origin: &Origin) -> Option<String> {
        let name = origin.field.as_ref()?.as_str();
        let field = self.template.field(name);
        Some(field.map_or(name, |field| field.display_name()).to_owned())
    }

    fn link(&mut self, origin: &Origin, target: &Target, title: &str, content: &[Inline]) -> Html {
        let piece = self.piece(origin);
        let content = self.inlines(content);
        let title = (!title.is_empty()).then(|| title.to_owned());
        match target.href() {
            Some(href) => html! {
                <a href={href.to_owned()} {title} target="_blank" rel="noopener noreferrer" data-piece={piece}>
                    { content }
                </a>
            },
            None => html! { <span class="dead-link" {title} data-piece={piece}>{ content }</span> },
        }
    }

    fn image(&mut self, origin: &Origin, source: Option<&str>, alternative: &str) -> Html {
        let piece = self.piece(origin);
        match source.filter(|source| source.starts_with("data:image/")) {
            Some(source) => html! {
                <PictureView source={source.to_owned()} alternative={alternative.to_owned()} piece={Some(AttrValue::from(piece))} />
            },
            None => html! {
                <span class="missing-image" data-piece={piece}>{ format!("Picture: {alternative}") }</span>
            },
        }
    }

    fn note_reference(&mut self, origin: &Origin, number: usize, occurrence: usize) -> Html {
        let piece = self.piece(origin);
        html! {
            <sup class="note-mark" data-piece={piece}>
                <a href={format!("#note-{number}")} id={format!("reference-{number}-{occurrence}")}
                    role="doc-noteref" aria-label={format!("Note {number}")}>{ number }</a>
            </sup>
        }
    }
}

/// The text of a paragraph with more in it than any letter has: its words, lines and the numbers of
/// its notes.
fn crowded(inlines: &[Inline]) -> Html {
    let mut lines = vec![String::new()];
    walk::inlines(inlines, &mut |inline| {
        let text = match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => text,
            InlineKind::SoftBreak => " ",
            InlineKind::HardBreak => return lines.push(String::new()),
            InlineKind::Image { alternative, .. } => alternative,
            InlineKind::NoteReference { note, .. } => &raised(note + 1),
            _ => return,
        };
        if let Some(line) = lines.last_mut() {
            line.push_str(text);
        }
    });
    let lines = lines.into_iter().enumerate();
    lines
        .map(|(at, line)| html! { <>if at > 0 { <br /> }{ line }</> })
        .collect()
}

/// The number in small raised figures.
fn raised(number: usize) -> String {
    const FIGURES: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let figures = number.to_string();
    let digits = figures.chars().filter_map(|c| c.to_digit(10));
    digits
        .filter_map(|digit| FIGURES.get(digit as usize))
        .collect()
}
