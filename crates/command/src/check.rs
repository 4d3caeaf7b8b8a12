//! `letterwright check`: what is wrong, and with whose letters.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, ValueEnum};
use letter::checks::Checker;
use letter::csv::CellProblem;
use letter::encoding::Encoding;
use letter::{Merger, Problem, Recipients, Severity, Template};
use serde::Serialize;

use crate::arguments::read_encoding;
use crate::{IN_ORDER, WITH_ERRORS, open};

/// What the command line asks for.
#[derive(Args, Debug, PartialEq, Eq)]
pub struct Options {
    pub template: PathBuf,
    pub recipients: PathBuf,
    /// How the characters of the recipients were saved, such as windows-1252 or macintosh, where it
    /// is not sure; without it, it is found out
    #[arg(long, value_name = "NAME", value_parser = read_encoding)]
    pub encoding: Option<Encoding>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Shape,
}

/// How it is said what is wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Shape {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// Checks all letters and says what was found.
pub fn check(options: &Options) -> Result<u8> {
    let mut template = open::template(&options.template)?;
    let people = open::people(&options.recipients, &template, options.encoding)?;
    people.declare(&mut template);
    let merger = Merger::new(template);
    let mut checker = Checker::new(&merger);
    let mut recipients = Recipients::default();
    let table = people.each(merger.template(), |recipient| {
        let index = recipients.recipients.len();
        checker.letter(&merger, index, &recipient, &merger.merge(&recipient));
        recipients.recipients.push(recipient);
        Ok(true)
    })?;
    let problems = checker.finish(&merger, &recipients);
    let report = Report {
        options,
        template: merger.template(),
        recipients: &recipients,
    };
    if options.format == Shape::Json {
        println!("{}", report.json(&problems, &table)?);
    } else {
        print!("{}", report.text(&problems, &table));
    }
    let has_error = problems
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    Ok(if has_error { WITH_ERRORS } else { IN_ORDER })
}

struct Report<'a> {
    options: &'a Options,
    template: &'a Template,
    recipients: &'a Recipients,
}

#[derive(Serialize)]
struct JsonReport<'a> {
    problems: Vec<JsonProblem<'a>>,
    table: Vec<JsonCell<'a>>,
}

#[derive(Serialize)]
struct JsonProblem<'a> {
    code: &'a str,
    severity: Severity,
    message: &'a str,
    /// Counted from 1, in the template's body.
    line: Option<usize>,
    column: Option<usize>,
    recipients: Vec<JsonRecipient>,
}

#[derive(Serialize)]
struct JsonRecipient {
    /// Counted from 1.
    number: usize,
    name: String,
}

#[derive(Serialize)]
struct JsonCell<'a> {
    row: usize,
    column: usize,
    message: &'a str,
}

impl Report<'_> {
    fn json(&self, problems: &[Problem], table: &[CellProblem]) -> Result<String> {
        let problems = problems.iter().map(|problem| {
            let place = self.place(problem);
            JsonProblem {
                code: problem.code,
                severity: problem.severity,
                message: &problem.message,
                line: place.map(|(line, _)| line),
                column: place.map(|(_, column)| column),
                recipients: self.people(problem),
            }
        });
        let cells = table.iter().map(|cell| JsonCell {
            row: cell.row,
            column: cell.column,
            message: &cell.message,
        });
        let report = JsonReport {
            problems: problems.collect(),
            table: cells.collect(),
        };
        Ok(serde_json::to_string_pretty(&report)?)
    }

    fn text(&self, problems: &[Problem], table: &[CellProblem]) -> String {
        let mut text = String::new();
        for cell in table {
            text += &format!("{}, {cell}\n", shown(&self.options.recipients));
        }
        for problem in problems {
            let place = match self.place(problem) {
                Some((line, column)) => format!(", line {line}, column {column}"),
                None => String::new(),
            };
            let severity = severity(problem.severity);
            text += &format!(
                "{}{place}: {severity} {}: {}{}\n",
                shown(&self.options.template),
                problem.code,
                problem.message,
                self.names(problem)
            );
        }
        text + &self.summary(problems)
    }

    /// Line and column of the problem, counted from 1.
    fn place(&self, problem: &Problem) -> Option<(usize, usize)> {
        let range = problem.range?;
        let before = self.template.body.get(..range.start)?;
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next()?.chars().count() + 1;
        Some((line, column))
    }

    fn people(&self, problem: &Problem) -> Vec<JsonRecipient> {
        let person = |index: &usize| JsonRecipient {
            number: index + 1,
            name: self.recipients.name(self.template, *index),
        };
        problem.recipients.iter().map(person).collect()
    }

    /// Whose letters the problem is about, the first of them by name.
    fn names(&self, problem: &Problem) -> String {
        const NAMED: usize = 3;
        let count = problem.recipients.len();
        if count == 0 {
            return String::new();
        }
        let named = problem.recipients.iter().take(NAMED);
        let mut names: Vec<String> = named
            .map(|index| self.recipients.name(self.template, *index))
            .collect();
        if count > NAMED {
            names.push(format!("{} more", count - NAMED));
        }
        format!(" [{}]", names.join(", "))
    }

    fn summary(&self, problems: &[Problem]) -> String {
        let letters = crate::share::counted(self.recipients.recipients.len(), "letter");
        let counts: Vec<String> = [
            (Severity::Error, "error"),
            (Severity::Warning, "warning"),
            (Severity::Advice, "piece of advice"),
        ]
        .into_iter()
        .filter_map(|(severity, name)| {
            let found = problems
                .iter()
                .filter(|problem| problem.severity == severity);
            let count = found.count();
            (count > 0).then(|| crate::share::counted(count, name))
        })
        .collect();
        if counts.is_empty() {
            format!("{letters} checked: nothing is wrong.\n")
        } else {
            format!("{letters} checked: {}.\n", counts.join(", "))
        }
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
