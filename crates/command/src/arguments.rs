//! The command line: what can be asked for, and the help that says so.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use letter::encoding::Encoding;

use crate::format::Format;
use crate::rows::Rows;
use crate::{IN_ORDER, apart, check, merge};

const HELP: &str = "\
Checks letters and writes them, for many recipients at once. Nothing leaves this machine.

letterwright check TEMPLATE RECIPIENTS [--format text|json] [--encoding NAME]
    Looks at every recipient's letter and lists what is wrong: footnotes, fields, conditions,
    links, and people's data in the template.

letterwright merge TEMPLATE RECIPIENTS --format FORMAT --out FOLDER
    Writes one letter for each recipient into the folder, which is made if it is not there. Files of
    the same names are replaced. Letters with errors are written and named; what the errors are,
    `letterwright check` says as well.

    --format FORMAT   text, html, email (HTML to paste into a message), markdown, docx (Word), or
                      pdf, which everyone can read, with eyes or without (PDF/UA-1)
    --out FOLDER      where the letters go
    --name PATTERN    how the files are called, such as --name \"{{ date }} {{ recipient }}\".
                      Any field can be used; `recipient` is the recipient's name and `number` the
                      place in the list. Without it: \"{{ recipient }}\"
    --rows A..B       only these recipients, counted from 1, both included: --rows 1000..2000,
                      --rows 5000.., --rows 7. The files are called as in a run over all of them,
                      so that several machines can share the work.
    --encoding NAME   how the characters of the recipients were saved, such as windows-1252 or
                      macintosh, where it is not sure; without it, it is found out
    --one-file        all letters in one file, called by the template's title; not for markdown.
                      As docx and pdf it is held in memory until it is written.
    --skip-errors     leave letters with errors out
    --fonts FOLDER    for pdf: the fonts of names in other scripts, such as the folder `fonts` of the
                      editor's site; without it, the folder `fonts` beside this program
    --jobs N          letters made at the same time; without it, as many as this machine has cores

TEMPLATE is a template that the editor has saved, or Markdown. RECIPIENTS is a recipients file, or a
table with headings (CSV) as spreadsheets write it.

The exit status is 0 if all is well, 1 if a letter has an error, and 2 if the command could not do
what it was asked; then it says why.
";

/// One command with its options.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    Help,
    Version,
    Check(check::Options),
    Merge(merge::Options),
    /// Begun by the program itself.
    MakeLetters,
}

impl Task {
    pub fn run(self) -> Result<u8> {
        match self {
            Self::Help => print!("{HELP}"),
            Self::Version => println!("letterwright {}", env!("CARGO_PKG_VERSION")),
            Self::Check(options) => return check::check(&options),
            Self::Merge(options) => return merge::merge(&options),
            Self::MakeLetters => return apart::serve(),
        }
        Ok(IN_ORDER)
    }
}

/// Reads the words after `letterwright`.
pub fn parse(words: &[String]) -> Result<Task> {
    let mut words = words.iter().map(String::as_str);
    let Some(command) = words.next() else {
        return Ok(Task::Help);
    };
    let words: Vec<_> = words.collect();
    if words.iter().any(|word| matches!(*word, "--help" | "-h")) {
        return Ok(Task::Help);
    }
    match command {
        "help" | "--help" | "-h" => Ok(Task::Help),
        "version" | "--version" | "-V" => Ok(Task::Version),
        "check" => parse_check(&words),
        "merge" => parse_merge(&words),
        apart::WORD => Ok(Task::MakeLetters),
        unknown => bail!("There is no command `{unknown}`. See letterwright --help."),
    }
}

fn parse_check(words: &[&str]) -> Result<Task> {
    let mut reader = Reader::new("check", words);
    let (mut as_json, mut encoding) = (false, None);
    while let Some(option) = reader.option()? {
        match option {
            "--format" => match reader.value("--format json")? {
                "json" => as_json = true,
                "text" => as_json = false,
                other => bail!("`check` has no format `{other}`. Its formats are text and json."),
            },
            "--encoding" => encoding = Some(reader.encoding()?),
            unknown => return reader.unknown(unknown),
        }
    }
    let (template, recipients) = reader.files()?;
    Ok(Task::Check(check::Options {
        template,
        recipients,
        encoding,
        as_json,
    }))
}

fn parse_merge(words: &[&str]) -> Result<Task> {
    let mut reader = Reader::new("merge", words);
    let (mut format, mut folder, mut pattern, mut rows) = (None, None, None, Rows::ALL);
    let (mut one_file, mut skip_errors, mut jobs) = (false, false, None);
    let (mut encoding, mut fonts) = (None, None);
    while let Some(option) = reader.option()? {
        match option {
            "--format" => format = Some(Format::named(reader.value("--format docx")?)?),
            "--out" => folder = Some(PathBuf::from(reader.value("--out letters")?)),
            "--name" => pattern = Some(reader.value("--name \"{{ recipient }}\"")?.to_owned()),
            "--rows" => rows = Rows::read(reader.value("--rows 1..100")?)?,
            "--jobs" => jobs = Some(read_jobs(reader.value("--jobs 4")?)?),
            "--encoding" => encoding = Some(reader.encoding()?),
            "--fonts" => fonts = Some(PathBuf::from(reader.value("--fonts fonts")?)),
            "--one-file" => one_file = true,
            "--skip-errors" => skip_errors = true,
            unknown => return reader.unknown(unknown),
        }
    }
    let (template, recipients) = reader.files()?;
    let format = format.with_context(|| {
        format!(
            "Say which format the letters should have: --format {}.",
            Format::names()
        )
    })?;
    let folder = folder.context("Say where the letters should go, such as --out letters.")?;
    if one_file && pattern.is_some() {
        bail!(
            "With --one-file there is one file, called by the template's title; leave --name out."
        );
    }
    if one_file {
        format.can_be_one_file()?;
    }
    Ok(Task::Merge(merge::Options {
        template,
        recipients,
        encoding,
        format,
        folder,
        pattern,
        rows,
        one_file,
        skip_errors,
        jobs,
        fonts,
    }))
}

