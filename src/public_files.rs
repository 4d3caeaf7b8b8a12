//! What the host of the editor gets as files: a letter, or all of them.

use messages::{DEFAULT_NAMES, Format, LetterFault, Output, Packing, PdfStandard};

use crate::effects::typesetting::{Job, JobState, Typesetting};
use crate::platform::typesetter::FileContent;
use crate::public::NoLetter;
use crate::session::{Action, Report, Store};

/// The format of that name.
///
/// # Errors
///
/// Where there is no such format.
pub fn format(name: &str) -> Result<Format, NoLetter> {
    match name {
        "pdf" => Ok(Format::Pdf(PdfStandard::Accessible)),
        "docx" => Ok(Format::Docx),
        "html" => Ok(Format::Html),
        "markdown" => Ok(Format::Markdown),
        "text" => Ok(Format::Text),
        _ => Err(NoLetter::Format(name.to_owned())),
    }
}

/// Begins the file of the letter to the recipient at `index`.
///
/// # Errors
///
/// Where there is no such recipient or format.
pub fn letter(
    store: &Store,
    typesetting: &Typesetting,
    index: usize,
    name: &str,
) -> Result<Job, NoLetter> {
    let format = format(name)?;
    let count = store.session().people.len();
    if index >= count {
        return Err(NoLetter::Recipient { index, count });
    }
    let packing = Packing::One;
    Ok(typesetting.write(vec![index], Output { format, packing }))
}

/// Begins a ZIP with a file for each recipient.
///
/// # Errors
///
/// Where there is nobody, or no such format.
pub fn letters(store: &Store, typesetting: &Typesetting, name: &str) -> Result<Job, NoLetter> {
    let format = format(name)?;
    let count = store.session().people.len();
    if count == 0 {
        return Err(NoLetter::Nobody);
    }
    let packing = Packing::Zip {
        names: DEFAULT_NAMES.to_owned(),
    };
    Ok(typesetting.write((0..count).collect(), Output { format, packing }))
}

/// What came of it: the file, or a sentence. Letters that are not in it are named where the host and the
/// person hear of errors; the others are in it.
pub async fn finished(store: Store, job: Job) -> Result<FileContent, String> {
    match job.finished().await {
        JobState::Done(written) => {
            name_left_out(&store, &written.faults);
            Ok(written.content)
        }
        JobState::Failed(faults) => Err(faults.first().map_or_else(cancelled, sentence)),
        JobState::Cancelled | JobState::Waiting { .. } | JobState::Writing { .. } => {
            Err(cancelled())
        }
    }
}

fn name_left_out(store: &Store, faults: &[LetterFault]) {
    let left_out = faults.iter().filter(|fault| fault.left_out);
    let lines: Vec<String> = left_out.map(sentence).collect();
    if !lines.is_empty() {
        store.dispatch(Action::Reported(Report {
            title: "Some letters could not be made".to_owned(),
            lines,
        }));
    }
}

fn sentence(fault: &LetterFault) -> String {
    match fault.recipient {
        Some(index) => format!(
            "The letter of recipient {index} cannot be made. {}",
            fault.fault.message
        ),
        None => fault.fault.message.clone(),
    }
}

fn cancelled() -> String {
    "The editor was closed before the file was written.".to_owned()
}
