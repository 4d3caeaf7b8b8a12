//! Tables that other readers of CSV are tested with.

use std::collections::BTreeSet;

use crate::support::{base64, cases};
use letter::{Field, FieldKind, Recipient, Recipients, Template, csv};
use serde_json::Value;

/// A table as rows of texts: the headings and a row for each recipient.
///
/// What is the same to a letter looks the same here: a cell that is missing is an empty one, an empty
/// row is none, and a line break is `\n`.
fn table(outcome: &csv::CsvOutcome) -> Vec<Vec<String>> {
    let headings = outcome
        .columns
        .iter()
        .map(|column| column.heading.clone())
        .collect();
    let cells = |recipient: &Recipient| {
        let cell = |column: &csv::Column| recipient.cell(column.name.as_str()).to_owned();
        outcome.columns.iter().map(cell).collect()
    };
    let rows = outcome.recipients.recipients.iter().map(cells);
    plain(std::iter::once(headings).chain(rows))
}

fn plain(rows: impl Iterator<Item = Vec<String>>) -> Vec<Vec<String>> {
    rows.map(|row| {
        let mut row: Vec<String> = row
            .iter()
            .map(|cell| cell.replace("\r\n", "\n").replace('\r', "\n"))
            .collect();
        while row.last().is_some_and(String::is_empty) {
            row.pop();
        }
        row
    })
    .filter(|row| !row.iter().all(|cell| cell.trim().is_empty()))
    .collect()
}

/// The rows that a case expects; rows of objects begin with their keys in the order of the input's
/// headings.
fn expected(case: &Value, data: &Value) -> Vec<Vec<String>> {
    let text = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    let rows = data.as_array().into_iter().flatten();
    let is_objects = data.get(0).is_some_and(Value::is_object);
    let input = case["input"]
        .as_str()
        .or(case["text"].as_str())
        .unwrap_or_default();
    let headings: Vec<String> = input
        .trim_start_matches('\u{feff}')
        .lines()
        .next()
        .unwrap_or_default()
        .split(',')
        .map(|heading| heading.trim_matches('"').to_owned())
        .collect();
    let first = is_objects.then(|| headings.clone());
    plain(first.into_iter().chain(rows.map(|row| {
        match row {
            Value::Object(cells) => headings
                .iter()
                .map(|heading| cells.get(heading).map(text).unwrap_or_default())
                .collect(),
            other => other.as_array().into_iter().flatten().map(text).collect(),
        }
    })))
}

/// The case or the option, and the reason.
type Reason = (&'static str, &'static str);

/// What is not the same, and why: an option that the other reader was given and this one has not.
const READ_OPTIONS: [Reason; 7] = [
    ("comments", "a line that starts with # is somebody's text"),
    (
        "delimiter",
        "cells are parted by a comma, a semicolon or a tab, and by nothing else",
    ),
    ("dynamicTyping", "a cell stays the text it is"),
    (
        "escapeChar",
        "a quotation mark in a quoted cell is written twice",
    ),
    ("preview", "a table is read to its end"),
    ("quoteChar", "quotation marks are the straight double ones"),
    (
        "skipFirstNLines",
        "the first row that is not empty holds the headings",
    ),
];

const ONE_CELL: &str =
    "a quotation mark that is never closed spoils one cell, not the rest of the table";
const NO_HEADING: &str = "a column with neither a heading nor a cell is none";
const RENAMED: &str = "the heading stays what it is, and the column's name is numbered from 2";
const HEADINGS_ALONE: &str = "headings without a row are still headings";
const SURPLUS: &str = "a cell beyond the last heading has no field, so it is named and left out";

/// What is not the same, and why, case by case.
const READ_CASES: [Reason; 22] = [
    (
        "csv-spectrum-location_coordinates",
        "the file that says what to expect has another number",
    ),
    (
        "csv-test-data-bad-header-less-fields",
        "named, and the rest loads",
    ),
    (
        "csv-test-data-bad-header-more-fields",
        "named, and the rest loads",
    ),
    (
        "csv-test-data-bad-header-no-header",
        "an empty file is said to be empty",
    ),
    (
        "csv-test-data-bad-header-wrong-header",
        "without a template no heading is wrong",
    ),
    ("csv-test-data-bad-missing-quote", ONE_CELL),
    (
        "csv-test-data-bad-quotes-with-unescaped-quote",
        "named, and the mark is kept",
    ),
    (
        "csv-test-data-bad-unescaped-quote",
        "a mark inside a cell without quotation marks is text",
    ),
    ("csv-test-data-header-no-rows", HEADINGS_ALONE),
    ("papaparse-core_parser_tests-19", ONE_CELL),
    ("papaparse-core_parser_tests-20", SURPLUS),
    ("papaparse-core_parser_tests-21", ONE_CELL),
    ("papaparse-core_parser_tests-22", ONE_CELL),
    ("papaparse-core_parser_tests-23", ONE_CELL),
    ("papaparse-core_parser_tests-34", NO_HEADING),
    ("papaparse-core_parser_tests-59", RENAMED),
    ("papaparse-core_parser_tests-61", RENAMED),
    ("papaparse-core_parser_tests-62", RENAMED),
    (
        "papaparse-parse_tests-9",
        "CR ends a row wherever it stands",
    ),
    ("papaparse-parse_tests-11", HEADINGS_ALONE),
    ("papaparse-parse_tests-48", NO_HEADING),
    ("papaparse-parse_tests-67", "cells are not parted by |"),
];

