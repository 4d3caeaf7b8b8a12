//! Removing a field, with a question first where the text uses it.

use letter::Field;
use yew::prelude::*;

use crate::session::{Action, Store};
use crate::ui::{Button, Dialog, DialogActions, Icon, Look};

/// What the button is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct RemoveFieldProps {
    /// Where actions go.
    pub store: Store,
    /// The field's place in the order.
    pub index: usize,
    /// The field.
    pub field: Field,
    /// Whether the text uses it.
    pub is_used: bool,
    /// Whether the document may only be read.
    pub readonly: bool,
}

/// A button that removes the field.
#[component]
pub fn RemoveField(props: &RemoveFieldProps) -> Html {
    let asking = use_state(|| false);
    let name = props.field.display_name();
    let remove = {
        let (store, index, asking) = (props.store.clone(), props.index, asking.clone());
        Callback::from(move |()| {
            asking.set(false);
            store.dispatch(Action::FieldRemoved(index));
        })
    };
    let on_press = {
        let (asking, remove, is_used) = (asking.clone(), remove.clone(), props.is_used);
        Callback::from(move |()| {
            if is_used {
                asking.set(true);
            } else {
                remove.emit(());
            }
        })
    };
    let on_cancel = {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(false))
    };
    let onsubmit = remove.reform(|event: SubmitEvent| event.prevent_default());
    html! {
        <>
            <Button label={format!("Remove {name}")} icon={Icon::Remove} look={Look::Icon}
                disabled={props.readonly} {on_press} />
            if *asking {
                <Dialog title={format!("Remove “{name}”?")} on_close={on_cancel.clone()}>
                    <form class="form" {onsubmit}>
                        <p>{ "The text still uses this field. Without it, those places stay empty in every letter, \
                              and the problems list says where they are." }</p>
                        <DialogActions label="Remove the field" {on_cancel} />
                    </form>
                </Dialog>
            }
        </>
    }
}
