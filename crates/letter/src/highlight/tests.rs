use super::{ChipKind, HighlightKind, chips, highlights, marks, tag_marks};
use crate::template::{Field, FieldKind, Template};

fn template(body: &str) -> Template {
    let field = |name: &str, label: &str, kind| Field {
        label: label.to_owned(),
        ..Field::new(name, kind)
    };
    Template {
        fields: vec![
            field("name", "First name", FieldKind::Text),
            field("member", "Is a member", FieldKind::YesNo),
            field("children", "Children", FieldKind::Lines),
        ],
        body: body.to_owned(),
        ..Template::default()
    }
}

fn check_colours(body: &str, expected: &[(HighlightKind, &str)]) {
    let found: Vec<_> = highlights(&template(body))
        .iter()
        .map(|highlight| (highlight.kind, highlight.span.of(body)))
        .collect();
    assert_eq!(found, expected, "{body}");
}

fn check_chips(body: &str, expected: &[(ChipKind, &str, &str)]) {
    let chips = chips(&template(body));
    let found: Vec<_> = chips
        .iter()
        .map(|chip| (chip.kind, chip.span.of(body), chip.label.as_str()))
        .collect();
    assert_eq!(found, expected, "{body}");
}

#[test]
fn markdown_has_its_colours() {
    use HighlightKind::{
        Code, Emphasis, Heading, Link, LinkTarget, ListMark, QuoteMark, Rule, Strikethrough, Strong,
    };
    check_colours(
        "# A *new* start\n\nWith **care** and ~~haste~~ `x`.",
        &[
            (Heading, "# A *new* start"),
            (Emphasis, "*new*"),
            (Strong, "**care**"),
            (Strikethrough, "~~haste~~"),
            (Code, "`x`"),
        ],
    );
    check_colours(
        "See [our **page**](https://example.org) or <https://example.org>.",
        &[
            (Link, "our **page**"),
            (Strong, "**page**"),
            (LinkTarget, "(https://example.org)"),
            (Link, "<https://example.org>"),
        ],
    );
    check_colours(
        "- one\n- two\n\n1. first\n\n---\n",
        &[
            (ListMark, "-"),
            (ListMark, "-"),
            (ListMark, "1."),
            (Rule, "---"),
        ],
    );
    check_colours("> one\n> two\n", &[(QuoteMark, ">"), (QuoteMark, ">")]);
}

#[test]
fn blocks_and_footnotes_have_their_colours() {
    use HighlightKind::{Block, Code, NoteDefinition, NoteReference, Strong};
    check_colours(
        "::: letterhead\n**Us**\n:::\n\nHello[^a].\n\n[^a]: A note.\n",
        &[
            (Block, "::: letterhead"),
            (Strong, "**Us**"),
            (Block, ":::"),
            (NoteReference, "[^a]"),
            (NoteDefinition, "[^a]:"),
        ],
    );
    check_colours("```\n:::\n```", &[(Code, "```\n:::\n```")]);
}

#[test]
fn tags_have_their_colours() {
    use HighlightKind::{Broken, Comment, Field, Filter, String, Tag};
    check_colours(
        "{{ name | default('you') }}{# why #}",
        &[
            (Tag, "{{ name | default('you') }}"),
            (Field, "name"),
            (Filter, "default"),
            (String, "'you'"),
            (Comment, "{# why #}"),
        ],
    );
    check_colours("Dear {{ name,\n", &[(Broken, "{{ name,")]);
    check_colours("{% repeat %}", &[(Broken, "{% repeat %}")]);
}

#[test]
fn a_condition_shows_what_it_means() {
    use ChipKind::{Elif, Else, EndIf, If};
    check_chips(
        "{% if member %}a{% elif name == \"Ann\" %}b{% else %}c{% endif %}",
        &[
            (If, "{% if member %}", "only if Is a member"),
            (
                Elif,
                "{% elif name == \"Ann\" %}",
                "otherwise, only if First name is “Ann”",
            ),
            (Else, "{% else %}", "otherwise"),
            (EndIf, "{% endif %}", "end"),
        ],
    );
}

#[test]
fn a_field_shows_its_label() {
    use ChipKind::{Comment, EndFor, Field, For};
    check_chips("Dear {{ name }},", &[(Field, "{{ name }}", "First name")]);
    check_chips(
        "{{ name | upper }}",
        &[(Field, "{{ name | upper }}", "First name")],
    );
    check_chips("{{ nmae }}", &[(Field, "{{ nmae }}", "nmae")]);
    check_chips(
        "{{ name ~ children }}",
        &[(Field, "{{ name ~ children }}", "name ~ children")],
    );
    check_chips("{{ }}{{ name", &[]);
    check_chips(
        "{% for child in children %}{{ child }}{% endfor %}{# check #}",
        &[
            (
                For,
                "{% for child in children %}",
                "for each child of Children",
            ),
            (Field, "{{ child }}", "child"),
            (EndFor, "{% endfor %}", "end of the repetition"),
            (Comment, "{# check #}", "check"),
        ],
    );
}

#[test]
fn a_footnote_shows_its_number_and_its_text() {
    use ChipKind::{NoteDefinition, NoteReference};
    let body = "Two[^b], one[^a], two again[^b].\n\n[^a]: First.\n\n[^b]: Second,\n    in *two* lines.\n\n[^c]: Unused.\n";
    check_chips(
        body,
        &[
            (NoteReference, "[^b]", "1"),
            (NoteReference, "[^a]", "2"),
            (NoteReference, "[^b]", "1"),
            (NoteDefinition, "[^a]:", "2"),
            (NoteDefinition, "[^b]:", "1"),
            (NoteDefinition, "[^c]:", "c"),
        ],
    );
    assert_eq!(chips(&template(body))[0].title, "Second, in two lines.");
}

#[test]
fn a_tag_in_a_link_or_in_bold_is_found_where_it_stands() {
    use ChipKind::Field;
    check_chips(
        "**{{ name }}** [x](mailto:{{ name }})",
        &[
            (Field, "{{ name }}", "First name"),
            (Field, "{{ name }}", "First name"),
        ],
    );
}

#[test]
fn marks_are_the_colours_and_the_chips() {
    let template = template("# {{ name }}");
    let marks = marks(&template);
    assert_eq!(marks.highlights, highlights(&template));
    assert_eq!(marks.chips, chips(&template));
}

#[test]
fn tags_can_be_shown_before_the_markdown_is_read() {
    let body = "**{{ name }}**[^a]{% if member %}, welcome{% endif %}\n\n[^a]: A note.";
    let template = template(body);
    let mut all = marks(&template);
    let tags = tag_marks(&template);
    all.chips.retain(|chip| chip.span.of(body).starts_with('{'));
    assert_eq!(all.chips.len(), 3);
    assert_eq!(tags.chips, all.chips);
    let is_tag = |kind| {
        !matches!(
            kind,
            HighlightKind::Strong | HighlightKind::NoteReference | HighlightKind::NoteDefinition
        )
    };
    all.highlights.retain(|highlight| is_tag(highlight.kind));
    assert_eq!(tags.highlights, all.highlights);
}
