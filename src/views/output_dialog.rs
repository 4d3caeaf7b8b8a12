//! Saving letters as files: whose, as what, and under which names.

pub(super) mod choice;

use std::rc::Rc;

use letter::file_names::FileNames;
use messages::{DEFAULT_NAMES, Output, Packing};
use yew::prelude::*;

use crate::documents::file_name;
use crate::effects::Wanted;
use crate::platform::dom;
use crate::platform::local_storage::{preference, set_preference};
use crate::platform::unicode::composed;
use crate::session::Session;
use crate::ui::{Dialog, DialogActions, FormRow, ids};
use choice::{Choice, FORMATS, Radio, Who};

/// Under which name the pattern is kept.
const PATTERN: &str = "file-names";

/// How many people with errors are named.
const NAMED: usize = 8;

/// What the dialog is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct OutputDialogProps {
    /// The session.
    pub session: Rc<Session>,
    /// Called with what is wanted.
    pub on_save: Callback<Wanted>,
    /// Called when the author is done.
    pub on_close: Callback<()>,
}

/// The dialog.
#[component]
pub fn OutputDialog(props: &OutputDialogProps) -> Html {
    let session = &props.session;
    let bad = use_memo(session.checked.problems.clone(), |_| {
        choice::with_errors(session)
    });
    let who = use_state(|| {
        if session.people.is_empty() {
            Who::Chosen
        } else {
            Who::All
        }
    });
    let format = use_state(|| 0_usize);
    let zip = use_state(|| false);
    let pattern = use_state(|| preference(PATTERN).unwrap_or_else(|| DEFAULT_NAMES.to_owned()));
    let recipients = who.indices(session, &bad);
    let (kind, ..) = FORMATS[*format];
    let must_zip = recipients.len() > 1 && !kind.can_be_joined();
    let is_zip = must_zip || *zip;
    let example = is_zip.then(|| example(session, &recipients, &pattern, kind.extension()));
    let names_wrong = match &example {
        Some(Err(sentence)) => Some(sentence.clone()),
        _ => None,
    };
    let onsubmit = {
        let (on_save, on_close) = (props.on_save.clone(), props.on_close.clone());
        let (recipients, pattern, session) =
            (recipients.clone(), (*pattern).clone(), Rc::clone(session));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let packing = if is_zip {
                set_preference(PATTERN, &pattern);
                Packing::Zip {
                    names: pattern.clone(),
                }
            } else {
                Packing::One
            };
            let output = Output {
                format: kind,
                packing,
            };
            on_close.emit(());
            on_save.emit(Wanted {
                name: name(&session, &recipients, &output),
                recipients: recipients.clone(),
                output,
            });
        })
    };
    let on_pattern = {
        let pattern = pattern.clone();
        Callback::from(move |event: InputEvent| pattern.set(dom::value_of(&event)))
    };
    let on_format = {
        let format = format.clone();
        Callback::from(move |event: Event| {
            format.set(
                dom::value_of(&event)
                    .parse()
                    .unwrap_or(0)
                    .min(FORMATS.len() - 1),
            );
        })
    };
    let options = FORMATS.iter().enumerate().map(|(index, (_, label, _))| {
        html! { <option value={index.to_string()} selected={index == *format}>{ *label }</option> }
    });
    let (_, _, hint) = FORMATS[*format];
    let count = recipients.len();
    html! {
        <Dialog title="Save letters" on_close={props.on_close.clone()}>
            <form class="form" {onsubmit}>
                <Choice label="Whose letters" name="output-who" chosen={who.index()} radios={Who::radios(session, &bad)}
                    on_choose={{ let who = who.clone(); Callback::from(move |index| who.set(Who::at(index))) }} />
                { errors(session, &bad, &recipients) }
                <FormRow id="output-format" label="As what" help={hint}>
                    <select class="input" id="output-format" data-autofocus="" aria-describedby="output-format-help" onchange={on_format}>{ for options }</select>
                </FormRow>
                if count > 1 {
                    <Choice label="How many files" name="output-files" chosen={usize::from(is_zip)}
                        radios={vec![Radio::new(if must_zip { "One file (only PDF and Word can hold several letters)" } else { "One file with all letters" }).when(!must_zip),
                            Radio::new("A file for each letter, together in a ZIP")]}
                        on_choose={{ let zip = zip.clone(); Callback::from(move |index| zip.set(index == 1)) }} />
                }
                if is_zip {
                    <FormRow id="output-names" label="Names of the files" problem={names_wrong.clone()}
                        help="Fields stand in double braces; beside the letter’s own there are {{ recipient }} and {{ number }}.">
                        <input class="input input-code" id="output-names" autocomplete="off" spellcheck="false"
                            aria-describedby={ids("output-names", true, names_wrong.is_some())} value={(*pattern).clone()} oninput={on_pattern} />
                    </FormRow>
                    if let Some(Ok(Some(first))) = &example {
                        <p class="form-help" role="status">{ format!("The first is called “{first}”.") }</p>
                    }
                }
                <DialogActions label={label(count)} disabled={count == 0 && !session.people.is_empty() || names_wrong.is_some()}
                    on_cancel={props.on_close.clone()} />
            </form>
        </Dialog>
    }
}

fn label(count: usize) -> String {
    match count {
        0 | 1 => "Save the letter".to_owned(),
        count => format!("Save {count} letters"),
    }
}

/// The letters with errors among those wanted, by name.
pub(super) fn errors(session: &Session, bad: &[usize], recipients: &[usize]) -> Html {
    let wrong: Vec<usize> = bad
        .iter()
        .copied()
        .filter(|index| recipients.contains(index))
        .collect();
    if !session.is_checked() {
        return html! { <p class="form-help">{ "The letters are still being checked." }</p> };
    }
    if wrong.is_empty() {
        return Html::default();
    }
    let mut names: Vec<String> = wrong
        .iter()
        .take(NAMED)
        .map(|index| session.recipient_name(*index))
        .collect();
    if wrong.len() > NAMED {
        names.push(format!("{} more", wrong.len() - NAMED));
    }
    html! {
        <p class="form-problem" role="status">{ format!("With errors: {}. The list of problems says which.", names.join(", ")) }</p>
    }
}

/// The name that the first file in the ZIP has.
fn example(
    session: &Session,
    recipients: &[usize],
    pattern: &str,
    extension: &str,
) -> Result<Option<String>, String> {
    let mut names = FileNames::new(
        &session.template,
        pattern,
        extension,
        session.people.len(),
        composed,
    )
    .map_err(|error| error.message)?;
    let first = recipients.first().copied();
    Ok(first.and_then(|index| Some(names.next(index, session.people.get(index)?))))
}

/// What the file that is saved is called.
fn name(session: &Session, recipients: &[usize], output: &Output) -> String {
    let title = session.template.title.as_str();
    let title = if title.trim().is_empty() {
        "Letter"
    } else {
        title
    };
    match (recipients, &output.packing) {
        ([only], Packing::One) => {
            let person = session.recipient_name(*only);
            file_name(&format!("{title} – {person}"), output.extension())
        }
        _ => file_name(title, output.extension()),
    }
}
