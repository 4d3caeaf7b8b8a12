use super::*;
use crate::json;
use crate::read_error::MAX_FILE_BYTES;
use crate::template::{Field, FieldKind};

/// The fields of the body as `name kind`, with commas between them.
fn fields(body: &str) -> String {
    let one = |field: &Field| format!("{} {:?}", field.name, field.kind);
    infer_fields(body)
        .iter()
        .map(one)
        .collect::<Vec<_>>()
        .join(", ")
}

#[test]
fn a_kind_is_guessed_from_the_use() {
    for (body, expected) in [
        ("no tags", ""),
        ("{{ name }} and {{ name }}", "name Text"),
        (
            "{% if known %}a{% elif not old and (new or odd) %}b{% endif %}",
            "known YesNo, old YesNo, new YesNo, odd YesNo",
        ),
        ("{% if name %}Dear {{ name }}{% endif %}", "name Text"),
        ("{% if tone == \"formal\" %}a{% endif %}", "tone Text"),
        ("{{ \"a\" if known else \"b\" }}", "known YesNo"),
        ("{{ a if b else c }}", "a Text, b YesNo, c Text"),
        (
            "{{ sent_date }} {{ update }} {{ Date }}",
            "sent_date Date, update Text, Date Date",
        ),
        (
            "{% for line in address %}{{ line }}{% endfor %}",
            "address Lines",
        ),
        ("We met {{ guests | join_and }}.", "guests List"),
        ("{{ due | date(\"D MMM\") }}", "due Date"),
        ("{{ address }}\n", "address Lines"),
        ("to {{ address }}", "address Text"),
        (
            "{{ home_address }}\n\n{{ address | upper }}\n",
            "home_address Lines, address Lines",
        ),
        ("{{ name }} {{ address }}\n", "name Text, address Text"),
        (
            "{% for item in items %}{{ item }} {{ loop.index }} {{ other }}{% endfor %}",
            "items List, other Text",
        ),
        (
            "{% for item in items | lines %}{{ item }}{% endfor %}{{ item }}",
            "items Lines, item Text",
        ),
        (
            "{{ place | ordinal }} {{ price | round(2) }}",
            "place Number, price Number",
        ),
        ("{# {{ never }} #}{{ a.b }}", "a Text"),
        ("{{ unclosed", ""),
        ("{% if a %}{{ b }}", "b Text"),
    ] {
        assert_eq!(fields(body), expected, "{body}");
    }
}

#[test]
fn a_markdown_file_becomes_a_template() {
    let text = b"\xEF\xBB\xBF::: letterhead\r\n**Us**\r\n:::\r\n\r\n## Your *visit* on {{ date }}\r\n\r\nDear {{ name }},\r\n";
    let Ok(Opened::Markdown(template)) = open(text, "visit.md", None) else {
        panic!()
    };
    assert_eq!(template.title, "Your visit on");
    assert_eq!(template.language, "en-GB");
    assert!(template.body.starts_with("::: letterhead\n**Us**\n:::\n"));
    assert_eq!(template.fields.len(), 2);
    assert_eq!(template.fields[0].label, "Date");
    for (name, title) in [
        ("thanks.md", "thanks"),
        ("v1.2 of it", "v1.2 of it"),
        ("a.b.txt", "a.b"),
        ("", ""),
    ] {
        assert_eq!(from_markdown("Dear all,".to_owned(), name).title, title);
    }
}

