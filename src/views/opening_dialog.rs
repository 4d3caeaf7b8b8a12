//! How far a large file is that is being opened, and a way to end it.

use yew::prelude::*;

use crate::session::{Action, Session, Store};
use crate::ui::{Button, Dialog};

/// The dialog, as long as a file is under way.
pub fn opening_dialog(store: &Store, session: &Session) -> Html {
    let Some(under_way) = &session.under_way else {
        return Html::default();
    };
    let store = store.clone();
    let on_cancel = Callback::from(move |()| store.dispatch(Action::OpeningWentOn(None)));
    let percent = under_way.percent.to_string();
    html! {
        <Dialog title={format!("Opening “{}”", under_way.file)} on_close={on_cancel.clone()}>
            <div class="job">
                <progress aria-label="Read so far" max="100" value={percent.clone()} />
                <span>{ format!("{percent} %") }</span>
            </div>
            <div class="dialog-actions">
                <span class="spacer" />
                <Button label="Cancel" on_press={on_cancel} />
            </div>
        </Dialog>
    }
}
