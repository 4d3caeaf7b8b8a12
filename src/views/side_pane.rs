//! The recipients and the fields, side by side behind two tabs.

use std::rc::Rc;

use yew::prelude::*;

use super::fields_pane::FieldsPane;
use super::recipients_pane::RecipientsPane;
use crate::rest::Side;
use crate::session::{Session, Store};
use crate::ui::{Tab, TabList};

impl Side {
    fn key(self) -> &'static str {
        match self {
            Self::Recipients => "recipients",
            Self::Fields => "fields",
        }
    }
}

/// What the pane is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct SidePaneProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
    /// Which of the two is shown.
    pub side: Side,
    /// Called when the author wants the other.
    pub on_side: Callback<Side>,
}

/// Recipients or fields.
#[component]
pub fn SidePane(props: &SidePaneProps) -> Html {
    let session = &props.session;
    let tab = |side: Side, label: &'static str, count: usize| Tab {
        key: side.key(),
        label: label.into(),
        count: Some(count),
    };
    let tabs = vec![
        tab(Side::Recipients, "Recipients", session.people.len()),
        tab(Side::Fields, "Fields", session.template.fields.len()),
    ];
    let on_choose = props.on_side.reform(|key| {
        if key == Side::Fields.key() {
            Side::Fields
        } else {
            Side::Recipients
        }
    });
    let panel = match props.side {
        Side::Recipients => html! {
            <RecipientsPane store={props.store.clone()} session={session.clone()} />
        },
        Side::Fields => {
            html! { <FieldsPane store={props.store.clone()} session={session.clone()} /> }
        }
    };
    let key = props.side.key();
    html! {
        <section class="pane pane-side" aria-label="Recipients and fields">
            <TabList label="Recipients and fields" {tabs} chosen={key} {on_choose} />
            <div class="panel" role="tabpanel" id={format!("panel-{key}")} aria-labelledby={format!("tab-{key}")}>
                { panel }
            </div>
        </section>
    }
}
