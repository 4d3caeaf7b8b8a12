//! The published JSON Schemas say what the types say, and the files that are written obey them.

use letter::page::{Assets, FontAsset, Letterhead, PageSetup};
use letter::{
    Extra, Field, FieldKind, NumberFormat, NumberStyle, Recipient, Recipients, Template, json,
    schema,
};
use serde_json::Value;

const RENEW: &str = "the schema is stale; renew it with: \
                     cargo run -p letter --features schema --example write_schemas";

#[test]
fn the_published_schemas_are_those_of_the_types() {
    assert!(
        schema::template() == include_str!("../schemas/template.schema.json"),
        "{RENEW}"
    );
    assert!(
        schema::recipients() == include_str!("../schemas/recipients.schema.json"),
        "{RENEW}"
    );
}

/// A template in which every key has a value.
fn full_template() -> Template {
    let fields = FieldKind::ALL.map(|kind| Field {
        default: Some("a".to_owned()),
        help: Some("A letter.".to_owned()),
        choices: vec!["a".to_owned()],
        separator: Some(";".to_owned()),
        columns: vec!["An a".to_owned()],
        format: Some(NumberFormat {
            decimals: Some(2),
            currency: Some("£".to_owned()),
            ..NumberFormat::new(NumberStyle::Money)
        }),
        ..Field::new(format!("{kind:?}"), kind)
    });
    let font = FontAsset {
        family: "House Serif".to_owned(),
        data: "AAEAAA==".into(),
        extra: Extra::new(),
    };
    Template {
        fields: fields.to_vec(),
        page: PageSetup {
            letterhead: Letterhead {
                logo: Some("data:image/png;base64,AA==".into()),
                logo_alternative: "A lighthouse".to_owned(),
                ..Letterhead::default()
            },
            ..PageSetup::default()
        },
        assets: Assets {
            fonts: vec![font],
            ..Assets::default()
        },
        ..Template::default()
    }
}

/// Checks that the object has all the keys that the schema requires and no key it does not know.
#[track_caller]
fn check_keys(object: &Value, schema: &Value) {
    let required = schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    for key in required {
        assert!(object.get(key).is_some(), "no {key}");
    }
    for (key, _) in object.as_object().into_iter().flatten() {
        assert!(
            schema["properties"].get(key).is_some(),
            "the schema does not know {key}"
        );
    }
}

#[test]
fn what_is_written_has_the_keys_of_the_schema() {
    let schema: Value = serde_json::from_str(&schema::template()).unwrap();
    let written: Value = serde_json::from_str(&json::write_template(&full_template())).unwrap();
    check_keys(&written, &schema);
    assert_eq!(written["type"], schema["properties"]["type"]["const"]);
    assert_eq!(written["version"], schema["properties"]["version"]["const"]);
    let kinds = schema["$defs"]["FieldKind"]["oneOf"].as_array().unwrap();
    for (field, kind) in written["fields"].as_array().unwrap().iter().zip(kinds) {
        check_keys(field, &schema["$defs"]["Field"]);
        assert_eq!(field["kind"], kind["const"]);
    }
    check_keys(&written["page"], &schema["$defs"]["PageSetup"]);
    check_keys(&written["page"]["margins"], &schema["$defs"]["Margins"]);
    check_keys(
        &written["page"]["letterhead"],
        &schema["$defs"]["Letterhead"],
    );
    check_keys(
        &written["assets"]["fonts"][0],
        &schema["$defs"]["FontAsset"],
    );
}

#[test]
fn written_recipients_have_the_keys_of_the_schema() {
    let schema: Value = serde_json::from_str(&schema::recipients()).unwrap();
    let ann: Recipient = [("name", "Ann")].into_iter().collect();
    let recipients = Recipients {
        recipients: vec![ann],
        ..Recipients::default()
    };
    let written: Value = serde_json::from_str(&json::write_recipients(&recipients)).unwrap();
    check_keys(&written, &schema);
    assert_eq!(written["type"], schema["properties"]["type"]["const"]);
}
