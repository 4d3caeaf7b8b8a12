//! One field in the list of fields.

use letter::{Field, FieldName};
use yew::prelude::*;

use super::fields_pane::kind_label;
use super::remove_field::RemoveField;
use crate::session::{Action, Store};
use crate::ui::{Button, Icon, Look};

/// What a row is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct FieldRowProps {
    /// Where actions go.
    pub store: Store,
    /// Its place in the order.
    pub index: usize,
    /// How many fields there are.
    pub count: usize,
    /// The field.
    pub field: Field,
    /// Whether the text uses it.
    pub is_used: bool,
    /// Whether it may only be read.
    pub readonly: bool,
    /// Called when its form is asked for.
    pub on_edit: Callback<()>,
}

/// One field, with what can be done to it.
#[component]
pub fn FieldRow(props: &FieldRowProps) -> Html {
    let (field, index) = (&props.field, props.index);
    let name = field.display_name();
    let go = |action: Action| {
        let store = props.store.clone();
        Callback::from(move |()| store.dispatch(action.clone()))
    };
    let needed = if field.required { ", needed" } else { "" };
    html! {
        <li class="field-row">
            <button type="button" class="field-open" id={row_id(&field.name)} onclick={props.on_edit.reform(|_: MouseEvent| ())}
                disabled={props.readonly} title="Change this field">
                <span class="item-label truncate">{ name }</span>
                <span class="item-detail truncate">
                    { format!("{}{needed}", kind_label(field.kind)) }
                    if !props.is_used { <span class="field-unused">{ "not in the text" }</span> }
                </span>
            </button>
            <Button label={format!("Move {name} up")} icon={Icon::Up} look={Look::Icon}
                disabled={index == 0 || props.readonly}
                on_press={go(Action::FieldMoved { from: index, to: index.saturating_sub(1) })} />
            <Button label={format!("Move {name} down")} icon={Icon::Down} look={Look::Icon}
                disabled={index + 1 == props.count || props.readonly}
                on_press={go(Action::FieldMoved { from: index, to: index + 1 })} />
            <RemoveField store={props.store.clone()} {index} field={field.clone()} is_used={props.is_used}
                readonly={props.readonly} />
        </li>
    }
}

/// The `id` of the button that opens the form of that field.
pub fn row_id(field: &FieldName) -> String {
    format!("field-row-{field}")
}
