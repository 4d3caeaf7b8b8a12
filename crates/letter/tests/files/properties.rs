//! What must hold for files and cells whatever they hold: nothing panics, and what is written is
//! read back as it was.

use letter::values::{dates, numbers, words, yes_no};
use letter::{
    Field, FieldKind, NumberFormat, NumberStyle, Recipient, Recipients, Template, csv, import, json,
};
use proptest::collection::{btree_map, hash_set, vec};
use proptest::prelude::*;
use serde_json::Value;

/// Any text, the characters that files care about among it more often than by chance.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{0,8}",
        "[\",;\t\n '=\\-{}%:#\\[\\]a\u{feff}\u{e9}]{0,12}",
        any::<String>(),
    ]
    .prop_map(|text| text.replace('\r', ""))
}

/// A JSON value such as a later version may have put into a file.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(text(), inner, 0..4)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

/// Keys that no version knows yet.
fn extra() -> impl Strategy<Value = letter::Extra> {
    btree_map("x-[a-z]{1,4}", value(), 0..3).prop_map(|entries| entries.into_iter().collect())
}

fn format() -> impl Strategy<Value = NumberFormat> {
    let style = proptest::sample::select(NumberStyle::ALL.to_vec());
    let decimals = proptest::option::of(0..=letter::MOST_DECIMALS);
    let currency = proptest::option::of(text());
    (style, decimals, any::<bool>(), currency, extra()).prop_map(
        |(style, decimals, grouping, currency, extra)| NumberFormat {
            decimals,
            grouping,
            currency,
            extra,
            ..NumberFormat::new(style)
        },
    )
}

fn field(name: String) -> impl Strategy<Value = Field> {
    let kind = proptest::sample::select(FieldKind::ALL.to_vec());
    let optional = || proptest::option::of(text());
    (
        text(),
        kind,
        any::<bool>(),
        optional(),
        optional(),
        vec(text(), 0..3),
        optional(),
        vec(text(), 0..3),
        proptest::option::of(format()),
        extra(),
    )
        .prop_map(
            move |(
                label,
                kind,
                required,
                default,
                help,
                choices,
                separator,
                columns,
                format,
                extra,
            )| Field {
                label,
                required,
                default,
                help,
                choices,
                separator,
                columns,
                format,
                extra,
                ..Field::new(name.as_str(), kind)
            },
        )
}

fn template() -> impl Strategy<Value = Template> {
    let fields = hash_set(text(), 0..5)
        .prop_flat_map(|names| names.into_iter().map(field).collect::<Vec<_>>());
    let language = proptest::sample::select(vec!["en-GB", "en-US", "de", "pl", "tlh", ""]);
    (text(), language, fields, text(), extra()).prop_map(
        |(title, language, fields, body, extra)| Template {
            title,
            language: language.to_owned(),
            fields,
            body,
            extra,
            ..Template::default()
        },
    )
}

/// A template and recipients with cells for its fields, and the cells of a column of their own.
fn template_and_recipients() -> impl Strategy<Value = (Template, Recipients)> {
    (template(), vec(vec(text(), 0..7), 0..6)).prop_map(|(template, rows)| {
        let recipient = |row: Vec<String>| {
            let mut recipient = Recipient::default();
            let names = template.fields.iter().map(|field| field.name.as_str());
            for (name, cell) in names.chain(["of their own"]).zip(row) {
                recipient.set(name, cell);
            }
            recipient
        };
        let recipients = rows.into_iter().map(recipient).collect();
        (
            template.clone(),
            Recipients {
                recipients,
                ..Recipients::default()
            },
        )
    })
}

/// Bytes that look like some kind of file at the beginning, and anything.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let start = proptest::sample::select(vec![
        &b""[..],
        b"\xEF\xBB\xBF",
        b"\xFF\xFE",
        b"\xFE\xFF",
        b"{\"",
        b"{{ a }}",
        b"sep=;\n",
        b"PK\x03\x04",
        b"a,b\n\"",
    ]);
    let rest = prop_oneof![
        vec(any::<u8>(), 0..200),
        "[\",;\t\n\r a\u{e9}]{0,60}".prop_map(String::into_bytes),
        any::<String>().prop_map(String::into_bytes),
    ];
    (start, rest).prop_map(|(start, rest)| [start, &rest].concat())
}

