//! A problem: what is wrong with the letter, where, for whom, and what would mend it.

use serde::Serialize;

use crate::span::Span;
use crate::template::{Field, FieldName};

/// Something wrong with the template or with some recipients' letters, in the writer's words.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The rule's code, such as `F001`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, why, and what to do: one or two sentences of plain text.
    pub message: String,
    /// Where in the template's body; none where it is not about a place.
    pub range: Option<Span>,
    /// Indices of the recipients whose letters it concerns, ascending; empty where it is about the
    /// template alone.
    pub recipients: Vec<usize>,
    /// The field that it is about: that of the cells of [`Problem::recipients`] that are wrong, or
    /// the declaration itself where it concerns nobody in particular.
    pub field: Option<FieldName>,
    /// What mends it, where something is sure to.
    pub fix: Option<Fix>,
    /// What mends it, each in another way, where only a person can tell which is meant.
    pub ways: Vec<Fix>,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A letter should not go out like this.
    Error,
    /// Most likely a mistake.
    Warning,
    /// Worth a look.
    Advice,
}

/// What mends a problem: a change of the text, of the fields, of the recipients' cells, or several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fix {
    /// What it does, as a button would say it: "Renumber the notes".
    pub title: String,
    /// The edits of the body, none overlapping, ascending; all ranges are of the body before any.
    pub edits: Vec<Edit>,
    /// Declarations that take the place of those of the same names; those of new names are added.
    pub fields: Vec<Field>,
    /// The cells that get another text.
    pub cells: Vec<CellEdit>,
}

/// Replacing a range of the body by a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; an empty span inserts.
    pub range: Span,
    /// What takes its place.
    pub text: String,
}

/// Giving one recipient's cell another text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellEdit {
    /// The recipient's index.
    pub recipient: usize,
    /// The column.
    pub field: FieldName,
    /// The whole text of the cell.
    pub text: String,
}

impl Edit {
    /// Puts `text` in the place of `range`.
    #[must_use]
    pub fn new(range: Span, text: impl Into<String>) -> Self {
        Self {
            range,
            text: text.into(),
        }
    }

    /// Whether both would replace some of the same text.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.range.start < other.range.end && other.range.start < self.range.end
    }
}

impl Fix {
    /// A fix of that title that edits the body; `edits` in any order.
    #[must_use]
    pub fn new(title: impl Into<String>, mut edits: Vec<Edit>) -> Self {
        crate::order::sort_by_key(&mut edits, |edit| edit.range);
        Self {
            title: title.into(),
            edits,
            ..Self::default()
        }
    }

    /// A fix of that title that changes or adds a field.
    #[must_use]
    pub fn of_field(title: impl Into<String>, field: Field) -> Self {
        Self {
            title: title.into(),
            fields: vec![field],
            ..Self::default()
        }
    }

    /// A fix of that title that changes cells.
    #[must_use]
    pub fn of_cells(title: impl Into<String>, cells: Vec<CellEdit>) -> Self {
        Self {
            title: title.into(),
            cells,
            ..Self::default()
        }
    }

    /// The body with the edits made; an edit that does not fit the body is left out.
    #[must_use]
    pub fn apply(&self, body: &str) -> String {
        let mut mended = body.to_owned();
        for edit in self.edits.iter().rev() {
            if mended.get(edit.range.start..edit.range.end).is_some() {
                mended.replace_range(edit.range.start..edit.range.end, &edit.text);
            }
        }
        mended
    }

    /// Whether both can be made, each as if it were the only one: no text, field or cell is changed
    /// by both.
    #[must_use]
    pub fn goes_with(&self, other: &Self) -> bool {
        let edits = self.edits.iter().all(|edit| {
            let clashes = |other: &Edit| edit.overlaps(other) || edit == other;
            !other.edits.iter().any(clashes)
        });
        let fields = self
            .fields
            .iter()
            .all(|field| other.fields.iter().all(|other| field.name != other.name));
        let cells = self.cells.iter().all(|cell| {
            let same =
                |other: &CellEdit| (other.recipient, &other.field) == (cell.recipient, &cell.field);
            !other.cells.iter().any(same)
        });
        edits && fields && cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::FieldKind;

    fn cell(recipient: usize, field: &str) -> Fix {
        let field = field.into();
        let text = "x".to_owned();
        Fix::of_cells(
            "",
            vec![CellEdit {
                recipient,
                field,
                text,
            }],
        )
    }

    #[test]
    fn fixes_of_the_same_text_field_or_cell_do_not_go_together() {
        let edit = |start, end| Fix::new("", vec![Edit::new(Span::new(start, end), "x")]);
        let field = |name: &str| Fix::of_field("", Field::new(name, FieldKind::Date));
        for (one, other, together) in [
            (edit(0, 2), edit(2, 4), true),
            (edit(0, 3), edit(2, 4), false),
            (edit(2, 2), edit(2, 2), false),
            (field("born"), field("due"), true),
            (field("born"), field("born"), false),
            (cell(0, "born"), cell(1, "born"), true),
            (cell(0, "born"), cell(0, "born"), false),
            (field("born"), cell(0, "born"), true),
        ] {
            assert_eq!(one.goes_with(&other), together, "{one:?} {other:?}");
            assert_eq!(other.goes_with(&one), together, "{one:?} {other:?}");
        }
    }
}
