//! What could be typed next: names of fields, filters, tests, tags and footnotes.

mod place;

use serde::Serialize;

use crate::expression::{FILTERS, TESTS};
use crate::markdown::outline;
use crate::syntax::is_identifier;
use crate::template::{Field, FieldKind, Template};
use place::{Place, place};

/// What fits at a place in the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Completion {
    /// Where what has been typed of it begins, in bytes of the body.
    pub from: usize,
    /// What may take the place of everything from there to the caret.
    pub options: Vec<Candidate>,
}

/// Something that fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// What the list shows.
    pub label: String,
    /// A word or two beside it.
    pub detail: String,
    /// What is put into the text.
    pub insert: String,
    /// Where the caret goes then, in bytes of `insert`: its end, or the gap that is to be filled.
    pub caret: usize,
    /// A sentence about it.
    pub info: String,
}

/// What could be typed at `offset`, a byte of the body; none where that is anything.
///
/// ```
/// use letter::{Field, FieldKind, Template, completion::complete};
/// let template = Template {
///     fields: vec![Field::new("salutation", FieldKind::Text)],
///     body: "Dear {{ sal".into(),
///     ..Template::default()
/// };
/// let found = complete(&template, template.body.len()).expect("a field fits");
/// assert_eq!(found.from, 8);
/// assert_eq!(found.options[0].insert, "salutation }}");
/// ```
#[must_use]
pub fn complete(template: &Template, offset: usize) -> Option<Completion> {
    let before = template.body.get(..offset)?;
    let after = template.body.get(offset..)?;
    let (from, place) = place(before)?;
    let typed = before.get(from..)?.to_lowercase();
    let mut options = candidates(template, place, after);
    options.retain(|option| fits(option, &typed));
    (!options.is_empty()).then_some(Completion { from, options })
}

/// Whether what has been typed occurs at the beginning of a word of the label or the detail.
fn fits(option: &Candidate, typed: &str) -> bool {
    let starts = |text: &str| {
        let text = text.to_lowercase();
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        text.starts_with(typed) || words.any(|word| word.starts_with(typed))
    };
    typed.is_empty() || starts(&option.label) || starts(&option.detail)
}

fn candidates(template: &Template, place: Place<'_>, after: &str) -> Vec<Candidate> {
    match place {
        Place::Output { variables } => {
            let end = closer(after, "}}");
            names(template, &variables, end)
        }
        Place::Condition { variables } => names(template, &variables, ""),
        Place::Filter => FILTERS
            .iter()
            .map(|filter| candidate(filter.name, filter.usage, filter.usage, filter.summary))
            .collect(),
        Place::Test => TESTS
            .iter()
            .map(|test| candidate(test, "", test, ""))
            .collect(),
        Place::Tag => tags(after),
        Place::Note => notes(template, after),
    }
}

/// What stands where something is to be filled in.
const GAP: &str = "  ";

fn candidate(label: &str, detail: &str, insert: &str, info: &str) -> Candidate {
    Candidate {
        label: label.to_owned(),
        detail: detail.to_owned(),
        caret: insert.find(GAP).map_or(insert.len(), |at| at + 1),
        insert: insert.to_owned(),
        info: info.to_owned(),
    }
}

/// What ends the tag, unless it ends already.
fn closer(after: &str, end: &'static str) -> &'static str {
    let line = after.split('\n').next().unwrap_or_default();
    let open = line.find("{{").unwrap_or(line.len());
    let closed = line.find(end).is_some_and(|at| at <= open);
    match end {
        _ if closed => "",
        "}}" => " }}",
        "%}" => " %}",
        _ => end,
    }
}

/// The variables of the loops around, then the fields.
fn names(template: &Template, variables: &[&str], end: &str) -> Vec<Candidate> {
    let loops = variables.iter().map(|name| {
        let insert = format!("{name}{end}");
        candidate(name, "each in turn", &insert, "")
    });
    let fields = template.fields.iter();
    let usable = fields.filter(|field| is_identifier(field.name.as_str()));
    loops
        .chain(usable.map(|field| field_candidate(field, end)))
        .collect()
}

fn field_candidate(field: &Field, end: &str) -> Candidate {
    let name = field.name.as_str();
    let help = field.help.as_deref().unwrap_or_default();
    let info = match (help.is_empty(), kind_in_words(field.kind)) {
        (true, kind) => kind.to_owned(),
        (false, _) => help.to_owned(),
    };
    candidate(name, field.label.trim(), &format!("{name}{end}"), &info)
}

fn kind_in_words(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "A text in one line",
        FieldKind::Lines => "A text of several lines",
        FieldKind::Markdown => "A text with markup",
        FieldKind::Date => "A date",
        FieldKind::Number => "A number",
        FieldKind::YesNo => "Yes or no",
        FieldKind::Choice => "One of several choices",
        FieldKind::List => "A list of several values",
    }
}

/// Where a tag begins: a whole one with its end where it needs one and nothing closes it yet.
fn tags(after: &str) -> Vec<Candidate> {
    let end = closer(after, "%}");
    let alone = |name: &str, info: &str| candidate(name, "", &format!("{name}{end}"), info);
    let started = |name: &str, info: &str| candidate(name, "", &format!("{name} "), info);
    let whole = |name: &str, insert: &str, info: &str| {
        let insert = if end.is_empty() {
            format!("{name} ")
        } else {
            insert.to_owned()
        };
        candidate(name, "", &insert, info)
    };
    vec![
        whole("if", "if  %}{% endif %}", "Only where a condition holds"),
        started("elif", "Otherwise, only where another condition holds"),
        alone("else", "Where no condition before holds"),
        alone("endif", "The end of a condition"),
        whole(
            "for",
            "for line in  %}{% endfor %}",
            "Once for each line or item",
        ),
        alone("endfor", "The end of a repetition"),
    ]
}

/// The labels of the notes that the template defines, each once.
fn notes(template: &Template, after: &str) -> Vec<Candidate> {
    let end = if after.starts_with(']') { "" } else { "]" };
    let mut options: Vec<Candidate> = Vec::new();
    for definition in &outline(template).definitions {
        let label: &str = &definition.label;
        if options.iter().any(|option| option.label == label) {
            continue;
        }
        let text = definition.origin.range.of(&template.body);
        let text = text.split_once("]:").map_or("", |(_, text)| text.trim());
        let info: String = text.chars().take(200).collect();
        options.push(candidate(label, "", &format!("{label}{end}"), &info));
    }
    options
}

#[cfg(test)]
mod tests;