/// What the file is opened as, or why it is not.
fn kind_of(bytes: &[u8], name: &str, current: Option<&Template>) -> String {
    match open(bytes, name, current) {
        Ok(Opened::Template(_)) => "template".to_owned(),
        Ok(Opened::Recipients(_)) => "recipients".to_owned(),
        Ok(Opened::Csv(_)) => "table".to_owned(),
        Ok(Opened::Markdown(_)) => "markdown".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_content_decides_what_a_file_is() {
    let template = json::write_template(&Template::default());
    let recipients = json::write_recipients(&Recipients::default());
    for name in ["x.json", "x.txt", "x.md", "x.csv", "x"] {
        assert_eq!(
            kind_of(template.as_bytes(), name, None),
            "template",
            "{name}"
        );
        assert_eq!(
            kind_of(recipients.as_bytes(), name, None),
            "recipients",
            "{name}"
        );
    }
    for (text, name, expected) in [
        ("name,town\nAnn,Leeds\n", "x.csv", "table"),
        ("name,town\nAnn,Leeds\n", "x.txt", "table"),
        ("name\ttown\nAnn\tLeeds\n", "", "table"),
        ("name\nAnn\n", "x.csv", "table"),
        ("name,town\nAnn,Leeds\n", "x.md", "markdown"),
        ("Dear {{ name }},\n\nthank you.\n", "x.txt", "markdown"),
        ("Dear Ann,\nBest wishes,\n", "x.txt", "markdown"),
        ("{{ date }}\n", "x", "markdown"),
        ("{% if a %}b{% endif %}", "x", "markdown"),
        ("# Title\n", "", "markdown"),
    ] {
        assert_eq!(
            kind_of(text.as_bytes(), name, None),
            expected,
            "{name}: {text}"
        );
    }
}

#[test]
fn headings_of_the_open_template_make_a_table() {
    let current = Template {
        fields: vec![Field::new("name", FieldKind::Text)],
        ..Template::default()
    };
    let text = b"Name,Town\nAnn\n";
    assert_eq!(kind_of(text, "x.txt", Some(&current)), "table");
    assert_eq!(kind_of(text, "x.txt", None), "markdown");
}

#[test]
fn a_list_of_nobody_is_not_opened() {
    let rows = "This file has no rows below its headings, “name, town”, so nobody is in it.";
    for (text, expected) in [
        ("name,town\n", rows),
        ("\n\nname,town", rows),
        ("name;town\n;\n ; \n", rows),
        ("sep=;\nname;town\n", rows),
        (",,\n,,\n", "This file is empty."),
    ] {
        let said = kind_of(text.as_bytes(), "people.csv", None);
        assert!(said.starts_with(expected), "{text:?}: {said}");
    }
}

#[test]
fn files_of_other_programs_are_refused_by_a_sentence() {
    for (bytes, name, start) in [
        (
            &b"PK\x03\x04....xl/workbook.xml"[..],
            "a",
            "This is an Excel workbook. In Excel choose",
        ),
        (
            b"PK\x03\x04....word/document.xml",
            "a",
            "This is a Word document.",
        ),
        (
            b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text",
            "a",
            "This is a word processor’s document.",
        ),
        (b"PK\x03\x04", "list.xlsx", "This is an Excel workbook."),
        (b"PK\x03\x04", "things.zip", "This is a compressed file."),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1",
            "old.xls",
            "This is a document of an older Office program.",
        ),
        (b"%PDF-1.4", "a.csv", "This is a PDF."),
        (b"\x89PNG\r\n", "a.md", "This is an image."),
        (
            b"{\\rtf1 Hello}",
            "a.rtf",
            "This is a word processor’s document.",
        ),
        (b"<!DOCTYPE HTML><p>Hi", "a.html", "This is a web page."),
        (
            b"\x7FELF\0\0\0\0\0\x01\x02\x03",
            "a",
            "This file is not text.",
        ),
        (b"", "a.md", "This file is empty."),
        (b" \n", "a.json", "This file is empty."),
        (
            b"{\"a\": }",
            "a.txt",
            "Line 1, column 7: this is not valid JSON",
        ),
        (
            b"hello",
            "a.json",
            "Line 1, column 1: this is not valid JSON",
        ),
        (b"{}", "a", "type: expected"),
    ] {
        let found = kind_of(bytes, name, None);
        assert!(found.starts_with(start), "{name}: {found}");
    }
    assert_eq!(
        open(&vec![b'a'; MAX_FILE_BYTES + 1], "a", None),
        Err(ReadError::TooLarge)
    );
}

#[test]
fn a_large_file_of_another_program_is_known_by_its_ends() {
    let mut book = b"PK\x03\x04".to_vec();
    book.extend(vec![b'.'; 300_000]);
    book.extend(b"xl/workbook.xml");
    assert!(kind_of(&book, "a", None).starts_with("This is an Excel workbook."));
    let binary = [1_u8, 2, 3, b'a', 0xE9].repeat(100_000);
    assert!(kind_of(&binary, "a", None).starts_with("This file is not text."));
}
