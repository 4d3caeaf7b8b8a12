//! The field that a name in a tag means, written as a tag cannot have it or not declared yet.

use crate::parts::name_from;
use crate::problem::{Edit, Fix};
use crate::span::Span;
use crate::syntax::{Tag, TagKind, is_identifier, is_name_char};
use crate::template::{Field, FieldKind, Template};

/// The one of `tags`, which are in order, that `place` stands in.
pub(super) fn tag_around(tags: &[Tag], place: Span) -> Option<&Tag> {
    let next = tags.partition_point(|tag| tag.span.end < place.end);
    tags.get(next).filter(|tag| tag.span.start <= place.start)
}

/// A name of several words, such as `last-name` or `First Name`, that all of a tag is but its
/// filters: no tag can use it as it stands.
pub(super) fn several_words(body: &str, tag: &Tag) -> Option<Span> {
    const OPERATORS: [&str; 7] = ["and", "or", "not", "in", "is", "if", "else"];
    let head = tag.content.of(body).split('|').next()?.trim_end();
    let words: Vec<&str> = head.split([' ', '-']).collect();
    let is_name = |word: &&str| {
        word.chars().all(is_name_char) && !word.is_empty() && !OPERATORS.contains(word)
    };
    let named = words.len() > 1
        && words.first().is_some_and(|word| is_identifier(word))
        && words.iter().all(is_name);
    named.then(|| Span::new(tag.content.start, tag.content.start + head.len()))
}

/// The field whose name or label is `written`, but for case, spaces and signs.
pub(super) fn alike<'a>(template: &'a Template, written: &str) -> Option<&'a Field> {
    let plain = |text: &str| -> String {
        let letters = text.chars().filter(|c| is_name_char(*c) && *c != '_');
        letters.flat_map(char::to_lowercase).collect()
    };
    let wanted = plain(written);
    template
        .fields
        .iter()
        .find(|field| plain(field.name.as_str()) == wanted || plain(&field.label) == wanted)
}

/// Puts the name that was meant in the place of what is written.
pub(super) fn change(range: Span, meant: &str) -> Fix {
    Fix::new(
        format!("Change it to “{meant}”"),
        vec![Edit::new(range, meant)],
    )
}

/// Declares the field that is written at `range`, with a name that a tag can use; none where the
/// tag does not tell what the field holds.
pub(super) fn declare(template: &Template, range: Span, tag: &Tag) -> Option<Fix> {
    let body = template.body.as_str();
    let written = range.of(body);
    let content = tag.content.of(body);
    let kind = match tag.kind {
        TagKind::Output => FieldKind::Text,
        TagKind::If | TagKind::Elif if content == written => FieldKind::YesNo,
        TagKind::If | TagKind::Elif if !content.contains(['<', '>']) => FieldKind::Text,
        _ => return None,
    };
    let usable = is_identifier(written);
    let name = if usable {
        written.to_owned()
    } else {
        name_from(written)
    };
    if template.field(&name).is_some() {
        return None;
    }
    let mut field = Field::new(name.as_str(), kind);
    // Whoever's cell is still empty is named, so that nothing is missing in silence.
    field.required = true;
    let mut fix = Fix::of_field(format!("Add the field “{written}”"), field.clone());
    if !usable {
        written.clone_into(&mut field.label);
        fix.fields = vec![field];
        fix.edits = vec![Edit::new(range, name)];
    }
    Some(fix)
}
