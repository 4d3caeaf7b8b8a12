//! What others have tried, in every place that a letter takes text from.

use letter::{Field, FieldKind, Merger, Recipient, Template, checks, formats};
use proptest::prelude::*;

use crate::pages::{Page, words};
use crate::support::{cases, shared};

const CORPORA: [&str; 4] = [
    "corpora/xss/ammonia.jsonl",
    "corpora/xss/bleach.jsonl",
    "corpora/xss/feedparser_sanitize.jsonl",
    "corpora/xss/markdown_it_xss.jsonl",
];

/// Texts that were written to run or to ask for something, and texts that were written to confuse.
fn payloads() -> Vec<String> {
    let mut payloads: Vec<String> = CORPORA
        .iter()
        .flat_map(|path| cases(path))
        .filter_map(|case| Some(case.get("payload")?.as_str()?.to_owned()))
        .collect();
    if !payloads.is_empty() {
        assert!(payloads.len() > 500, "{} cases", payloads.len());
    }
    if let Some(naughty) = shared("corpora/blns/blns.json") {
        let naughty: Vec<String> = serde_json::from_str(&naughty).unwrap_or_default();
        assert!(naughty.len() > 500, "{} texts", naughty.len());
        payloads.extend(naughty);
    }
    payloads
}

fn page(body: &str, value: &str, title: &str) -> Page {
    let template = Template {
        fields: vec![
            Field::new("text", FieldKind::Text),
            Field::new("lines", FieldKind::Lines),
            Field::new("list", FieldKind::List),
            Field::new("markup", FieldKind::Markdown),
        ],
        body: body.to_owned(),
        ..Template::default()
    };
    let fields = ["text", "lines", "list", "markup"];
    let recipient: Recipient = fields.iter().map(|name| (*name, value)).collect();
    let letter = Merger::new(template).merge(&recipient);
    Page::read(&formats::html::page(&letter.document, title))
}

fn nothing_lives(page: &Page, payload: &str) {
    assert_eq!(page.alive, [] as [String; 0], "{payload}");
}

#[test]
fn nothing_runs_in_the_body() {
    for payload in payloads() {
        nothing_lives(&page(&payload, "", ""), &payload);
        let inside = format!("- > *{payload}*\n\n{payload}[^a]\n\n[^a]: {payload}");
        nothing_lives(&page(&inside, "", ""), &payload);
    }
}

#[test]
fn nothing_runs_in_a_value_and_it_comes_out_as_it_went_in() {
    for payload in payloads() {
        let found = page("{{ markup }}\n\n**{{ markup }}**", &payload, "");
        nothing_lives(&found, &payload);
        let found = page(
            "{{ list }} {% for item in list %}\n- {{ item }}\n{% endfor %}",
            &payload,
            "",
        );
        nothing_lives(&found, &payload);
        for body in [
            "Begin {{ text }} end",
            "Begin {{ lines }} end",
            "Begin *{{ text }}* end",
        ] {
            let found = page(body, &payload, "");
            nothing_lives(&found, &payload);
            let expected = words(&format!("Begin {payload} end"));
            let shown = words(&found.text);
            assert_eq!(shown, expected, "{payload:?} in {body}");
        }
    }
}

#[test]
fn nothing_runs_in_a_title() {
    for payload in payloads() {
        let found = page("", "", &payload);
        nothing_lives(&found, &payload);
        assert_eq!(words(&found.title), words(&payload));
        nothing_lives(
            &page("[x](https://example.org \"{{ text }}\")", &payload, ""),
            &payload,
        );
    }
}

#[test]
fn nothing_runs_in_a_link_or_a_picture() {
    for payload in payloads() {
        for body in [
            format!("[x]({payload}) ![x]({payload})"),
            format!("[x](<{payload}>) ![x](<{payload}>)"),
            format!("[x][a] ![x][a] <{payload}>\n\n[a]: {payload}"),
            format!("[x](https://example.org \"{payload}\")"),
        ] {
            nothing_lives(&page(&body, "", ""), &payload);
        }
        for body in [
            "[x]({{ text }}) ![x]({{ text }})",
            "[x]({{ lines }}) [x](java{{ text }}) [x]({{ text }}script:x)",
            "[{{ text }}](https://example.org/{{ text }}) [x](mailto:{{ text }})",
            "[x](https://{{ text }}) [x](tel:{{ text }}) ![{{ text }}](data:image/png,{{ text }})",
        ] {
            nothing_lives(&page(body, &payload, ""), &payload);
        }
    }
}

#[test]
fn checking_hostile_text_ends() {
    for payload in payloads() {
        let template = Template {
            fields: vec![Field::new("text", FieldKind::Text)],
            body: format!("{payload}\n\n{{{{ text }}}}"),
            ..Template::default()
        };
        let recipient: Recipient = [("text", payload.as_str())].into_iter().collect();
        let recipients = letter::Recipients {
            recipients: vec![recipient],
            ..letter::Recipients::default()
        };
        for problem in checks::check(&template, &recipients) {
            let range = problem.range.unwrap_or_default();
            assert!(
                template.body.get(range.start..range.end).is_some(),
                "{problem:?}"
            );
            for edit in problem.fix.iter().flat_map(|fix| &fix.edits) {
                let range = edit.range;
                assert!(
                    template.body.get(range.start..range.end).is_some(),
                    "{problem:?}"
                );
            }
        }
    }
}

/// Pieces of markup that, put together at random, make more of it than random letters do.
fn markup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -~]{1,6}",
        Just("<script>".to_owned()),
        Just("<img src=x onerror=".to_owned()),
        Just("](javascript:".to_owned()),
        Just("![".to_owned()),
        Just("{{ text }}".to_owned()),
        Just("&lt;&#x3c;".to_owned()),
        Just("\u{2028}\u{202e}é日".to_owned()),
        Just("-->\"'`".to_owned()),
        Just("\n\n    ".to_owned()),
    ];
    prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_value_is_never_markup(value in markup()) {
        let found = page("Begin {{ text }} end", &value, "");
        prop_assert_eq!(&found.alive, &[] as &[String; 0]);
        prop_assert_eq!(&found.links, &[] as &[String; 0]);
        prop_assert_eq!(words(&found.text), words(&format!("Begin {value} end")));
    }

    #[test]
    fn no_body_and_no_markdown_comes_alive(body in markup(), value in markup()) {
        prop_assert_eq!(page(&body, &value, &value).alive, [] as [String; 0]);
        prop_assert_eq!(page("{{ markup }}", &value, &value).alive, [] as [String; 0]);
    }
}
