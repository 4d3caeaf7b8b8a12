//! A dialog over the page: the browser's own, which holds the focus and closes on Escape.

use yew::prelude::*;

use super::{Button, Icon, Look};
use crate::platform::dom::{self, HtmlDialogElement};

/// What a dialog is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct DialogProps {
    /// Its heading.
    pub title: AttrValue,
    /// Called when the author closes it by Escape, the cross or "Cancel".
    pub on_close: Callback<()>,
    /// Its content.
    pub children: Html,
}

/// A modal dialog, open as long as it is there.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| open(&node));
    }
    let close = props.on_close.clone();
    let oncancel = Callback::from(move |event: Event| {
        // The browser would close the dialog behind the back of the state that holds it open.
        event.prevent_default();
        close.emit(());
    });
    html! {
        <dialog class="dialog" ref={node} {oncancel} aria-labelledby="dialog-title">
            <div class="dialog-header">
                <h2 id="dialog-title" class="dialog-title">{ props.title.clone() }</h2>
                <Button label="Close" icon={Icon::Close} look={Look::Icon} on_press={props.on_close.clone()} />
            </div>
            <div class="dialog-content">{ props.children.clone() }</div>
        </dialog>
    }
}

/// Shows the dialog; the returned function gives the focus back to where it was.
fn open(node: &NodeRef) -> impl FnOnce() + use<> {
    let before = dom::focused(node);
    if let Some(dialog) = node.cast::<HtmlDialogElement>()
        && !dialog.open()
    {
        // Fails only where the dialog is open or has left the page, and then nothing is to show.
        let _ = dialog.show_modal();
        if let Some(first) = dom::find(node, "[data-autofocus]") {
            dom::focus_element(&first);
        }
    }
    move || dom::focus_later(before)
}

/// What the foot of a dialog with a form is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct DialogActionsProps {
    /// What the form does, in words.
    pub label: AttrValue,
    /// Whether it cannot be done yet.
    #[prop_or_default]
    pub disabled: bool,
    /// Called for "Cancel".
    pub on_cancel: Callback<()>,
    /// Other buttons, at the far side.
    #[prop_or_default]
    pub children: Html,
}

/// The foot of a dialog: the button that sends its form, and "Cancel".
#[component]
pub fn DialogActions(props: &DialogActionsProps) -> Html {
    html! {
        <div class="dialog-actions">
            { props.children.clone() }
            <span class="spacer" />
            <Button label="Cancel" on_press={props.on_cancel.clone()} />
            <button type="submit" class="button button-primary" disabled={props.disabled}>
                { props.label.clone() }
            </button>
        </div>
    }
}
