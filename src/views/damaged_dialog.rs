//! What of a letter is not whole, and what there is of it as a file.

use yew::prelude::*;

use crate::effects::Library;
use crate::ui::{Button, Dialog, Look};

/// What the dialog is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct DamagedDialogProps {
    /// The documents.
    pub library: Library,
}

/// Shown when a letter was opened of which a part is lost, until that is closed.
#[component]
pub fn DamagedDialog(props: &DamagedDialogProps) -> Html {
    let Some(damage) = props.library.damaged() else {
        return Html::default();
    };
    let act = |action: fn(&Library)| {
        let library = props.library.clone();
        Callback::from(move |()| action(&library))
    };
    let on_close = act(Library::forget_damaged);
    html! {
        <Dialog title={damage.heading()} on_close={on_close.clone()}>
            <ul class="report">{ for damage.lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            <div class="dialog-actions">
                <span class="spacer" />
                if damage.raw.is_some() {
                    <Button label="Save what cannot be read to a file" on_press={act(Library::save_raw)} />
                }
                <Button label="Close" look={Look::Primary} on_press={on_close} />
            </div>
        </Dialog>
    }
}
