//! The menu that saves the letter and its parts as files.

use std::rc::Rc;

use yew::prelude::*;

use crate::files::{self, Saved};
use crate::session::{Session, Store};
use crate::ui::{Icon, MenuButton, MenuItem};

/// What the menu is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct SaveMenuProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
}

/// The menu.
#[component]
pub fn SaveMenu(props: &SaveMenuProps) -> Html {
    let save = |kind: Saved| {
        let store = props.store.clone();
        Callback::from(move |()| files::save(&store, kind))
    };
    let has_people = !props.session.people.is_empty();
    let item = |label: &'static str, kind| MenuItem::new(label, save(kind));
    let items = vec![
        MenuItem::Heading("For everyone".into()),
        item("Template", Saved::Template).hint("Without recipients"),
        item("Recipients", Saved::Recipients)
            .hint("To open here again")
            .when(has_people),
        item("Recipients as a table", Saved::Csv)
            .hint("CSV, for a spreadsheet")
            .when(has_people),
        MenuItem::Heading("This letter".into()),
        item("As text", Saved::Text),
        item("As a web page", Saved::Html),
        item("As Markdown", Saved::Markdown),
    ];
    html! { <MenuButton label="Save as file" icon={Icon::Save} to_left=true {items} /> }
}
