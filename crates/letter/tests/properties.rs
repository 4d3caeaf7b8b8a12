//! What must hold whatever the input is: nothing panics, every span fits the template, and a value
//! is text and nothing else.

use letter::{
    Document, Field, FieldKind, Inline, InlineKind, Merger, Recipient, Span, Template, formats,
    outline, walk,
};
use proptest::prelude::*;

/// Pieces that, put together at random, hit the template's language more often than random text.
const PIECES: [&str; 70] = [
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "#}",
    "{{ name }}",
    "{{ address }}",
    "{{ note }}",
    "{{ name | upper }}",
    "{{ nobody }}",
    "{% if yes %}",
    "{% if name == 'x' %}",
    "{{ name == address }}",
    "{{ address ~ loop.last }}",
    "{% for name in address %}",
    "{% elif no %}",
    "{% else %}",
    "{% endif %}",
    "{% for line in address %}",
    "{% endfor %}",
    "{{ line }}",
    "{# remark #}",
    "{{-",
    "-%}",
    "\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "[^a]",
    "[^a]: ",
    "[^b]",
    "[^b]: text",
    "[^1]:",
    "::: letterhead\n",
    "::: signature\n",
    ":::\n",
    "# ",
    "> ",
    "- ",
    "1. ",
    "| a | b |\n|---|:-:|\n",
    "| {{ name }} | x |\n",
    "*",
    "**",
    "~~",
    "`",
    "```\n",
    "[",
    "](",
    ")",
    "<b>",
    "&amp;",
    "\\",
    "é",
    "日本",
    "\u{F0000}",
    "\u{10FFFD}",
    "\r\n",
    "\0",
    "`{{ name }}`",
    "[x](https://x.example/{{ name }})",
    "[{{ note }}]({{ name }} '{{ address }}')",
    "![{{ name }}](data:image/png;base64,{{ name }})",
    "\n\n{{ note }}\n\n",
    "\n- {{ note }}\n- {{ address }}\n",
    "\n    {{ note }}\n",
    "&#xF0000;",
    "javascript:",
];

fn body() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![8 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => ".{0,8}"];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A cell that others are likely to have too, or any.
fn cell() -> impl Strategy<Value = String> {
    let few = prop::sample::select(&["x", "X ", "x\ny", ""][..]).prop_map(str::to_owned);
    prop_oneof![2 => few, 1 => ".{0,9}"]
}

fn template(body: String) -> Template {
    let field = |name: &str, kind| Field::new(name, kind);
    Template {
        body,
        fields: vec![
            field("name", FieldKind::Text),
            field("address", FieldKind::Lines),
            field("note", FieldKind::Markdown),
            field("yes", FieldKind::YesNo),
            field("no", FieldKind::YesNo),
        ],
        ..Template::default()
    }
}

fn recipient(name: &str, address: &str, note: &str) -> Recipient {
    [
        ("name", name),
        ("address", address),
        ("note", note),
        ("yes", "yes"),
        ("no", "no"),
    ]
    .into_iter()
    .collect()
}

fn assert_fits(span: Span, body: &str) {
    assert!(
        body.get(span.start..span.end).is_some(),
        "{span:?} does not fit {body:?}"
    );
}

fn assert_spans_fit(document: &Document, body: &str) {
    let notes = document.notes.iter().flat_map(|note| &note.blocks);
    for block in document.blocks.iter().chain(notes) {
        assert_fits(block.origin.range, body);
        walk::each_line(std::slice::from_ref(block), &mut |_, content| {
            walk::inlines(content, &mut |inline| {
                assert_fits(inline.origin.range, body)
            });
        });
    }
    document
        .notes
        .iter()
        .for_each(|note| assert_fits(note.origin.range, body));
}

/// The text of every inline that a reader sees.
fn texts(content: &[Inline], out: &mut String) {
    walk::inlines(content, &mut |inline| {
        if let InlineKind::Text(text) | InlineKind::Code(text) = &inline.kind {
            out.push_str(text);
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn no_template_makes_the_engine_panic(body in body(), name in ".{0,20}", address in "(?s).{0,20}", note in body()) {
        let template = template(body);
        let letter = Merger::new(template.clone()).merge(&recipient(&name, &address, &note));
        assert_spans_fit(&letter.document, &template.body);
        letter.faults.iter().for_each(|fault| assert_fits(fault.span, &template.body));
        let _ = (formats::text::write(&letter.document), formats::html::page(&letter.document, &name));
        let _ = formats::markdown::write(&letter.document);
        let outline = outline(&template);
        outline.definitions.iter().for_each(|definition| assert_fits(definition.origin.range, &template.body));
        outline.blocks.iter().for_each(|block| assert_fits(block.origin.range, &template.body));
    }

    #[test]
    fn the_letters_of_a_merger_do_not_depend_on_those_before(body in body(), texts in prop::collection::vec((cell(), cell()), 1..6)) {
        let template = template(body);
        let kept = Merger::new(template.clone());
        for (name, address) in &texts {
            let recipient = recipient(name, address, name);
            let (one, alone) = (kept.merge(&recipient), Merger::new(template.clone()).merge(&recipient));
            prop_assert_eq!(one.document, alone.document);
            prop_assert_eq!((one.faults, one.choices), (alone.faults, alone.choices));
        }
    }

    #[test]
    fn a_letter_written_at_once_is_the_letter_written_from_its_document(body in body(), texts in prop::collection::vec((".{0,9}", "(?s).{0,20}", self::body()), 1..6)) {
        let merger = Merger::new(Template { title: "<Title>".to_owned(), ..template(body) });
        for (name, address, note) in &texts {
            let recipient = recipient(name, address, note);
            let document = merger.merge(&recipient).document;
            prop_assert_eq!(merger.page(&recipient).to_string(), formats::html::page(&document, "<Title>"));
            prop_assert_eq!(merger.fragment(&recipient).to_string(), formats::html::fragment(&document));
        }
    }

    #[test]
    fn a_value_is_text_and_nothing_else(value in "[ -~é日\u{F0001}]{1,40}") {
        let template = template("Dear {{ name }},\n\n> {{ address }}\n\n`{{ name }}` | **{{ name }}**".to_owned());
        let letter = Merger::new(template).merge(&recipient(&value, &value, ""));
        let mut read = String::new();
        walk::each_line(&letter.document.blocks, &mut |_, content| texts(content, &mut read));
        let value = value.trim();
        let shown = format!("Dear {value},{value}{value} | {value}");
        prop_assert_eq!(read.split_whitespace().collect::<String>(), shown.split_whitespace().collect::<String>());
    }

    #[test]
    fn a_letter_written_as_markdown_reads_the_same(body in body()) {
        // Nothing can be escaped in code, so a tag in it would be one again; and emphasis inside a
        // word between punctuation cannot be written in Markdown at all. A byte order mark at the
        // start is dropped by every reader.
        let mut body = body.replace(['`', '\t', '*', '~', '\u{FEFF}'], " ");
        while body.contains("  ") {
            body = body.replace("  ", " ");
        }
        let template = template(body);
        let letter = Merger::new(template).merge(&recipient("Ann", "1 Lane\nTown", "so *it* is"));
        let written = formats::markdown::write(&letter.document);
        let again = Merger::new(Template { body: written.clone(), ..Template::default() }).merge(&Recipient::default());
        // A heading is one line in Markdown, so the marks at the heads of lines do not count.
        let words = |document| {
            let text = formats::text::write(document);
            text.split(|c: char| c.is_whitespace() || c == '>').filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        };
        prop_assert_eq!(words(&letter.document), words(&again.document), "{}", written);
    }
}
