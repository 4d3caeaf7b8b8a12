//! What can be done about a field that the letter does not use.

use letter::{Edit, FieldKind, FieldName, Span, parts, syntax};
use yew::prelude::*;

use super::condition_form::{ConditionForm, Conditional, is_likely};
use crate::platform::timing;
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

/// Buttons that put the field into the text or into a condition, or remove it where nobody has a
/// value for it.
#[component]
pub fn UnusedField(props: &UnusedFieldProps) -> Html {
    let asking = use_state(|| false);
    let session = props.store.session();
    let name = props.field.as_str();
    let Some(index) = (session.template.fields.iter()).position(|field| field.name == props.field)
    else {
        return Html::default();
    };
    let Some(field) = session.template.fields.get(index) else {
        return Html::default();
    };
    // A yes or no is asked by a condition; its own word is hardly ever wanted in a letter.
    let prints = field.kind != FieldKind::YesNo;
    let has_values = (session.people.iter()).any(|one| !one.cell(name).trim().is_empty());
    let put_in = {
        let (store, tag) = (props.store.clone(), parts::field_tag(name));
        Callback::from(move |()| insert(&store, &tag))
    };
    let ask = |to: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(to))
    };
    let put_condition_in = {
        let (store, on_close) = (props.store.clone(), ask(false));
        Callback::from(move |new: Conditional| {
            on_close.emit(());
            let (text, otherwise) = (new.text.trim(), new.otherwise.as_deref().map(str::trim));
            let written = parts::conditional(&new.condition, text, otherwise).text;
            let store = store.clone();
            // As long as the dialog is there, the text cannot take the focus.
            timing::next_turn(move || insert(&store, &written));
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
            if is_likely(field) {
                <Button label="Ask it in a condition…" icon={Icon::Branch} disabled={!props.can_fix} on_press={ask(true)} />
            }
            if *asking {
                <ConditionForm template={session.template.clone()} first={props.field.clone()} asks_text=true
                    on_save={put_condition_in} on_close={ask(false)} />
            }
            if !has_values {
                <Button label="Remove the field" icon={Icon::Remove} disabled={!props.can_fix} on_press={remove} />
            }
        </>
    }
}

/// Puts what is written into the text, and shows it there.
fn insert(store: &Store, written: &str) {
    let (edit, place) = insertion(&store.session(), written);
    store.dispatch(Action::BodyEdited(vec![edit]));
    store.dispatch(Action::PlaceChosen(place));
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
