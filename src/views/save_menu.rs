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
    /// Whether letters are on their way into a file.
    pub is_saving: bool,
    /// Called when letters are to be saved as PDF, Word and others.
    pub on_letters: Callback<()>,
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
    // To the file that it is in where there is one, and else to one that is asked for.
    let part = |label: &'static str, hint: &'static str, kind, enabled: bool| {
        let Some(name) = files::known_name(&props.store, kind) else {
            return vec![item(label, kind).hint(hint).when(enabled)];
        };
        let store = props.store.clone();
        let elsewhere = Callback::from(move |()| files::save_elsewhere(&store, kind));
        vec![
            item(label, kind)
                .hint(format!("To “{name}” again"))
                .when(enabled),
            MenuItem::new(format!("{label} to another file…"), elsewhere).when(enabled),
        ]
    };
    let mut items = vec![
        MenuItem::Heading("Letters".into()),
        MenuItem::new("Save letters…", props.on_letters.clone())
            .hint("PDF, Word, ZIP and others")
            .when(!props.is_saving),
        MenuItem::Heading("For everyone".into()),
    ];
    items.extend(part(
        "Template",
        "Without recipients",
        Saved::Template,
        true,
    ));
    items.extend(part(
        "Recipients",
        "To open here again",
        Saved::Recipients,
        has_people,
    ));
    items.extend(part(
        "Recipients as a table",
        "CSV, for a spreadsheet",
        Saved::Csv,
        has_people,
    ));
    items.extend([
        MenuItem::Heading("This letter".into()),
        item("As text", Saved::Text),
        item("As a web page", Saved::Html),
        item("As Markdown", Saved::Markdown),
    ]);
    html! { <MenuButton label="Save as file" icon={Icon::Save} to_left=true {items} /> }
}
