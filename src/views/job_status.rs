//! How far the letters are that are being saved, in the bar over the panes.

use yew::prelude::*;

use crate::effects::typesetting::{Job, JobState, use_job};
use crate::ui::{Button, Icon, Look};

/// What the words are made of.
#[derive(Debug, PartialEq, Properties)]
pub struct JobStatusProps {
    /// What is under way.
    pub job: Job,
}

/// A few quiet words, and a way to end it.
#[component]
pub fn JobStatus(props: &JobStatusProps) -> Html {
    let job = &props.job;
    let state = use_job(Some(job));
    let on_cancel = {
        let job = job.clone();
        Callback::from(move |()| job.cancel())
    };
    let count = job.count();
    let (words, value) = match state {
        Some(JobState::Writing { done }) => (
            format!("{done} of {count} letters"),
            Some((done as f64 / count.max(1) as f64).to_string()),
        ),
        _ => ("Preparing the letters…".to_owned(), None),
    };
    html! {
        <span class="job">
            <progress aria-label="Saving letters" {value} />
            <span>{ words }</span>
            <Button label="Cancel saving" icon={Icon::Close} look={Look::Icon} on_press={on_cancel} />
        </span>
    }
}
