//! Opening a file of any kind: what it is shows in what it holds, not in its name alone.

mod foreign;
mod infer;
mod opener;

use crate::csv::{self, CellProblem, CsvOutcome};
use crate::json::with_unix_line_breaks;
use crate::limits;
use crate::read_error::ReadError;
use crate::recipients::Recipients;
use crate::shorten::{LIST, shorten};
use crate::template::Template;

pub use infer::infer_fields;
pub use opener::{Import, Opener, Step};

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    /// A template document.
    Template(Template),
    /// A recipients document.
    Recipients(Recipients),
    /// A table of recipients.
    Csv(CsvOutcome),
    /// Plain Markdown, made into a template whose fields are inferred from its tags.
    Markdown(Template),
}

/// Opens a file: a template or recipients as JSON, a table of recipients, or plain Markdown.
///
/// The content decides. JSON is known by its braces; a name that ends in `.json`, `.csv`, `.tsv` or
/// `.md` settles what is left open, and any other text is a table if it has headings and even rows,
/// or headings that are fields of the template `current`, and otherwise Markdown.
///
/// A Markdown file's template is called by its first heading, or by the file's name.
///
/// # Errors
///
/// The file is too large, empty, no text, or a wrong document; the error is a sentence that says so
/// and, for a file of another program, what to do.
///
/// ```
/// use letter::import::{open, Opened};
/// use letter::FieldKind;
///
/// let Ok(Opened::Markdown(template)) = open(b"Dear {{ name }},\n", "thanks.md", None) else {
///     panic!("not Markdown");
/// };
/// assert_eq!(template.title, "thanks");
/// assert_eq!(template.fields[0].kind, FieldKind::Text);
///
/// let error = open(b"%PDF-1.7 ...", "letter.pdf", None).unwrap_err();
/// assert!(error.to_string().starts_with("This is a PDF."));
/// ```
pub fn open(
    bytes: &[u8],
    file_name: &str,
    current: Option<&Template>,
) -> Result<Opened, ReadError> {
    let mut opener = Opener::new(bytes.to_vec(), file_name, current.cloned(), None);
    let import = opener.finish()?;
    Ok(match import.opened {
        Opened::Csv(mut outcome) => {
            let notes = import.notes.into_iter().map(CellProblem::of_the_file);
            outcome.problems.splice(0..0, notes);
            Opened::Csv(outcome)
        }
        other => other,
    })
}

/// The table where somebody is in it: a list must never be replaced by nothing for want of a word.
fn with_rows(outcome: CsvOutcome) -> Result<CsvOutcome, ReadError> {
    if !outcome.recipients.recipients.is_empty() {
        return Ok(outcome);
    }
    let headings: Vec<&str> = outcome
        .columns
        .iter()
        .map(|column| column.heading.trim())
        .collect();
    Err(if headings.is_empty() {
        ReadError::Empty
    } else {
        let headings = shorten(&headings.join(", "), LIST);
        ReadError::NoRows { headings }
    })
}

/// The template of a Markdown file; one that is too long is refused before it is read.
fn markdown(text: String, file_name: &str) -> Result<Template, ReadError> {
    if text.len() > limits::BODY_BYTES {
        return Err(ReadError::LongBody);
    }
    let template = from_markdown(text, file_name);
    limits::check(&template)?;
    Ok(template)
}

/// What a text file is.
enum Kind {
    Json,
    Table,
    Markdown,
}

fn kind(text: &str, file_name: &str, current: Option<&Template>) -> Kind {
    match extension(file_name).as_str() {
        "json" => Kind::Json,
        _ if looks_like_json(text) => Kind::Json,
        "csv" | "tsv" => Kind::Table,
        "md" | "markdown" => Kind::Markdown,
        _ if csv::looks_like_table(text, current) => Kind::Table,
        _ => Kind::Markdown,
    }
}

/// What follows the last dot of the name, in lower case.
fn extension(file_name: &str) -> String {
    file_name
        .rsplit_once('.')
        .map_or_else(String::new, |(_, extension)| extension.to_lowercase())
}

/// Whether the text begins as a JSON object does and a template's tag does not: `{` and then a key
/// or the closing brace.
fn looks_like_json(text: &str) -> bool {
    text.trim_start()
        .strip_prefix('{')
        .is_some_and(|rest| rest.trim_start().starts_with(['"', '}']))
}

/// A template with that text, its fields inferred from the tags.
///
/// ```
/// use letter::import::from_markdown;
///
/// let template = from_markdown("# An invitation\n\n{{ date }}\n".to_owned(), "letter.md");
/// assert_eq!(template.title, "An invitation");
/// assert_eq!(template.fields[0].name.as_str(), "date");
/// ```
#[must_use]
pub fn from_markdown(text: String, file_name: &str) -> Template {
    let mut template = Template {
        body: with_unix_line_breaks(text),
        ..Template::default()
    };
    template.fields = infer_fields(&template.body);
    template.title = infer::first_heading(&template).unwrap_or_else(|| stem(file_name).to_owned());
    template
}

/// The file's name without the ending of a text file.
fn stem(file_name: &str) -> &str {
    match file_name.rsplit_once('.') {
        Some((stem, "md" | "markdown" | "txt" | "MD" | "TXT")) => stem,
        _ => file_name,
    }
}

#[cfg(test)]
mod tests;
