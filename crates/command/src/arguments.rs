//! The command line: what can be asked for.

use anyhow::{Context as _, Result};
use clap::Parser;
use letter::encoding::Encoding;

use crate::{apart, check, merge};

const FILES_AND_STATUS: &str = "\
TEMPLATE is a template that the editor has saved, or Markdown. RECIPIENTS is a recipients file, or a
table with headings (CSV) as spreadsheets write it.

The exit status is 0 if all is well, 1 if a letter has an error, and 2 if the command could not do
what it was asked; then it says why.";

/// Checks letters and writes them, for many recipients at once. Nothing leaves this machine.
#[derive(Debug, Parser)]
#[command(name = "letterwright", version, after_help = FILES_AND_STATUS)]
pub enum Task {
    /// Looks at every recipient's letter and lists what is wrong: footnotes, fields, conditions,
    /// links, and people's data in the template
    #[command(after_help = FILES_AND_STATUS)]
    Check(check::Options),
    /// Writes one letter for each recipient into a folder. Letters with errors are written and named;
    /// what the errors are, `letterwright check` says as well
    #[command(after_help = FILES_AND_STATUS)]
    Merge(merge::Options),
    /// Begun by the program itself.
    #[command(name = apart::WORD, hide = true)]
    MakeLetters,
}

impl Task {
    pub fn run(self) -> Result<u8> {
        match self {
            Self::Check(options) => check::check(&options),
            Self::Merge(options) => merge::merge(&options),
            Self::MakeLetters => apart::serve(),
        }
    }
}

/// The encoding of that name.
pub fn read_encoding(name: &str) -> Result<Encoding> {
    Encoding::named(name).context(
        "There is no such encoding. Encodings are called such as utf-8, windows-1252, macintosh or \
         shift_jis.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::rows::Rows;

    fn parsed(line: &str) -> Result<Task, clap::Error> {
        Task::try_parse_from(format!("letterwright {line}").split_whitespace())
    }

    #[track_caller]
    fn check_fails(line: &str, expected: &str) {
        let message = parsed(line).unwrap_err().to_string();
        assert!(message.contains(expected), "{message}");
    }

    #[test]
    fn a_merge_has_its_options_in_any_order() {
        let expected = merge::Options {
            template: "a.json".into(),
            recipients: "b.csv".into(),
            encoding: Encoding::named("cp1250"),
            format: Format::Docx,
            folder: "out".into(),
            pattern: Some("{{number}}".to_owned()),
            rows: Rows::read("5..9").unwrap(),
            one_file: false,
            skip_errors: true,
            jobs: Some(3),
            fonts: Some("noto".into()),
        };
        for line in [
            "merge a.json b.csv --format docx --out out --name {{number}} --rows 5..9 --skip-errors --jobs 3 --encoding windows-1250 --fonts noto",
            "merge --fonts noto --encoding CP1250 --jobs 3 --rows 5..9 --out out a.json --skip-errors --format docx --name {{number}} -- b.csv",
        ] {
            let Task::Merge(options) = parsed(line).unwrap() else {
                panic!("{line}");
            };
            assert_eq!(options, expected, "{line}");
        }
    }

    #[test]
    fn what_is_missing_or_too_much_is_said() {
        check_fails("merge a b --out c", "--format <FORMAT>");
        check_fails("merge a b --format text", "--out <FOLDER>");
        check_fails("merge a --format text --out c", "<RECIPIENTS>");
        check_fails("check a b c", "unexpected argument 'c'");
        check_fails("check a b --format xml", "text, json");
        check_fails(
            "check a b --skip-errors",
            "unexpected argument '--skip-errors'",
        );
        check_fails("merge a b --format rtf --out c", "no format `rtf`");
        check_fails(
            "merge a b --format --out c",
            "a value is required for '--format",
        );
        check_fails("check a b --encoding EBCDIC", "no such encoding");
        check_fails("merge a b --jobs 0", "1..=256");
        check_fails("merge a b --rows 9..5", "names no recipients");
        check_fails("merge a b --one-file --name x", "cannot be used with");
        check_fails("mrege", "'merge'");
    }
}