proptest! {
    #[test]
    fn a_template_is_read_back_as_it_was(template in template()) {
        let file = json::write_template(&template);
        let ends_in_a_line = file.ends_with("}\n");
        prop_assert!(ends_in_a_line);
        prop_assert_eq!(json::write_template(&json::read_template(&file).unwrap()), file.as_str());
        prop_assert_eq!(json::read_template(&file), Ok(template));
    }

    #[test]
    fn recipients_are_read_back_as_they_were((template, recipients) in template_and_recipients()) {
        let file = json::write_recipients(&recipients);
        let read = json::read_recipients(&file);
        prop_assert_eq!(read.as_ref(), Ok(&recipients));
        // A table without a column cannot hold anybody.
        let is_empty = |recipient: &Recipient| recipient.cells.is_empty();
        prop_assume!(!template.fields.is_empty() || !recipients.recipients.iter().all(is_empty));
        let outcome = csv::read(csv::write(&template, &recipients).as_bytes(), Some(&template));
        prop_assert_eq!(outcome.recipients, recipients);
        prop_assert_eq!(outcome.problems, []);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in bytes(), template in template(), name in "[a-z]{0,3}(\\.(md|csv|json|txt))?") {
        let outcome = csv::read(&bytes, Some(&template));
        for problem in &outcome.problems {
            // What is about the file as a whole has no place in it.
            let of_the_file = (problem.row, problem.line, problem.column) == (0, 0, 0);
            prop_assert!(of_the_file || problem.row > 0 && problem.line > 0 && problem.column > 0);
            prop_assert!(problem.message.ends_with('.'));
        }
        for recipient in &outcome.recipients.recipients {
            for name in recipient.cells.keys() {
                prop_assert!(outcome.columns.iter().any(|column| column.name == *name));
            }
        }
        if let Err(error) = import::open(&bytes, &name, Some(&template)) {
            prop_assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(template in template(), at in any::<proptest::sample::Index>(), byte in any::<char>()) {
        let mut file: Vec<char> = json::write_template(&template).chars().collect();
        let index = at.index(file.len());
        file[index] = byte;
        let file: String = file.into_iter().collect();
        if let Err(error) = json::read_template(&file) {
            prop_assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn a_field_is_inferred_for_each_name_once(body in "([a-z {}%#|.\n]|\\{\\{ |\\}\\}|\\{% if |%\\}|for x in |endif|endfor|else){0,40}") {
        let fields = import::infer_fields(&body);
        for (index, field) in fields.iter().enumerate() {
            prop_assert!(letter::syntax::is_identifier(field.name.as_str()));
            prop_assert!(fields[..index].iter().all(|earlier| earlier.name != field.name));
        }
    }

    #[test]
    fn no_cell_and_no_pattern_panics(text in text(), other in text()) {
        let _ = yes_no::parse(&text);
        let _ = numbers::parse(&text, &other);
        let _ = words::title_case(&text);
        let _ = words::join_and(&[text.as_str(), other.as_str()], &other);
        let _ = dates::parse(&text, &other);
        let date = dates::Date::new(2020, 10, 13).unwrap();
        let _ = dates::format(date, &text, &other);
    }

    #[test]
    fn a_date_is_read_back_as_it_was(year in 1000_u16..=9999, month in 1_u8..=12, day in 1_u8..=31, language in "(en|de|fr|pl|cy|xx)(-(US|GB|AT))?") {
        if let Some(date) = dates::Date::new(year, month, day) {
            prop_assert_eq!(dates::parse(&dates::long(date, &language), &language), Some(date));
            prop_assert_eq!(dates::parse(&date.to_string(), &language), Some(date));
        }
    }
}
