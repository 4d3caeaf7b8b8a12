//! The form of a footnote: its text.

use yew::prelude::*;

use crate::platform::dom;
use crate::ui::{Dialog, DialogActions, FormRow};

/// What the form is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct NoteFormProps {
    /// The text of the note to change; none for a new one.
    #[prop_or_default]
    pub text: Option<String>,
    /// Called with the note's text.
    pub on_save: Callback<String>,
    /// Called when the author wants no change.
    pub on_close: Callback<()>,
}

/// A dialog with the text of a footnote.
#[component]
pub fn NoteForm(props: &NoteFormProps) -> Html {
    let is_new = props.text.is_none();
    let text = use_state(|| props.text.clone().unwrap_or_default());
    let oninput = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| text.set(dom::value_of(&event)))
    };
    let onsubmit = {
        let (text, on_save) = (text.clone(), props.on_save.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_save.emit((*text).clone());
        })
    };
    let (title, send) = if is_new {
        ("Insert a footnote", "Insert")
    } else {
        ("Change the footnote", "Save")
    };
    html! {
        <Dialog {title} on_close={props.on_close.clone()}>
            <form class="form" {onsubmit}>
                <FormRow id="note-text" label="Text of the footnote"
                    help="Its number comes by itself, in each letter by the order of the marks.">
                    <textarea class="input" id="note-text" rows="5" data-autofocus="" aria-describedby="note-text-help"
                        value={(*text).clone()} {oninput} />
                </FormRow>
                <DialogActions label={send} disabled={text.trim().is_empty()} on_cancel={props.on_close.clone()} />
            </form>
        </Dialog>
    }
}