fn read_jobs(text: &str) -> Result<usize> {
    const MOST: usize = 256;
    let jobs = text.parse().ok().filter(|jobs| (1..=MOST).contains(jobs));
    jobs.with_context(|| format!("--jobs needs a number from 1 to {MOST}, such as --jobs 4."))
}

/// Goes through the words: options one by one, and the names of files among them.
struct Reader<'w> {
    command: &'static str,
    words: std::slice::Iter<'w, &'w str>,
    files: Vec<PathBuf>,
    only_files: bool,
}

impl<'w> Reader<'w> {
    fn new(command: &'static str, words: &'w [&'w str]) -> Self {
        Self {
            command,
            words: words.iter(),
            files: Vec::new(),
            only_files: false,
        }
    }

    /// The next option.
    fn option(&mut self) -> Result<Option<&'w str>> {
        for word in self.words.by_ref() {
            match *word {
                "--" if !self.only_files => self.only_files = true,
                option if option.starts_with("--") && !self.only_files => return Ok(Some(option)),
                file => self.files.push(PathBuf::from(file)),
            }
        }
        Ok(None)
    }

    /// What follows an option.
    fn value(&mut self, example: &str) -> Result<&'w str> {
        let option = example.split(' ').next().unwrap_or_default();
        let value = self.words.next().filter(|value| !value.starts_with("--"));
        value
            .copied()
            .with_context(|| format!("{option} needs something after it, such as {example}."))
    }

    /// The encoding that is named after its option.
    fn encoding(&mut self) -> Result<Encoding> {
        let name = self.value("--encoding windows-1252")?;
        Encoding::named(name).with_context(|| {
            format!(
                "There is no encoding `{name}`. Encodings are called such as utf-8, windows-1252, \
                 macintosh or shift_jis."
            )
        })
    }

    fn unknown(&self, option: &str) -> Result<Task> {
        bail!(
            "`{}` takes no `{option}`. See letterwright --help.",
            self.command
        )
    }

    fn files(self) -> Result<(PathBuf, PathBuf)> {
        let command = self.command;
        let mut files = self.files.into_iter();
        match (files.next(), files.next(), files.next()) {
            (Some(template), Some(recipients), None) => Ok((template, recipients)),
            (_, _, Some(extra)) => bail!(
                "`{command}` takes two files, the template and the recipients, and no {}.",
                extra.display()
            ),
            _ => bail!(
                "`{command}` needs two files: letterwright {command} TEMPLATE RECIPIENTS. See \
                 letterwright --help."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Task> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parse(&words)
    }

    #[track_caller]
    fn check_fails(line: &str, expected: &str) {
        let message = format!("{:#}", parsed(line).unwrap_err());
        assert!(message.contains(expected), "{message}");
    }

    #[test]
    fn a_merge_has_its_options_in_any_order() {
        let expected = Task::Merge(merge::Options {
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
        });
        for line in [
            "merge a.json b.csv --format docx --out out --name {{number}} --rows 5..9 --skip-errors --jobs 3 --encoding windows-1250 --fonts noto",
            "merge --fonts noto --encoding CP1250 --jobs 3 --rows 5..9 --out out a.json --skip-errors --format docx --name {{number}} -- b.csv",
        ] {
            assert_eq!(parsed(line).unwrap(), expected, "{line}");
        }
    }

    #[test]
    fn what_is_missing_or_too_much_is_said_in_a_sentence() {
        check_fails("merge a b --out c", "Say which format");
        check_fails("merge a b --format text", "Say where");
        check_fails("merge a --format text --out c", "needs two files");
        check_fails("check a b c", "and no c");
        check_fails("check a b --format xml", "no format `xml`");
        check_fails("check a b --skip-errors", "`check` takes no");
        check_fails("merge a b --format rtf --out c", "no format `rtf`");
        check_fails("merge a b --format --out c", "--format needs something");
        check_fails("check a b --encoding EBCDIC", "no encoding `EBCDIC`");
        check_fails("merge a b --jobs 0", "from 1 to 256");
        check_fails("merge a b --rows 9..5", "--rows");
        check_fails(
            "merge a b --format markdown --out c --one-file",
            "footnotes",
        );
        check_fails("mrege", "no command `mrege`");
    }

    #[test]
    fn help_is_given_wherever_it_is_asked_for_and_names_every_format() {
        for line in ["", "help", "--help", "check -h", "merge a --help"] {
            assert_eq!(parsed(line).unwrap(), Task::Help, "{line}");
        }
        for name in Format::names().split('|') {
            assert!(HELP.contains(name), "{name}");
        }
    }
}
