//! Which of the likely readings of a file is the right one.

use std::rc::Rc;

use letter::encoding::Reading;
use yew::prelude::*;

use crate::files;
use crate::session::{Action, Session, Store};
use crate::ui::{Button, Dialog, Look};

/// What the dialog is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct ReadingDialogProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
}

/// Shows the first names of a file in each likely reading, where it is not sure how its characters
/// were saved.
#[component]
pub fn ReadingDialog(props: &ReadingDialogProps) -> Html {
    let Some(unread) = &props.session.unread else {
        return Html::default();
    };
    let on_close = {
        let store = props.store.clone();
        Callback::from(move |()| store.dispatch(Action::ReadingChosen))
    };
    let reading = |reading: &Reading| {
        let (store, unread, encoding) = (props.store.clone(), unread.clone(), reading.encoding);
        let on_press = Callback::from(move |()| {
            store.dispatch(Action::ReadingChosen);
            files::open_reading(&store, &unread, encoding);
        });
        let names = reading.names.join(", ");
        html! {
            <li class="reading">
                <Button label={names} {on_press} />
                <span class="form-help">{ encoding.to_string() }</span>
            </li>
        }
    };
    html! {
        <Dialog title={format!("How are the names in “{}” spelt?", unread.name)} on_close={on_close.clone()}>
            <div class="form">
                <p>{ "The file does not say how its characters were saved, and it can be read in more than one way. Choose the line in which the names are right." }</p>
                <ul class="report">{ for unread.readings.iter().map(reading) }</ul>
                <p class="form-help">{ "Is none of them right? Save the list once more as “CSV UTF-8”, and open that." }</p>
            </div>
            <div class="dialog-actions">
                <Button label="Cancel" look={Look::Quiet} on_press={on_close} />
                <span class="spacer" />
            </div>
        </Dialog>
    }
}
