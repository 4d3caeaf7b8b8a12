use super::{Completion, complete};
use crate::template::{Field, FieldKind, Template};

/// `body` with a `^` where the caret stands.
fn completed(body: &str) -> Option<(Template, Completion)> {
    let (before, after) = body.split_once('^').expect("a caret");
    completed_at(before, after)
}

fn completed_at(before: &str, after: &str) -> Option<(Template, Completion)> {
    let field = |name: &str, label: &str, kind| Field {
        label: label.to_owned(),
        ..Field::new(name, kind)
    };
    let template = Template {
        fields: vec![
            field("salutation", "How we greet them", FieldKind::Text),
            field("member", "Is a member", FieldKind::YesNo),
            field("first name", "cannot be used", FieldKind::Text),
        ],
        body: format!("{before}{after}"),
        ..Template::default()
    };
    let found = complete(&template, before.len())?;
    Some((template, found))
}

fn check(body: &str, expected: &[&str]) {
    let labels: Vec<String> = completed(body)
        .map(|(_, found)| {
            found
                .options
                .into_iter()
                .map(|option| option.label)
                .collect()
        })
        .unwrap_or_default();
    assert_eq!(labels, expected, "{body}");
}

/// The body once the first option is taken.
fn check_taken(body: &str, expected: &str) {
    let (before, after) = body.split_once('^').expect("a caret");
    let (_, found) = completed(body).expect("something fits");
    let kept = before.get(..found.from).expect("it begins in the text");
    assert_eq!(
        format!("{kept}{}{after}", found.options[0].insert),
        expected
    );
}

#[test]
fn a_tag_takes_a_field() {
    check("Dear {{ ^", &["salutation", "member"]);
    check("Dear {{^ }}", &["salutation", "member"]);
    check("Dear {{ sal^", &["salutation"]);
    check("Dear {{- SAL^", &["salutation"]);
    check("Dear {{ x ~ ^", &["salutation", "member"]);
    check("{% if ^ %}", &["salutation", "member"]);
    check("{% if not m^", &["member"]);
    check("{% if member and ^", &["salutation", "member"]);
    check("{% elif member == ^", &["salutation", "member"]);
    check("{% for line in ^", &["salutation", "member"]);
}

#[test]
fn a_field_is_found_by_its_label_too() {
    check("{{ greet^", &["salutation"]);
}

#[test]
fn the_variable_of_a_loop_comes_first() {
    check(
        "{% for line in salutation %}{{ ^",
        &["line", "salutation", "member"],
    );
    check(
        "{% for line in salutation %}{% endfor %}{{ ^",
        &["salutation", "member"],
    );
}

#[test]
fn filters_tests_and_tags_are_offered_where_they_fit() {
    check("{{ salutation | up^", &["upper"]);
    check("{{ salutation | default(\"a|b\") | low^ }}", &["lower"]);
    check("{% if salutation is def^", &["defined"]);
    check("{% if salutation is not def^", &["defined"]);
    check("{% e^", &["elif", "else", "endif", "endfor"]);
    check("{% if member %}a{% end^ %}", &["endif", "endfor"]);
}

#[test]
fn a_footnotes_label_is_offered() {
    let body = "A note[^fu\u{2038}.\n\n[^funding]: See [the report](#).\n\n[^other]: x";
    let (before, after) = body.split_once('\u{2038}').expect("a caret");
    let (_, found) = completed_at(before, after).expect("a note fits");
    assert_eq!(found.from, "A note[^".len());
    let option = &found.options[0];
    assert_eq!(found.options.len(), 1);
    assert_eq!(option.insert, "funding]");
    assert_eq!(option.info, "See [the report](#).");
}

#[test]
fn anything_may_be_typed_elsewhere() {
    for body in [
        "Dear ^",
        "{{ salutation }} ^",
        "{{ \"sal^",
        "{{ salutation sal^",
        "{{ salutation.^",
        "{# sal^",
        "{% for li^",
        "{% set s^",
        "Dear {{ x\n\nsal^",
    ] {
        check(body, &[]);
    }
}

#[test]
fn what_is_taken_ends_the_tag_where_nothing_does() {
    check_taken("Dear {{ sal^", "Dear {{ salutation }}");
    check_taken("Dear {{ sal^ }},", "Dear {{ salutation }},");
    check_taken(
        "{{ sal^ and {{ member }}",
        "{{ salutation }} and {{ member }}",
    );
    check_taken("{{ member | up^ }}", "{{ member | upper }}");
    check_taken("{% if mem^ %}", "{% if member %}");
    check_taken("{% i^", "{% if  %}{% endif %}");
    check_taken("{% i^ %}", "{% if  %}");
    check_taken("{% endi^", "{% endif %}");
}

#[test]
fn a_place_that_is_none_has_no_completion() {
    let template = Template {
        body: "é {{ ".to_owned(),
        ..Template::default()
    };
    for offset in [1, 100] {
        assert_eq!(complete(&template, offset), None);
    }
}

#[test]
fn the_caret_goes_where_something_is_to_be_filled_in() {
    let caret = |body: &str| {
        let (_, found) = completed(body).expect("something fits");
        let option = &found.options[0];
        let (before, _) = option.insert.split_at(option.caret);
        before.to_owned()
    };
    assert_eq!(caret("{% i^"), "if ");
    assert_eq!(caret("{% fo^"), "for line in ");
    assert_eq!(caret("{{ sal^"), "salutation }}");
}