/// Checks that the case is as expected or explained, and that what is explained is not the same.
#[track_caller]
fn check(case: &Value, same: bool, cases: &[Reason], options: &[Reason]) {
    let id = case["id"].as_str().unwrap_or_default();
    let is_listed = cases.iter().any(|(known, _)| *known == id);
    let has_option = options
        .iter()
        .any(|(option, _)| case["config"].get(option).is_some());
    assert!(same || is_listed || has_option, "{id} differs");
    assert!(
        !(same && is_listed),
        "{id} is as expected and needs no explanation"
    );
}

#[test]
fn tables_come_out_as_expected_or_for_a_stated_reason() {
    let small = cases("corpora/csv/small_suites.jsonl");
    for case in &small {
        let bytes = base64(case, "b64").expect("the bytes of the table");
        let outcome = csv::read(&bytes, None);
        let same =
            case["expected"] != Value::Null && table(&outcome) == expected(case, &case["expected"]);
        check(case, same, &READ_CASES, &READ_OPTIONS);
    }
    let papaparse = cases("corpora/csv/papaparse.jsonl");
    for case in papaparse.iter().filter(|case| case["kind"] == "parse") {
        let outcome = csv::read(case["input"].as_str().unwrap_or_default().as_bytes(), None);
        let same = table(&outcome) == expected(case, &case["expected"]["data"]);
        check(case, same, &READ_CASES, &READ_OPTIONS);
    }
    let known: BTreeSet<&str> = small
        .iter()
        .chain(&papaparse)
        .filter_map(|case| case["id"].as_str())
        .collect();
    for (id, _) in READ_CASES.iter().filter(|_| !known.is_empty()) {
        assert!(known.contains(id), "there is no case {id}");
    }
}

#[test]
fn a_table_that_is_wrong_is_said_to_be() {
    for case in cases("corpora/csv/small_suites.jsonl") {
        let outcome = csv::read(&base64(&case, "b64").expect("the bytes of the table"), None);
        let id = case["id"].as_str().unwrap_or_default();
        let accepted = [
            // Nobody can tell from the table alone that these are wrong.
            "csv-test-data-bad-header-wrong-header",
            "csv-test-data-bad-unescaped-quote",
        ];
        if case["invalid"] == true && !accepted.contains(&id) {
            assert!(!outcome.problems.is_empty(), "{id}");
        }
    }
}

/// What is written otherwise, and why.
const WRITE_OPTIONS: [Reason; 6] = [
    (
        "delimiter",
        "a comma parts the cells in English, and a semicolon where the decimal sign is a comma",
    ),
    (
        "escapeChar",
        "a quotation mark in a quoted cell is written twice",
    ),
    ("newline", "rows end in CR LF"),
    ("quoteChar", "quotation marks are the straight double ones"),
    ("quotes", "quotation marks stand where they are needed"),
    ("skipEmptyLines", "every recipient has a row"),
];

#[test]
fn tables_are_written_as_others_write_them_or_for_a_stated_reason() {
    for case in cases("corpora/csv/papaparse.jsonl")
        .iter()
        .filter(|case| case["kind"] == "unparse")
    {
        let Some((template, recipients)) = recipients(&case["input"]) else {
            continue;
        };
        let written = csv::write(&template, &recipients);
        let expected = format!(
            "\u{feff}{}\r\n",
            case["expected"].as_str().unwrap_or_default()
        );
        check(case, written == expected, &[], &WRITE_OPTIONS);
    }
}

/// The rows of a case as recipients, the first as the names of the fields; none where they are no
/// even table of texts.
fn recipients(input: &Value) -> Option<(Template, Recipients)> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let rows: Vec<Vec<String>> = input
        .as_array()?
        .iter()
        .map(|row| row.as_array()?.iter().map(text).collect())
        .collect::<Option<_>>()?;
    let (names, rows) = rows.split_first()?;
    if rows.iter().any(|row| row.len() != names.len()) {
        return None;
    }
    let fields = names
        .iter()
        .map(|name| Field::new(name.as_str(), FieldKind::Text))
        .collect();
    let recipient = |row: &Vec<String>| names.iter().cloned().zip(row.iter().cloned()).collect();
    let recipients = Recipients {
        recipients: rows.iter().map(recipient).collect(),
        ..Recipients::default()
    };
    Some((
        Template {
            fields,
            ..Template::default()
        },
        recipients,
    ))
}
