//! Pages and files as components see them.

use yew::prelude::*;

use super::{Job, JobState, PagesState, Typesetting};

/// The pages of the letter on the screen; the component is drawn again after each change of them.
/// Whoever shows them calls [`Typesetting::want_pages`].
#[hook]
pub fn use_pages(typesetting: &Typesetting) -> PagesState {
    let update = use_force_update();
    use_effect_with(typesetting.clone(), move |typesetting| {
        let watching = typesetting.watch(move || update.force_update());
        move || drop(watching)
    });
    typesetting.pages()
}

/// How far a file is; the component is drawn again after each step.
#[hook]
pub fn use_job(job: Option<&Job>) -> Option<JobState> {
    let update = use_force_update();
    use_effect_with(job.cloned(), move |job| {
        let watching = job
            .as_ref()
            .map(|job| job.watch(move || update.force_update()));
        move || drop(watching)
    });
    job.map(Job::state)
}
