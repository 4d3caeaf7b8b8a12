//! Where a template uses its fields.

use crate::compose::cell;
use crate::expression::{Role, names};
use crate::recipients::Recipient;
use crate::span::Span;
use crate::syntax::{self, TagKind};
use crate::template::{Field, FieldKind, Template};

/// The first place in the body at which a tag names each field, in the order of the fields.
pub(super) fn first_uses(template: &Template) -> Vec<Option<Span>> {
    let mut uses = vec![None; template.fields.len()];
    for tag in syntax::tags(&template.body) {
        if tag.kind == TagKind::Comment || !tag.closed {
            continue;
        }
        for name in names(tag.content.of(&template.body)) {
            let start = tag.content.start;
            let place = Span::new(start + name.span.start, start + name.span.end);
            let text = place.of(&template.body);
            let fields = template.fields.iter().zip(&mut uses);
            fields
                .filter(|(field, _)| name.role == Role::Variable && field.name.as_str() == text)
                .for_each(|(_, first)| *first = first.or(Some(place)));
        }
    }
    uses
}

/// Whether `recipient` has no value for `field`, and the field has none for everyone.
pub(super) fn has_no_value(field: &Field, recipient: &Recipient) -> bool {
    cell(field, recipient).trim().is_empty()
}

/// Whether all of a recipient's cells are empty.
pub(super) fn is_blank(recipient: &Recipient) -> bool {
    recipient.cells.values().all(|cell| cell.trim().is_empty())
}

/// Whether recipients go by the cells of the field at `index`, as
/// [`Recipient::name`](crate::Recipient::name) has it.
pub(super) fn names_recipients(template: &Template, index: usize) -> bool {
    let is_text = |field: &Field| matches!(field.kind, FieldKind::Text | FieldKind::Lines);
    template.fields.iter().position(is_text) == Some(index)
}
