//! Renaming a field where the body's tags use it.

use crate::expression::{Role, names};
use crate::syntax::{self, TagKind};
use crate::{Edit, Span};

/// The edits that put the name `new` for the field `old` in every tag of `body`.
///
/// Only names are changed: not text between tags, not quoted text in a tag, not a comment, and not
/// the name of an attribute (`person.old`) or a filter (`x | old`).
///
/// ```
/// use letter::{Fix, rename};
/// let body = "old {{ old | default(\"old\") }}";
/// let edits = rename::edits(body, "old", "new");
/// let fix = Fix::new("", edits);
/// assert_eq!(fix.apply(body), "old {{ new | default(\"old\") }}");
/// ```
#[must_use]
pub fn edits(body: &str, old: &str, new: &str) -> Vec<Edit> {
    let tags = syntax::tags(body).into_iter();
    tags.filter(|tag| tag.kind != TagKind::Comment)
        .flat_map(|tag| uses(body, tag.content, old))
        .map(|range| Edit {
            range,
            text: new.to_owned(),
        })
        .collect()
}

/// Where the expression at `content` uses the field.
fn uses(body: &str, content: Span, field: &str) -> Vec<Span> {
    names(content.of(body))
        .into_iter()
        .filter(|name| name.role == Role::Variable)
        .map(|name| {
            Span::new(
                content.start + name.span.start,
                content.start + name.span.end,
            )
        })
        .filter(|range| range.of(body) == field)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::edits;
    use crate::Fix;

    fn check(body: &str, expected: &str) {
        let fix = Fix::new("", edits(body, "name", "first_name"));
        assert_eq!(fix.apply(body), expected);
    }

    #[test]
    fn a_field_is_renamed_in_outputs_and_conditions() {
        check(
            "{{ name }} {%- if not name and name2 %}{{name|upper}}{% endif %}",
            "{{ first_name }} {%- if not first_name and name2 %}{{first_name|upper}}{% endif %}",
        );
    }

    #[test]
    fn text_strings_comments_attributes_and_filters_stay() {
        for body in [
            "My name is {name}.",
            "{{ \"name\" }} {{ 'na\\'name' }}",
            "{# name #}",
            "{{ person.name }} {{ x | name }}",
        ] {
            check(body, body);
        }
    }

    #[test]
    fn a_broken_tag_does_no_harm() {
        check("{{ name", "{{ first_name");
        check("{{ \"name", "{{ \"name");
        check("{# name", "{# name");
        check("é{{é name}}é", "é{{é first_name}}é");
    }
}
