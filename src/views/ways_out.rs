//! What can be done where the letter cannot be kept.

use yew::prelude::*;

use crate::documents::SaveState;
use crate::effects::Library;
use crate::files::{self, Saved};
use crate::session::Store;
use crate::ui::Button;

/// What the ways are made of.
#[derive(Debug, PartialEq, Properties)]
pub struct WaysOutProps {
    /// The documents.
    pub library: Library,
    /// The session.
    pub store: Store,
}

/// To a file, to another letter, or once more.
#[component]
pub fn WaysOut(props: &WaysOutProps) -> Html {
    let state = props.library.state();
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
    html! {
        <>
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
        </>
    }
}
