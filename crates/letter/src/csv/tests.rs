use super::*;
use crate::template::{Field, FieldKind};

/// A template with fields of those names and labels.
fn template(fields: &[(&str, &str)]) -> Template {
    let field = |(name, label): &(&str, &str)| Field {
        label: (*label).to_owned(),
        ..Field::new(*name, FieldKind::Text)
    };
    Template {
        fields: fields.iter().map(field).collect(),
        ..Template::default()
    }
}

/// The cells by row, each row as `name=text` with `|` between.
fn rows(outcome: &CsvOutcome) -> Vec<String> {
    let cell = |(name, text): (&crate::FieldName, &String)| format!("{name}={text}");
    let row = |recipient: &Recipient| {
        recipient
            .cells
            .iter()
            .map(cell)
            .collect::<Vec<_>>()
            .join("|")
    };
    outcome.recipients.recipients.iter().map(row).collect()
}

#[track_caller]
fn check(text: &str, expected_rows: &[&str], expected_problems: &[&str]) -> CsvOutcome {
    let outcome = read(text.as_bytes(), None);
    assert_eq!(rows(&outcome), expected_rows);
    let problems: Vec<String> = outcome.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems.len(), expected_problems.len(), "{problems:#?}");
    for (problem, expected) in problems.iter().zip(expected_problems) {
        assert!(
            problem.starts_with(expected),
            "{problem}\nexpected {expected}"
        );
    }
    outcome
}

#[test]
fn a_table_as_it_should_be_loads_without_a_problem() {
    for text in [
        "a,b\n1,2\n3,4\n",
        "a,b\r\n1,2\r\n3,4",
        "a,b\r1,2\r3,4\r",
        "a;b\n1;2\n3;4\n",
        "a\tb\n1\t2\n3\t4\n",
        "\n\na,b\n\n1,2\n,\n , \n3,4\n\n",
        "a,b\n\"1\",\"2\"\n\"3\" ,4\n",
        "sep=;\r\na;b\r\n1;2\r\n3;4",
        "a,b,\n1,2,\n3,4,\n",
    ] {
        let outcome = check(text, &["a=1|b=2", "a=3|b=4"], &[]);
        assert_eq!(outcome.columns.len(), 2, "{text:?}");
    }
    check("name\nAnn\nBob", &["name=Ann", "name=Bob"], &[]);
    check("a,b\n\" x \", y \n", &["a= x |b= y "], &[]);
    check(
        "a,b\n\"1\n2\r\n3\",\"say \"\"yes\"\"\"\n",
        &["a=1\n2\n3|b=say \"yes\""],
        &[],
    );
    check(
        "a,b\nthe \"big\" one,5\" nail\n",
        &["a=the \"big\" one|b=5\" nail"],
        &[],
    );
}

#[test]
fn a_row_with_too_many_or_too_few_cells_is_named() {
    let outcome = check(
        "a,b\n1\n2,3,High St, Town\n4,5,,\n6,7\n",
        &["a=1", "a=2|b=3", "a=4|b=5", "a=6|b=7"],
        &[
            "Row 2, column 2: This row has 1 cell, but the headings name 2.",
            "Row 3, column 3: This row has 4 cells",
        ],
    );
    assert!(
        outcome.problems[1]
            .message
            .contains("Left out: “High St”, “Town”.")
    );
}

#[test]
fn a_duplicate_or_an_empty_heading_is_named_and_its_column_kept() {
    let outcome = check(
        "Date,,date,Name, date\n1,2,3,4,5\n",
        &["Date=1|Date_2=3|Date_3=5|Name=4|column_2=2"],
        &[
            "Row 1, column 2: This column has no heading. It was loaded as “column_2”.",
            "Row 1, column 3: The heading “date” is also that of column 1. This column was loaded as “Date_2”.",
            "Row 1, column 5: The heading “date”",
        ],
    );
    assert_eq!(outcome.columns[2].heading, "date");
    check(
        "a,a_2,a\n1,2,3\n",
        &["a=1|a_2=2|a_3=3"],
        &["Row 1, column 3"],
    );
    check(
        "column_2,\n1,2\n",
        &["column_2=1|column_2_2=2"],
        &["Row 1, column 2"],
    );
}

