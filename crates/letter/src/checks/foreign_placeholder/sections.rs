//! Sections of Handlebars and Mustache: `{{#if x}} … {{else}} … {{/if}}`.

use crate::checks::RuleInfo;
use crate::problem::{Edit, Fix, Problem};
use crate::syntax::{self, Tag, TagKind, is_identifier};
use crate::template::Template;

/// Whether a tag with that content is a part of such a section.
pub(in crate::checks) fn is_section(content: &str) -> bool {
    content == "else" || content.starts_with(['#', '^', '/'])
}

/// One problem for all of them, since one alone cannot be changed into a tag of ours.
pub(super) fn problem(template: &Template, info: RuleInfo) -> Option<Problem> {
    let body = template.body.as_str();
    let tags: Vec<Tag> = syntax::tags(body)
        .into_iter()
        .filter(|tag| tag.kind == TagKind::Output && is_section(tag.content.of(body)))
        .collect();
    let first = tags.first()?;
    let message = format!(
        "“{}” begins a condition as other programs write it, and prints as it stands here. \
         Conditions read {{% if name %}} … {{% endif %}}.",
        first.span.of(body)
    );
    Some(info.at(first.span, message).mended_by(fix(body, &tags)))
}

/// Our tags in the place of all of them; none where one is not closed as it was opened.
fn fix(body: &str, tags: &[Tag]) -> Option<Fix> {
    let mut open: Vec<&str> = Vec::new();
    let mut edits = Vec::new();
    for tag in tags {
        let content = tag.content.of(body);
        let (sign, rest) = content.split_at_checked(1)?;
        let rest = rest.trim();
        let text = match sign {
            "/" => {
                (open.pop()? == rest).then_some(())?;
                "{% endif %}".to_owned()
            }
            "#" | "^" => {
                let (word, name) = rest.split_once(char::is_whitespace).unwrap_or((rest, rest));
                open.push(word);
                begin(sign, word, name.trim())?
            }
            _ => {
                open.last()?;
                "{% else %}".to_owned()
            }
        };
        edits.push(Edit::new(tag.span, text));
    }
    open.is_empty()
        .then(|| Fix::new("Change it to a condition of this letter", edits))
}

fn begin(sign: &str, word: &str, name: &str) -> Option<String> {
    let negative = match (sign, word) {
        ("#", "unless") | ("^", _) => true,
        ("#", "if") => false,
        // A repetition, or another helper.
        ("#", word) if word != name => return None,
        _ => false,
    };
    is_identifier(name).then(|| {
        let not = if negative { "not " } else { "" };
        format!("{{% if {not}{name} %}}")
    })
}
