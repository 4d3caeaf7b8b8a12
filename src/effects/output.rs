//! Letters on their way into a file, while the author goes on.

use messages::{LetterFault, Output};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::typesetting::{Job, JobState, Typesetting, Written};
use crate::files::said;
use crate::platform::files::{self as dialogs, FileKind};
use crate::session::{Action, Report, Session, Store};

/// How many letters a report names.
const NAMED: usize = 20;

/// What the author wants to have.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Whose letters, by index.
    pub recipients: Vec<usize>,
    /// As what.
    pub output: Output,
    /// What the file is to be called.
    pub name: String,
}

/// Writes letters into a file and saves it; answers the job that is under way, and what begins one.
#[hook]
pub fn use_output(store: &Store, typesetting: &Typesetting) -> (Option<Job>, Callback<Wanted>) {
    let job = use_state(|| None::<Job>);
    let begin = {
        let (job, store, typesetting) = (job.clone(), store.clone(), typesetting.clone());
        Callback::from(move |wanted: Wanted| {
            let begun = typesetting.write(wanted.recipients, wanted.output.clone());
            job.set(Some(begun.clone()));
            let (job, store) = (job.clone(), store.clone());
            spawn_local(async move {
                let state = begun.finished().await;
                job.set(None);
                finish(&store, state, &wanted.output, &wanted.name).await;
            });
        })
    };
    ((*job).clone(), begin)
}

async fn finish(store: &Store, state: JobState, output: &Output, name: &str) {
    match state {
        JobState::Done(written) => save(store, &written, output, name).await,
        JobState::Failed(faults) => report(store, "The letters were not saved", &faults),
        JobState::Cancelled | JobState::Waiting { .. } | JobState::Writing { .. } => {}
    }
}

async fn save(store: &Store, written: &Written, output: &Output, name: &str) {
    let kind = kind_of(output);
    let answer = dialogs::save_blob(name, kind, written.content.blob()).await;
    if let Some(said) = said(answer) {
        store.dispatch(Action::Noticed(said));
    }
    if !written.faults.is_empty() {
        report(store, "Not all is as it was meant", &written.faults);
    }
}

fn kind_of(output: &Output) -> FileKind {
    match output.extension() {
        "pdf" => FileKind::Pdf,
        "docx" => FileKind::Word,
        "html" => FileKind::Html,
        "md" => FileKind::Markdown,
        "zip" => FileKind::Zip,
        _ => FileKind::Text,
    }
}

fn report(store: &Store, title: &str, faults: &[LetterFault]) {
    let session = store.session();
    let mut lines: Vec<String> = faults
        .iter()
        .take(NAMED)
        .map(|fault| line(&session, fault))
        .collect();
    if faults.len() > NAMED {
        lines.push(format!("And {} more.", faults.len() - NAMED));
    }
    store.dispatch(Action::Reported(Report {
        title: title.to_owned(),
        lines,
    }));
}

fn line(session: &Session, fault: &LetterFault) -> String {
    let message = &fault.fault.message;
    let Some(index) = fault.recipient else {
        return message.clone();
    };
    let name = session.recipient_name(index);
    if fault.left_out {
        format!("{name} (left out): {message}")
    } else {
        format!("{name}: {message}")
    }
}