#[test]
fn a_quotation_mark_that_is_never_closed_spoils_one_cell() {
    check(
        "a,b\n1,\"2\n3,4\n",
        &["a=1|b=2", "a=3|b=4"],
        &["Row 2, column 2: The quotation mark"],
    );
    check(
        "a,b\n1,\"2\n3,\"four, or so\"\n5,6\n",
        &["a=1|b=2", "a=3|b=four, or so", "a=5|b=6"],
        &["Row 2, column 2: The quotation mark"],
    );
    check(
        "\"a,b\n1,2\n",
        &["a=1|b=2"],
        &["Row 1, column 1: The quotation mark"],
    );
    check(
        "a,b\n\"",
        &[""],
        &[
            "Row 2, column 1: The quotation mark",
            "Row 2, column 2: This row has 1 cell",
        ],
    );
    check(
        "a,b\n\"x\"y,\"z\"\n",
        &["a=x\"y|b=z"],
        &["Row 2, column 1: The quotation mark"],
    );
}

#[test]
fn what_is_wrong_is_said_with_its_line_where_rows_have_several() {
    check(
        "a,b\n\"1\r\n2\n3\",x\n4,\"5\n6,7\n",
        &["a=1\n2\n3|b=x", "a=4|b=5", "a=6|b=7"],
        &["Row 3 (line 5), column 2: The quotation mark"],
    );
}

#[test]
fn a_quotation_mark_inside_a_quoted_cell_is_kept_and_named() {
    check(
        "a,b\n\"say \"yes\" now\",2\n",
        &["a=say \"yes\" now|b=2"],
        &["Row 2, column 1: A quotation mark"],
    );
}

#[test]
fn headings_are_matched_by_name_and_by_label() {
    let template = template(&[
        ("first_name", "Given name"),
        ("e_mail", ""),
        ("date", "Date of the letter"),
    ]);
    let columns = |text: &str| {
        let outcome = read(text.as_bytes(), Some(&template));
        assert_eq!(outcome.problems, []);
        let name =
            |column: &Column| format!("{}{}", column.name, if column.declared { "" } else { "?" });
        outcome
            .columns
            .iter()
            .map(name)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        columns("first_name,e_mail,date\nx,y,z\n"),
        "first_name e_mail date"
    );
    assert_eq!(
        columns("FIRST NAME,E-Mail,Date_Of_The_Letter\nx,y,z\n"),
        "first_name e_mail date"
    );
    assert_eq!(
        columns("given-name;  email ;town\nx;y;z\n"),
        "first_name e_mail town?"
    );
}

#[test]
fn a_table_without_any_field_of_the_template_says_so() {
    let outcome = read(
        b"x,y\n1,2\n",
        Some(&template(&[("name", ""), ("town", "")])),
    );
    assert_eq!(outcome.problems.len(), 1);
    assert!(
        outcome.problems[0]
            .to_string()
            .contains("Its fields are: name, town.")
    );
    assert_eq!(rows(&outcome), ["x=1|y=2"]);
}

#[test]
fn the_separator_is_the_one_that_makes_a_table() {
    let separator = |text: &str| read(text.as_bytes(), None).separator;
    assert_eq!(separator("a;b\n1,5;2\n2,5;3\n"), Separator::Semicolon);
    assert_eq!(
        separator("name;address, town\nAnn;1 High St, Leeds\n"),
        Separator::Semicolon
    );
    assert_eq!(separator("a,b\n\"x;y;z\",2\n"), Separator::Comma);
    assert_eq!(separator("a\tb, c\n1\t2\n"), Separator::Tab);
    assert_eq!(separator("name\nAnn\n"), Separator::Comma);
    let with_fields = template(&[("name", ""), ("amount", "")]);
    let outcome = read(b"name;amount\nAnn;1,5,6\n", Some(&with_fields));
    assert_eq!(outcome.separator, Separator::Semicolon);
}

