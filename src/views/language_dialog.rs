//! Choosing the language of the letter.

use std::rc::Rc;

use yew::prelude::*;

use crate::platform::dom;
use crate::session::{Action, Session, Store};
use crate::ui::{Dialog, DialogActions, FormRow};

/// Languages to choose from, by BCP 47 tag; any other can be typed.
const LANGUAGES: [(&str, &str); 14] = [
    ("en-GB", "English (United Kingdom)"),
    ("en-US", "English (United States)"),
    ("en-IE", "English (Ireland)"),
    ("en-AU", "English (Australia)"),
    ("cy", "Cymraeg"),
    ("de", "Deutsch"),
    ("de-CH", "Deutsch (Schweiz)"),
    ("es", "Español"),
    ("fr", "Français"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("sv", "Svenska"),
];

/// What the dialog is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct LanguageDialogProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
    /// Called when the author is done.
    pub on_close: Callback<()>,
}

/// A dialog with the letter's language.
#[component]
pub fn LanguageDialog(props: &LanguageDialogProps) -> Html {
    let tag = use_state(|| props.session.template.language.clone());
    let oninput = {
        let tag = tag.clone();
        Callback::from(move |event: InputEvent| tag.set(dom::value_of(&event)))
    };
    let onsubmit = {
        let (store, on_close, tag) = (props.store.clone(), props.on_close.clone(), tag.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            store.dispatch(Action::LanguageChosen(tag.trim().to_owned()));
            on_close.emit(());
        })
    };
    let problem = (!is_tag(tag.trim())).then_some("Write it as a short code, such as en-GB or cy.");
    html! {
        <Dialog title="Language of the letter" on_close={props.on_close.clone()}>
            <form class="form" {onsubmit}>
                <FormRow id="language" label="Language" {problem}
                    help="Dates, spelling and a reader’s voice follow it.">
                    <input class="input" id="language" list="languages" data-autofocus="" autocomplete="off"
                        spellcheck="false" aria-describedby="language-help" value={(*tag).clone()} {oninput} />
                </FormRow>
                <datalist id="languages">
                    { for LANGUAGES.map(|(tag, name)| html! { <option value={tag}>{ name }</option> }) }
                </datalist>
                <DialogActions label="Save" disabled={problem.is_some()} on_cancel={props.on_close.clone()} />
            </form>
        </Dialog>
    }
}

/// Whether `text` has the shape of a BCP 47 tag: words of letters and digits with hyphens between.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_word = |part: &str| {
        (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.chars().all(|c| c.is_ascii_alphabetic())
        && parts.all(is_word)
}

#[cfg(test)]
mod tests {
    use super::{LANGUAGES, is_tag};

    #[test]
    fn a_tag_is_told_from_other_words() {
        assert!(LANGUAGES.iter().all(|(tag, _)| is_tag(tag)));
        assert!(is_tag("zh-Hant-TW"));
        for text in ["", "English", "en_GB", "en-", "e", "12"] {
            assert!(!is_tag(text), "{text}");
        }
    }
}
