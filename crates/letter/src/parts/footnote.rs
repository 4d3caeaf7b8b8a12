//! Footnotes as a form puts them in and changes them.

use crate::{Edit, Span};

/// A footnote's definition in the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// Its label.
    pub label: String,
    /// Its text, without the indentation of its further lines.
    pub text: String,
    /// The range of the text in the body.
    pub range: Span,
}

/// The edits that put a reference at `caret` and the definition at the end of the body.
#[must_use]
pub fn add_footnote(body: &str, caret: usize, text: &str) -> Vec<Edit> {
    let label = free_label(body, text);
    let end = body.trim_end().len().max(caret.min(body.len()));
    let gap = if definitions(body).next().is_some() || !body.trim().is_empty() {
        "\n\n"
    } else {
        ""
    };
    vec![
        Edit {
            range: Span::new(caret, caret),
            text: format!("[^{label}]"),
        },
        Edit {
            range: Span::new(end, body.len()),
            text: format!("{gap}[^{label}]: {}\n", indented(text)),
        },
    ]
}

/// The edit that gives a note another text.
#[must_use]
pub fn set_footnote(note: &Footnote, text: &str) -> Edit {
    Edit {
        range: note.range,
        text: indented(text),
    }
}

/// The definition of the note with that label.
#[must_use]
pub fn footnote(body: &str, label: &str) -> Option<Footnote> {
    definitions(body).find(|note| note.label == label)
}

/// The definitions in the body, in their order.
fn definitions(body: &str) -> impl Iterator<Item = Footnote> + '_ {
    let mut at = 0;
    let lines: Vec<(usize, &str)> = body
        .split_inclusive('\n')
        .map(|line| {
            let start = at;
            at += line.len();
            (start, line)
        })
        .collect();
    let mut index = 0;
    std::iter::from_fn(move || {
        loop {
            let (start, line) = *lines.get(index)?;
            index += 1;
            let Some((label, offset)) = definition_start(line) else {
                continue;
            };
            let mut end = start + line.trim_end().len();
            // Indented lines, and blank ones between them, go on with the note.
            for (start, line) in lines.iter().skip(index) {
                let goes_on = line.starts_with("    ") || line.trim().is_empty();
                let is_lazy = !line.starts_with("[^") && end + 1 == *start;
                if !goes_on && !is_lazy {
                    break;
                }
                if !line.trim().is_empty() {
                    end = start + line.trim_end().len();
                }
                index += 1;
            }
            let range = Span::new((start + offset).min(end), end);
            return Some(Footnote {
                label: label.to_owned(),
                text: outdented(range.of(body)),
                range,
            });
        }
    })
}

/// The label of a line that begins a definition, and where its text begins.
fn definition_start(line: &str) -> Option<(&str, usize)> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let rest = line.get(indent..)?.strip_prefix("[^")?;
    let (label, text) = rest.split_once("]:")?;
    let is_label = !label.is_empty() && !label.contains(['[', ']', ' ', '\n']);
    (indent < 4 && is_label).then(|| {
        let text = text.trim_start_matches([' ', '\t']);
        (label, line.len() - text.len())
    })
}

fn indented(text: &str) -> String {
    let lines = text.trim().lines().map(str::trim_end);
    let lines: Vec<&str> = lines.collect();
    lines.join("\n    ").replace("\n    \n", "\n\n")
}

fn outdented(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| line.strip_prefix("    ").unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// A label made of the first words of the note, that no note has yet.
pub(crate) fn free_label(body: &str, text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).take(3);
    let mut label = words.collect::<Vec<_>>().join("-").to_lowercase();
    // A label of digits alone would look like the number that the note prints with.
    if label.is_empty() || label.chars().all(|c| c.is_ascii_digit()) {
        label = format!("note{label}");
    }
    let is_taken = |label: &str| body.contains(&format!("[^{label}]"));
    if !is_taken(&label) {
        return label;
    }
    let mut numbered = (2..).map(|number| format!("{label}-{number}"));
    numbered.find(|label| !is_taken(label)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{add_footnote, footnote, set_footnote};
    use crate::{Edit, Fix};

    fn apply(body: &str, edits: Vec<Edit>) -> String {
        let title = String::new();
        Fix::new(title, edits).apply(body)
    }

    #[test]
    fn a_note_gets_its_mark_at_the_caret_and_its_text_at_the_end() {
        let body = "Our report is out.\n";
        let added = apply(body, add_footnote(body, 10, "The 2019 report, page 4."));
        assert_eq!(
            added,
            "Our report[^the-2019-report] is out.\n\n[^the-2019-report]: The 2019 report, page 4.\n"
        );
        let twice = apply(&added, add_footnote(&added, 3, "The 2019 report"));
        assert!(twice.starts_with("Our[^the-2019-report-2] report"));
        assert!(twice.ends_with("page 4.\n\n[^the-2019-report-2]: The 2019 report\n"));
    }

    #[test]
    fn a_note_at_the_very_end_comes_before_its_definition() {
        assert_eq!(
            apply("Hello", add_footnote("Hello", 5, "1")),
            "Hello[^note1]\n\n[^note1]: 1\n"
        );
    }

    #[test]
    fn a_note_of_several_paragraphs_is_read_and_written_back() {
        let body = "A[^a].\n\n[^a]: One.\n\n    Two.\n\n[^b]: Other.\n";
        let note = footnote(body, "a").unwrap();
        assert_eq!(note.text, "One.\n\nTwo.");
        let changed = apply(body, vec![set_footnote(&note, "New.\n\nNewer.")]);
        assert_eq!(
            changed,
            "A[^a].\n\n[^a]: New.\n\n    Newer.\n\n[^b]: Other.\n"
        );
        assert_eq!(footnote(body, "b").unwrap().text, "Other.");
        assert_eq!(footnote(body, "c"), None);
    }

    #[test]
    fn an_empty_note_can_be_filled_in() {
        let body = "[^a]:\n\nText.";
        let note = footnote(body, "a").unwrap();
        assert_eq!(note.text, "");
        assert_eq!(
            apply(body, vec![set_footnote(&note, "Now.")]),
            "[^a]:Now.\n\nText."
        );
    }
}