#[test]
fn limits_are_sentences() {
    check("", &[], &["Row 1, column 1: This file is empty."]);
    check(" \n ,, \n", &[], &["Row 1, column 1: This file is empty."]);
    let rows = format!("a\n{}", "x\n".repeat(MAX_ROWS + 5));
    let outcome = read(rows.as_bytes(), None);
    assert_eq!(outcome.recipients.recipients.len(), MAX_ROWS);
    assert_eq!(outcome.problems[0].row, MAX_ROWS + 2);
    let long = format!("a,b\n{},2\n", "x".repeat(MAX_CELL_BYTES + 1));
    check(
        &long,
        &["b=2"],
        &["Row 2, column 1: This cell has more than 1 MB"],
    );
    let wide = format!("{}\n{}\n", "h,".repeat(1_000_000), "1,".repeat(1_000_000));
    assert_eq!(read(wide.as_bytes(), None).columns.len(), MAX_COLUMNS);
    let large = vec![b'x'; MAX_FILE_BYTES + 1];
    assert!(read(&large, None).problems[0].message.contains("100 MB"));
    let ragged = format!("a,b\n{}", "1\n".repeat(MAX_PROBLEMS * 2));
    let outcome = read(ragged.as_bytes(), None);
    assert_eq!(outcome.problems.len(), MAX_PROBLEMS);
    assert!(
        outcome.problems[MAX_PROBLEMS - 1]
            .message
            .ends_with("more problems after this one.")
    );
}

#[test]
fn what_is_written_is_read_back() {
    let cells = [
        "",
        " ",
        "a",
        "a,b",
        "a;b",
        "a\tb",
        "\"",
        "\"\"",
        "a\nb",
        "\n",
        "=1+1",
        "-5",
        "sep=;",
        "\u{feff}x",
        "'",
        " x ",
        "Zoë",
        "日本語",
        "\0",
    ];
    for language in ["en-GB", "de"] {
        let template = Template {
            language: language.to_owned(),
            ..template(&[("sep=,", ""), ("b b", ""), ("a,", "")])
        };
        let mut recipients = Vec::new();
        for first in cells {
            for second in cells {
                let mut recipient = Recipient::default();
                recipient.set("sep=,", first);
                recipient.set("a,", second);
                recipient.set("other", first);
                recipients.push(recipient);
            }
        }
        let recipients = Recipients {
            recipients,
            ..Recipients::default()
        };
        let outcome = read(write(&template, &recipients).as_bytes(), Some(&template));
        assert_eq!(outcome.problems, []);
        assert_eq!(outcome.recipients, recipients);
    }
}

#[test]
fn marks_that_are_never_closed_take_no_more_than_one_pass() {
    for line in ["\"a,", "\"a\n", "\"\"a,\"b\n", "\"\n,\"\"\"x,"] {
        let text = line.repeat(1_000_000 / line.len());
        let outcome = read(text.as_bytes(), None);
        assert!(!outcome.problems.is_empty());
    }
}

#[test]
fn a_table_of_many_steps_is_read_as_in_one() {
    let row = |number: usize| format!("{number},\"two\nlines\"\n");
    let text = format!(
        "sep=,\na,b\n{}9,\"x\n",
        (0..1_000).map(row).collect::<String>()
    );
    let outcome = read(text.as_bytes(), None);
    assert_eq!(outcome.recipients.recipients.len(), 1_001);
    assert_eq!(outcome.recipients.recipients[999].cell("a"), "999");
    let [problem] = outcome.problems.as_slice() else {
        panic!("{:?}", outcome.problems)
    };
    assert_eq!((problem.row, problem.line), (1_002, 2_002));
}
