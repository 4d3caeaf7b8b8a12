//! The text of the template: its tools, the text surface, and the form that is open over it.

use std::rc::Rc;

use letter::Span;
use yew::prelude::*;

use super::surface::SurfaceSlot;
use super::toolbar::Toolbar;
use super::use_surface::use_surface;
use crate::platform::bridge::Bridge;
use crate::platform::text_surface::TextSurface;
use crate::rest::{Form, Later, use_rest};
use crate::session::{Merged, Session, Store};
use crate::ui::{Button, Icon, Look};

/// What the pane is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct TextPaneProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
    /// The element around the editor.
    pub bridge: Bridge,
    /// Where the text surface is to be put.
    pub surface: SurfaceSlot,
    /// The rest of the program, which has the forms and reads Markdown.
    pub later: Later,
    /// The merged letter, whose note numbers the text shows, once there is one.
    pub merged: Option<Merged>,
}

/// The text.
#[component]
pub fn TextPane(props: &TextPaneProps) -> Html {
    let session = &props.session;
    let rest = use_rest(&props.later);
    let form = use_state(|| None::<Form>);
    let show_tags = use_state(|| false);
    let host = use_node_ref();
    let on_chip = {
        let (store, form) = (props.store.clone(), form.clone());
        use_callback((), move |range: Span, ()| {
            if !store.session().readonly {
                form.set(Some(Form::Chip(range)));
            }
        })
    };
    let emphasis = use_surface(&host, props, on_chip);
    {
        let surface = props.surface.clone();
        use_effect_with(*show_tags, move |shown| {
            surface.with(|surface| surface.set_show_tags(*shown));
        });
    }
    let on_insert = {
        let form = form.clone();
        Callback::from(move |insert| form.set(Some(insert)))
    };
    let on_tags = {
        let show_tags = show_tags.clone();
        Callback::from(move |()| show_tags.set(!*show_tags))
    };
    let on_find = {
        let surface = props.surface.clone();
        Callback::from(move |()| surface.with(TextSurface::open_search))
    };
    let on_close = {
        let form = form.clone();
        Callback::from(move |()| form.set(None))
    };
    let open = rest
        .zip(*form)
        .map(|(rest, form)| rest.form(form, on_close));
    html! {
        <section class="pane pane-text" aria-labelledby="text-heading">
            <header class="pane-header">
                <h2 class="pane-title" id="text-heading">{ "Text" }</h2>
                <span class="spacer" />
                <Button label="Show tags" icon={Icon::Tags} look={Look::Quiet} pressed={*show_tags} on_press={on_tags}
                    title="Show fields and conditions as they are written" />
                <Button label="Find" title="Find and replace (Ctrl+F)" icon={Icon::Search} look={Look::Icon}
                    on_press={on_find} />
            </header>
            <Toolbar surface={props.surface.clone()} {emphasis} readonly={session.readonly} {on_insert} />
            <div class="surface" ref={host} />
            { open.unwrap_or_default() }
        </section>
    }
}
