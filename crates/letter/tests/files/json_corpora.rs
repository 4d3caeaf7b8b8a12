//! JSON that parsers are tested with, opened as a template file.

use crate::support::{base64, cases};
use letter::{ReadError, import, json};
use serde_json::Value;

/// Whether the error says that the file is no JSON, rather than JSON that is no document of ours.
fn is_about_syntax(error: &ReadError) -> bool {
    !matches!(error, ReadError::Value { .. } | ReadError::Newer { .. })
}

/// The bytes of a case; two that are large are made here as their names say.
fn bytes(case: &Value) -> Option<Vec<u8>> {
    match case["id"].as_str()? {
        "n_structure_100000_opening_arrays" => Some("[".repeat(100_000).into_bytes()),
        "n_structure_open_array_object" => Some("[{\"\":".repeat(50_000).into_bytes()),
        _ => base64(case, "b64"),
    }
}

#[test]
fn json_is_told_from_what_is_none() {
    for case in cases("corpora/json/cases.jsonl") {
        let id = &case["id"];
        let bytes = bytes(&case).expect("the bytes of the case");
        // None of the cases is a template, so none opens; the reason is what counts.
        let error = import::open(&bytes, "case.json", None).expect_err("no template");
        match case["expect"].as_str() {
            Some("accept") => assert!(!is_about_syntax(&error), "{id}: {error}"),
            Some("reject") => assert!(is_about_syntax(&error), "{id}: {error}"),
            _ => {}
        }
    }
}

#[test]
fn a_valid_text_survives_as_an_unknown_key() {
    for case in cases("corpora/json/cases.jsonl") {
        let Some(text) = case["utf8"].as_str().filter(|_| case["expect"] == "accept") else {
            continue;
        };
        let file = format!(
            r#"{{"type": "letterwright/template", "version": 1, "body": "", "other": {text}}}"#
        );
        let template = json::read_template(&file).expect("a template");
        let again = json::read_template(&json::write_template(&template)).expect("a template");
        assert_eq!(again, template, "{}", case["id"]);
        assert!(template.extra.contains_key("other"));
    }
}
