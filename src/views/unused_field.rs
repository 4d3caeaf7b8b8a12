//! What can be done about a field that the letter does not use.

use letter::{Edit, FieldKind, FieldName, Span, parts, syntax};
use yew::prelude::*;

use crate::session::{Action, Session, Store};
use crate::ui::{Button, Icon};

/// What the buttons are made of.
#[derive(Debug, PartialEq, Properties)]
pub struct UnusedFieldProps {
    /// Where actions go.
    pub store: Store,
    /// The field.
    pub field: FieldName,
    /// Whether the document may be changed.
    pub can_fix: bool,
}

/// Buttons that put the field into the text, or remove it where nobody has a value for it.
#[component]
pub fn UnusedField(props: &UnusedFieldProps) -> Html {
    let session = props.store.session();
    let name = props.field.as_str();
    let Some(index) = (session.template.fields.iter()).position(|field| field.name == props.field)
    else {
        return Html::default();
    };
    // A yes or no is asked by a condition; its own word is hardly ever wanted in a letter.
    let prints = (session.template.field(name)).is_some_and(|field| field.kind != FieldKind::YesNo);
    let has_values = (session.people.iter()).any(|one| !one.cell(name).trim().is_empty());
    let put_in = {
        let (store, tag) = (props.store.clone(), parts::field_tag(name));
        Callback::from(move |()| {
            let (edit, place) = insertion(&store.session(), &tag);
            store.dispatch(Action::BodyEdited(vec![edit]));
            store.dispatch(Action::PlaceChosen(place));
        })
    };
    let remove = {
        let store = props.store.clone();
        Callback::from(move |()| store.dispatch(Action::FieldRemoved(index)))
    };
    html! {
        <>
            if prints {
                <Button label="Put it into the text" icon={Icon::Field} disabled={!props.can_fix} on_press={put_in} />
            }
            if !has_values {
                <Button label="Remove the field" icon={Icon::Remove} disabled={!props.can_fix} on_press={remove} />
            }
        </>
    }
}

/// The edit that puts the tag in at the caret, and where it then stands; at the end of the text where
/// the caret is in none of its words.
fn insertion(session: &Session, tag: &str) -> (Edit, Span) {
    let body = session.template.body.as_str();
    let caret = session.caret;
    let line = body.get(..caret).unwrap_or_default().rsplit('\n').next();
    let in_tag = |tag: syntax::Tag| tag.span.start < caret && caret < tag.span.end;
    let is_in_words = caret > 0
        && line.is_some_and(|line| !line.trim_start().starts_with(":::"))
        && !syntax::tags(body).into_iter().any(in_tag);
    let (at, gap) = match is_in_words && body.is_char_boundary(caret) {
        true => (caret, ""),
        false if body.is_empty() || body.ends_with("\n\n") => (body.len(), ""),
        false => (body.len(), "\n\n"),
    };
    let start = at + gap.len();
    let edit = Edit::new(Span::new(at, at), format!("{gap}{tag}"));
    (edit, Span::new(start, start + tag.len()))
}
