//! What runs beside the views, and is drawn nowhere.

use std::rc::Rc;

use yew::prelude::*;

use crate::effects::{Library, use_checks, use_problem_keys};
use crate::session::{Session, Store};

/// What is watched.
#[derive(Debug, PartialEq, Properties)]
pub struct WatchingProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
    /// The documents that the browser keeps.
    pub library: Library,
    /// The whole editor.
    pub root: NodeRef,
}

/// The checks, the keys that go from problem to problem, and the look at what is kept.
#[component]
pub fn Watching(props: &WatchingProps) -> Html {
    use_checks(&props.store, &props.session);
    use_problem_keys(&props.root, &props.store);
    let library = props.library.clone();
    use_effect_with((), move |()| library.tend());
    Html::default()
}
