use super::*;
use crate::Template;
use crate::limits;
use crate::read_error::{MAX_FILE_BYTES, ReadError};
use crate::{Field, FieldKind};

/// A template document with those further keys, written as JSON.
fn template_with(keys: &str) -> String {
    format!(r#"{{"type": "letterwright/template", "version": 1, "body": "", {keys} }}"#)
}

#[track_caller]
fn check_refused(text: &str, message: &str) {
    assert_eq!(read_template(text).unwrap_err().to_string(), message);
}

#[test]
fn a_wrong_value_is_named_by_its_path() {
    for (keys, message) in [
        (r#""title": 5"#, "title: expected text, found the number 5"),
        (r#""title": null"#, "title: expected text, found null"),
        (
            r#""fields": {}"#,
            "fields: expected a list, found an object",
        ),
        (
            r#""fields": [7]"#,
            "fields[0]: expected an object, found the number 7",
        ),
        (
            r#""fields": [{}]"#,
            "fields[0].name: expected text, found nothing",
        ),
        (
            r#""fields": [{"name": "a"}, {"name": []}]"#,
            "fields[1].name: expected text, found a list",
        ),
        (
            r#""fields": [{"name": "a", "required": "yes"}]"#,
            r#"fields[0].required: expected true or false, found "yes""#,
        ),
        (
            r#""fields": [{"name": "a", "choices": ["x", 1]}]"#,
            "fields[0].choices[1]: expected text, found the number 1",
        ),
        (
            r#""fields": [{"name": "a"}, {"name": "a"}]"#,
            r#"fields[1].name: expected a name that no other field has, found "a" a second time"#,
        ),
    ] {
        check_refused(&template_with(keys), message);
    }
}

#[test]
fn a_template_larger_than_any_letter_is_refused() {
    let fields = |count: usize| {
        let fields: Vec<String> = (0..count)
            .map(|n| format!(r#"{{"name": "f{n}"}}"#))
            .collect();
        template_with(&format!(r#""fields": [{}]"#, fields.join(",")))
    };
    assert!(read_template(&fields(limits::FIELDS)).is_ok());
    check_refused(
        &fields(100_000),
        "This letter has 100000 fields, and 1,000 is the most that can be opened. Take those out \
         that no letter needs.",
    );
    let body = |length: usize| {
        let body = "x".repeat(length);
        format!(r#"{{"type": "letterwright/template", "version": 1, "body": "{body}"}}"#)
    };
    assert!(read_template(&body(limits::BODY_BYTES)).is_ok());
    check_refused(
        &body(3_000_000),
        "The text of this letter is longer than 2 MB, which is the most that can be opened. Cut it \
         into several letters.",
    );
    // What was written before there was a limit is opened all the same: nothing kept is lost.
    assert!(restore_template(&body(3_000_000)).is_ok());
}

#[test]
fn a_document_that_is_no_template_says_so() {
    check_refused("[]", "The whole file: expected an object, found a list");
    check_refused(
        "{}",
        r#"type: expected "letterwright/template", found nothing"#,
    );
    check_refused(
        r#"{"type": "letterwright/recipients", "version": 1, "recipients": []}"#,
        r#"type: expected "letterwright/template", found "letterwright/recipients""#,
    );
    check_refused(
        r#"{"type": "letterwright/template", "version": 1}"#,
        "body: expected text, found nothing",
    );
}

#[test]
fn another_version_is_refused() {
    let with_version = |version: &str| {
        format!(r#"{{"type": "letterwright/template", "version": {version}, "body": ""}}"#)
    };
    for version in ["0", "-1", "1.5", "\"1\"", "null", "true"] {
        let error = read_template(&with_version(version))
            .unwrap_err()
            .to_string();
        assert!(
            error.starts_with("version: expected a whole number from 1 to 1, found "),
            "{error}"
        );
    }
    let newer = read_template(&with_version("2")).unwrap_err();
    assert_eq!(newer, ReadError::Newer { found: 2, known: 1 });
    assert!(newer.to_string().contains("newer version of Letterwright"));
}

#[test]
fn a_fault_in_the_json_is_named_by_line_and_column() {
    check_refused(
        "{\n  \"type\": oops\n}",
        "Line 2, column 11: this is not valid JSON: expected value.",
    );
    assert!(matches!(
        read_template(""),
        Err(ReadError::Syntax { line: 1, .. })
    ));
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(
        read_template(&deep),
        Err(ReadError::TooDeep { line: 1 })
    ));
    let large = " ".repeat(MAX_FILE_BYTES + 1);
    assert_eq!(read_template(&large), Err(ReadError::TooLarge));
}

#[test]
fn a_byte_order_mark_and_windows_line_breaks_do_no_harm() {
    let text = "\u{feff}{\"type\": \"letterwright/template\",\r\n \"version\": 1, \"body\": \"a\\r\\nb\\rc\\n\"}\r\n";
    assert_eq!(read_template(text).unwrap().body, "a\nb\nc\n");
}

#[test]
fn unknown_keys_survive() {
    let text = template_with(
        r#""look": {"ink": "blue"}, "fields": [{"name": "a", "x-width": [1, 2.5, null]}]"#,
    );
    let template = read_template(&text).unwrap();
    let written = write_template(&template);
    assert_eq!(read_template(&written).unwrap(), template);
    let value: serde_json::Value = serde_json::from_str(&written).unwrap();
    assert_eq!(value["look"]["ink"], "blue");
    assert_eq!(value["fields"][0]["x-width"][1], 2.5);
}

#[test]
fn a_default_and_a_help_of_null_are_none() {
    let text = template_with(r#""fields": [{"name": "a", "default": null, "help": null}]"#);
    let template = read_template(&text).unwrap();
    assert_eq!(template.fields, [Field::new("a", FieldKind::Text)]);
}

#[test]
fn a_key_is_never_written_twice() {
    let mut template = Template::default();
    template.extra.insert("body".into(), "other".into());
    template.extra.insert("version".into(), 7.into());
    template.fields.push(Field::new("a", FieldKind::Text));
    template.fields[0]
        .extra
        .insert("kind".into(), "colour".into());
    let written = write_template(&template);
    assert_eq!(written.matches("\"body\"").count(), 1);
    assert_eq!(written.matches("\"kind\"").count(), 1);
    assert_eq!(read_template(&written).unwrap().body, "");
}

#[test]
fn the_order_of_keys_is_for_reading() {
    let template = Template {
        fields: vec![Field::new("a", FieldKind::YesNo)],
        ..Template::default()
    };
    assert_eq!(
        write_template(&template),
        "{\n  \"type\": \"letterwright/template\",\n  \"version\": 1,\n  \"title\": \"\",\n  \
         \"language\": \"en-GB\",\n  \"fields\": [\n    {\n      \"name\": \"a\",\n      \
         \"label\": \"\",\n      \"kind\": \"yes_no\",\n      \"required\": false\n    }\n  ],\n  \
         \"body\": \"\"\n}\n"
    );
}

#[test]
fn what_the_program_kept_is_mended_rather_than_refused() {
    let text = template_with(
        r#""fields": [{"name": "a"}, {"name": "a"}, {"name": "a_2"}, {"name": "a"}]"#,
    );
    let restored = restore_template(&text).unwrap();
    let names: Vec<&str> = restored
        .template
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(names, ["a", "a_3", "a_2", "a_4"]);
    assert_eq!(restored.repairs.len(), 2);
    assert!(restored.repairs[0].contains("\"a_3\""));
    assert!(read_template(&write_template(&restored.template)).is_ok());
}

#[test]
fn recipients_are_objects_of_text() {
    let read = |list: &str| {
        let text =
            format!(r#"{{"type": "letterwright/recipients", "version": 1, "recipients": {list}}}"#);
        read_recipients(&text).map_err(|error| error.to_string())
    };
    assert_eq!(read("[]").unwrap().recipients.len(), 0);
    assert_eq!(
        read(r#"[{"a": "b"}, {}]"#).unwrap().recipients[0].cell("a"),
        "b"
    );
    assert_eq!(
        read("5").unwrap_err(),
        "recipients: expected a list, found the number 5"
    );
    assert_eq!(
        read("[[]]").unwrap_err(),
        "recipients[0]: expected an object, found a list"
    );
    assert_eq!(
        read(r#"[{"first name": true}]"#).unwrap_err(),
        r#"recipients[0]["first name"]: expected text, found true"#
    );
}

#[test]
fn either_type_is_read_as_it_says() {
    let template = write_template(&Template::default());
    assert!(matches!(read(&template), Ok(Document::Template(_))));
    let recipients = write_recipients(&crate::Recipients::default());
    assert!(matches!(read(&recipients), Ok(Document::Recipients(_))));
    assert_eq!(
        read(r#"{"type": "letterhead"}"#).unwrap_err().to_string(),
        "type: expected \"letterwright/template\" or \"letterwright/recipients\", found \"letterhead\""
    );
    assert!(
        read("true")
            .unwrap_err()
            .to_string()
            .contains("expected an object")
    );
}
