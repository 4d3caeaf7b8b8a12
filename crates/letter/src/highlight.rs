//! What an editor shows of a template's text: its colours, and the chips that stand for its tags
//! and footnote marks.

mod chips;
mod conditions;
mod markup;
mod tags;
#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::markdown::{Outline, outline};
use crate::span::Span;
use crate::syntax::{self, Tag};
use crate::template::Template;

pub use conditions::in_words;

/// A range of the body and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Highlight {
    /// The range of the body.
    #[serde(skip)]
    pub span: Span,
    /// What it is.
    pub kind: HighlightKind,
}

/// What a range of the body is, for a colour or a face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HighlightKind {
    /// A heading, with its marks.
    Heading,
    /// Strong emphasis, with its marks.
    Strong,
    /// Emphasis, with its marks.
    Emphasis,
    /// Struck-out text, with its marks.
    Strikethrough,
    /// Text set as it is.
    Code,
    /// What a link shows.
    Link,
    /// Where a link leads.
    LinkTarget,
    /// A picture.
    Image,
    /// A line across the page.
    Rule,
    /// The `>` before a line of a quotation.
    QuoteMark,
    /// The bullet or number of a list's item.
    ListMark,
    /// A footnote's mark.
    NoteReference,
    /// The label before a footnote's text.
    NoteDefinition,
    /// A `:::` line.
    Block,
    /// A whole tag, its braces included.
    Tag,
    /// The name of a field or of a loop's variable in a tag.
    Field,
    /// The name of a filter or a test in a tag.
    Filter,
    /// A text in quotes in a tag.
    String,
    /// A comment.
    Comment,
    /// A tag that cannot be read.
    Broken,
}

/// What stands in the text's place where tags are not shown as they are written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chip {
    /// The range of the body that it stands for.
    #[serde(skip)]
    pub span: Span,
    /// What it is.
    pub kind: ChipKind,
    /// What it shows: a field's label, a condition in words, a note's number.
    pub label: String,
    /// What it says on hover: the tag as it is written, or the note's text.
    pub title: String,
}

/// What a chip stands for. Serialised as an editor draws it: an `elif` closes what stands before it
/// and opens what follows, as an `else` does, and both ends are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum ChipKind {
    /// A tag that prints a value.
    #[serde(rename = "field")]
    Field,
    /// The beginning of a choice.
    #[serde(rename = "condition")]
    If,
    /// Another condition of a choice.
    #[serde(rename = "else")]
    Elif,
    /// What holds where no condition does.
    #[serde(rename = "else")]
    Else,
    /// The end of a choice.
    #[serde(rename = "end")]
    EndIf,
    /// The beginning of a repetition.
    #[serde(rename = "loop")]
    For,
    /// The end of a repetition.
    #[serde(rename = "end")]
    EndFor,
    /// A comment.
    #[serde(rename = "comment")]
    Comment,
    /// A footnote's mark.
    #[serde(rename = "note")]
    NoteReference,
    /// The label before a footnote's text.
    #[serde(rename = "definition")]
    NoteDefinition,
}

/// Both at once, for the price of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The colours, ascending; one may lie in another.
    pub highlights: Vec<Highlight>,
    /// The chips, ascending and apart from each other.
    pub chips: Vec<Chip>,
}

/// The colours and the chips of a template's body.
#[must_use]
pub fn marks(template: &Template) -> Marks {
    Reading::new(template).marks()
}

/// The colours and the chips of the tags alone: what can be said without reading the Markdown
/// around them.
#[must_use]
pub fn tag_marks(template: &Template) -> Marks {
    Reading::of_tags(template).marks()
}

/// The colours of a template's body, ascending; one may lie in another.
///
/// ```
/// use letter::{Template, highlight::{HighlightKind, highlights}};
/// let template = Template { body: "A **bold** word".into(), ..Template::default() };
/// let found = highlights(&template);
/// assert_eq!(found[0].kind, HighlightKind::Strong);
/// assert_eq!(found[0].span.of(&template.body), "**bold**");
/// ```
#[must_use]
pub fn highlights(template: &Template) -> Vec<Highlight> {
    Reading::new(template).highlights()
}

/// The chips of a template's body, ascending and apart from each other.
#[must_use]
pub fn chips(template: &Template) -> Vec<Chip> {
    chips::all(&Reading::new(template))
}

/// A template's text, read once.
struct Reading<'a> {
    template: &'a Template,
    outline: Outline,
    tags: Vec<Tag>,
}

impl<'a> Reading<'a> {
    fn new(template: &'a Template) -> Self {
        Self {
            outline: outline(template),
            ..Self::of_tags(template)
        }
    }

    fn of_tags(template: &'a Template) -> Self {
        Self {
            template,
            outline: Outline::default(),
            tags: syntax::tags(&template.body),
        }
    }

    fn marks(&self) -> Marks {
        Marks {
            highlights: self.highlights(),
            chips: chips::all(self),
        }
    }

    fn highlights(&self) -> Vec<Highlight> {
        let mut found = Vec::new();
        markup::add(&self.template.body, &self.outline, &mut found);
        tags::add(&self.template.body, &self.tags, &mut found);
        found.retain(|highlight| !highlight.span.is_empty());
        crate::order::sort_by_key(&mut found, |highlight| {
            (highlight.span.start, std::cmp::Reverse(highlight.span.end))
        });
        found
    }
}
