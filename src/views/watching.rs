//! What runs beside the views, and is drawn nowhere.

use std::rc::Rc;

use yew::prelude::*;

use crate::effects::{use_checks, use_problem_keys};
use crate::session::{Session, Store};

/// What is watched.
#[derive(Debug, PartialEq, Properties)]
pub struct WatchingProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
    /// The whole editor.
    pub root: NodeRef,
}

/// The checks, and the keys that go from problem to problem.
#[component]
pub fn Watching(props: &WatchingProps) -> Html {
    use_checks(&props.store, &props.session);
    use_problem_keys(&props.root, &props.store);
    Html::default()
}
