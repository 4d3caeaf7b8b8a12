//! What the host of the editor reads: letters in a format, and problems as plain data.

use std::fmt;

use letter::formats::html::LetterInPieces;
use letter::{Severity, checks, formats};
use serde::Serialize;

use crate::platform::utf16::Positions;
use crate::session::{Session, Store};

/// A format that a letter can be had in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// The same without the page around it.
    Fragment,
    /// Markdown.
    Markdown,
}

/// Why a letter cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoLetter {
    /// There is no such format.
    Format(String),
    /// There are no recipients.
    Nobody,
    /// There is no such recipient.
    Recipient {
        /// The index asked for.
        index: usize,
        /// How many recipients there are.
        count: usize,
    },
}

impl fmt::Display for NoLetter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format(name) => {
                write!(
                    f,
                    "There is no format “{name}”. Ask for “text”, “html”, “markdown”, “pdf” or “docx”."
                )
            }
            Self::Nobody => f.write_str("There are no recipients, and so there are no letters."),
            Self::Recipient { index, count } => {
                write!(
                    f,
                    "There is no recipient {index}: there are {count}, counted from 0."
                )
            }
        }
    }
}

impl Format {
    /// The format of that name.
    ///
    /// # Errors
    ///
    /// Where there is no such format.
    pub fn read(name: &str) -> Result<Self, NoLetter> {
        match name {
            "text" => Ok(Self::Text),
            "html" => Ok(Self::Html),
            "fragment" => Ok(Self::Fragment),
            "markdown" => Ok(Self::Markdown),
            _ => Err(NoLetter::Format(name.to_owned())),
        }
    }
}

/// A letter in a format.
#[derive(Debug)]
pub enum Letter {
    /// As a whole.
    Text(String),
    /// In pieces, most of which other letters have too.
    Pieces(LetterInPieces),
}

impl fmt::Display for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Pieces(letter) => letter.fmt(f),
        }
    }
}

/// The letter of the recipient at `index`.
///
/// # Errors
///
/// Where there is no such recipient.
pub fn letter(store: &Store, index: usize, format: Format) -> Result<Letter, NoLetter> {
    let session = store.session();
    let count = session.people.len();
    let recipient = session
        .people
        .get(index)
        .ok_or(NoLetter::Recipient { index, count })?;
    let merger = store.merger();
    let document = || merger.merge(recipient).document;
    Ok(match format {
        Format::Text => Letter::Text(formats::text::write(&document())),
        Format::Markdown => Letter::Text(formats::markdown::write(&document())),
        Format::Html => Letter::Pieces(merger.page(recipient)),
        Format::Fragment => Letter::Pieces(merger.fragment(recipient)),
    })
}

#[derive(Serialize)]
struct PublicProblem<'a> {
    code: &'a str,
    severity: Severity,
    message: &'a str,
    range: Option<PublicRange>,
    recipients: &'a [usize],
    fix: Option<PublicFix<'a>>,
}

#[derive(Serialize)]
struct PublicRange {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct PublicFix<'a> {
    title: &'a str,
}

/// The problems as a JSON list, ranges in UTF-16 units; checks at once what has not been checked.
pub fn problems(session: &Session) -> String {
    if session.is_checked() {
        return to_json(session, &session.checked.problems);
    }
    let recipients = session.people.to_recipients();
    to_json(session, &checks::check(&session.template, &recipients))
}

fn to_json(session: &Session, problems: &[letter::Problem]) -> String {
    let positions = Positions::of(session.template.body.clone());
    let public: Vec<PublicProblem<'_>> = problems
        .iter()
        .map(|problem| PublicProblem {
            code: problem.code,
            severity: problem.severity,
            message: &problem.message,
            range: problem.range.map(|range| {
                let (start, end) = positions.range_to_utf16(range);
                PublicRange { start, end }
            }),
            recipients: &problem.recipients,
            fix: problem
                .fix
                .as_ref()
                .map(|fix| PublicFix { title: &fix.title }),
        })
        .collect();
    serde_json::to_string(&public).unwrap_or_else(|_| "[]".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Format, letter};
    use crate::sample;
    use crate::session::{Session, Store};

    #[test]
    fn a_letter_can_be_had_in_each_format() {
        let store = Store::new(Session::new(sample::opening()));
        for (name, expected) in [
            ("text", "Dear Petra,"),
            ("html", "<title>Thank you to our volunteers</title>"),
            ("markdown", "**Tidewater Museum**"),
        ] {
            let format = Format::read(name).unwrap();
            let text = letter(&store, 2, format).unwrap().to_string();
            assert!(text.contains(expected), "{name}: {text}");
        }
    }

    #[test]
    fn what_there_is_not_is_said_in_a_sentence() {
        let store = Store::new(Session::new(sample::opening()));
        assert_eq!(
            letter(&store, 6, Format::Text).unwrap_err().to_string(),
            "There is no recipient 6: there are 6, counted from 0."
        );
        assert!(
            Format::read("pdf")
                .unwrap_err()
                .to_string()
                .contains("“pdf”")
        );
    }
}
