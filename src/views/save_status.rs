//! Whether the letter is kept, in words.

use yew::prelude::*;

use super::documents_dialog::durability;
use crate::documents::SaveState;
use crate::effects::Library;
use crate::files::{self, Saved};
use crate::session::Store;
use crate::ui::{Button, Icon, IconView};

/// What the words are made of.
#[derive(Debug, PartialEq, Properties)]
pub struct SaveStatusProps {
    /// The documents.
    pub library: Library,
}

/// A few words in the bar over the panes.
#[component]
pub fn SaveStatus(props: &SaveStatusProps) -> Html {
    if !props.library.keeps() {
        // A host that keeps the letter itself knows how it is kept, and this editor does not.
        return Html::default();
    }
    let state = props.library.state();
    let icon = match state {
        SaveState::Saved => Icon::Check,
        SaveState::Saving => Icon::Save,
        SaveState::Failed { .. } | SaveState::NotKept { .. } | SaveState::OtherTab => Icon::Warning,
    };
    let kept = *state == SaveState::Saved;
    let failed = matches!(state, SaveState::Failed { .. }).then_some("is-failed");
    html! {
        <span class={classes!("save-state", failed)} title={kept.then(|| durability(&props.library))}>
            <IconView {icon} />
            <span>{ state.label() }</span>
        </span>
    }
}

/// What the banner is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct SaveBannerProps {
    /// The documents.
    pub library: Library,
    /// Where actions go.
    pub store: Store,
}

/// What happened and what can be done, where the letter is not kept although it should be.
#[component]
pub fn SaveBanner(props: &SaveBannerProps) -> Html {
    let state = props.library.state();
    // As above: the host keeps the letter.
    let advice = state.advice().filter(|_| props.library.keeps());
    let Some(advice) = advice else {
        return html! { <div role="status" /> };
    };
    let save = |kind: Saved| {
        let store = props.store.clone();
        Callback::from(move |()| files::save(&store, kind))
    };
    let try_again = {
        let library = props.library.clone();
        Callback::from(move |()| library.try_again())
    };
    let copy = {
        let library = props.library.clone();
        Callback::from(move |()| library.copy_screen())
    };
    let is_error = matches!(state, SaveState::Failed { .. }).then_some("is-error");
    html! {
        <div role="status">
            <div class={classes!("banner", is_error)}>
                <IconView icon={Icon::Warning} />
                <p>{ advice }</p>
                if state.offers_file() {
                    <Button label="Save to a file" on_press={save(Saved::Template)} />
                    <Button label="Save the recipients" on_press={save(Saved::Recipients)} />
                }
                if matches!(state, SaveState::Failed { .. }) {
                    <Button label="Try again" on_press={try_again} />
                }
                if *state == SaveState::OtherTab {
                    <Button label="Open a copy" on_press={copy} />
                }
            </div>
        </div>
    }
}
