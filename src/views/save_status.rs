//! Whether the letter is kept, in words.

use yew::prelude::*;

use super::documents_dialog::durability;
use crate::documents::SaveState;
use crate::effects::Library;
use crate::rest::Later;
use crate::ui::{Icon, IconView};

/// A few words in the bar over the panes.
pub fn save_status(library: &Library) -> Html {
    if !library.keeps() {
        // A host that keeps the letter itself knows how it is kept, and this editor does not.
        return Html::default();
    }
    let state = library.state();
    let icon = match state {
        SaveState::Saved => Icon::Check,
        SaveState::Saving => Icon::Save,
        SaveState::Failed { .. } | SaveState::NotKept { .. } | SaveState::OtherTab => Icon::Warning,
    };
    let kept = *state == SaveState::Saved;
    let failed = matches!(state, SaveState::Failed { .. }).then_some("is-failed");
    html! {
        <span class={classes!("save-state", failed)} title={kept.then(|| durability(library))}>
            <IconView {icon} />
            <span>{ state.label() }</span>
        </span>
    }
}

/// What happened and what can be done, where the letter is not kept although it should be.
pub fn save_banner(library: &Library, later: &Later) -> Html {
    let state = library.state();
    // As above: the host keeps the letter.
    let advice = state.advice().filter(|_| library.keeps());
    let Some(advice) = advice else {
        return html! { <div role="status" /> };
    };
    let is_error = matches!(state, SaveState::Failed { .. }).then_some("is-error");
    html! {
        <div role="status">
            <div class={classes!("banner", is_error)}>
                <IconView icon={Icon::Warning} />
                <p>{ advice }</p>
                { later.rest().map(|rest| rest.ways_out(library)).unwrap_or_default() }
            </div>
        </div>
    }
}
