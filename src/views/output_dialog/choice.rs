//! What there is to choose from when letters are saved.

use letter::Severity;
use messages::{Format, PdfStandard};
use yew::prelude::*;

use crate::platform::dom;
use crate::session::Session;

/// The formats, what they are called, and what they are good for.
pub(in crate::views) const FORMATS: [(Format, &str, &str); 7] = [
    (
        Format::Pdf(PdfStandard::Accessible),
        "PDF",
        "To print or to send. Everyone can read it, by eye or by ear (PDF/UA).",
    ),
    (
        Format::Pdf(PdfStandard::Archive),
        "PDF for archives",
        "To be kept for decades (PDF/A-2a and PDF/UA).",
    ),
    (
        Format::Docx,
        "Word",
        "To be changed in Word or LibreOffice.",
    ),
    (
        Format::Html,
        "Web page",
        "One page that needs nothing else.",
    ),
    (
        Format::Email,
        "For an e-mail",
        "HTML that mail programs show, for the body of a message.",
    ),
    (Format::Markdown, "Markdown", "Text with simple marks."),
    (Format::Text, "Plain text", "Text without any marks."),
];

/// Whose letters are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::views) enum Who {
    /// The one on the screen.
    Chosen,
    /// Everyone.
    All,
    /// Everyone whose letter has no errors.
    WithoutErrors,
}

impl Who {
    pub(in crate::views) fn at(index: usize) -> Self {
        match index {
            0 => Self::Chosen,
            1 => Self::All,
            _ => Self::WithoutErrors,
        }
    }

    pub(in crate::views) fn index(self) -> usize {
        match self {
            Self::Chosen => 0,
            Self::All => 1,
            Self::WithoutErrors => 2,
        }
    }

    /// Their indices.
    pub(in crate::views) fn indices(self, session: &Session, bad: &[usize]) -> Vec<usize> {
        match self {
            Self::Chosen => session.selected.into_iter().collect(),
            Self::All => (0..session.people.len()).collect(),
            Self::WithoutErrors => (0..session.people.len())
                .filter(|index| bad.binary_search(index).is_err())
                .collect(),
        }
    }

    pub(in crate::views) fn radios(session: &Session, bad: &[usize]) -> Vec<Radio> {
        let count = session.people.len();
        let chosen = session.selected.map(|index| session.recipient_name(index));
        let chosen = chosen.map_or_else(
            || "The letter with the fields’ names".to_owned(),
            |name| format!("The one on the screen: {name}"),
        );
        vec![
            Radio::new(chosen),
            Radio::new(format!("All ({count})")).when(count > 0),
            Radio::new(format!("All without errors ({})", count - bad.len()))
                .when(!bad.is_empty() && bad.len() < count),
        ]
    }
}

/// The recipients whose letters have errors, in their order.
pub(in crate::views) fn with_errors(session: &Session) -> Vec<usize> {
    let count = session.people.len();
    let mut has_errors = vec![false; count];
    let errors = session.checked.problems.iter();
    for problem in errors.filter(|problem| problem.severity == Severity::Error) {
        if problem.recipients.is_empty() {
            // What is wrong with the text is wrong in every letter.
            has_errors.fill(true);
        }
        for index in &problem.recipients {
            if let Some(place) = has_errors.get_mut(*index) {
                *place = true;
            }
        }
    }
    (0..count).filter(|index| has_errors[*index]).collect()
}

/// One of several.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::views) struct Radio {
    label: AttrValue,
    enabled: bool,
}

impl Radio {
    pub(in crate::views) fn new(label: impl Into<AttrValue>) -> Self {
        Self {
            label: label.into(),
            enabled: true,
        }
    }

    pub(in crate::views) fn when(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }
}

/// What a group of choices is made of.
#[derive(Debug, PartialEq, Properties)]
pub(in crate::views) struct ChoiceProps {
    pub(in crate::views) label: &'static str,
    pub(in crate::views) name: &'static str,
    pub(in crate::views) radios: Vec<Radio>,
    pub(in crate::views) chosen: usize,
    pub(in crate::views) on_choose: Callback<usize>,
}

/// A group of choices of which one holds.
#[component]
pub(in crate::views) fn Choice(props: &ChoiceProps) -> Html {
    let onchange = {
        let on_choose = props.on_choose.clone();
        Callback::from(move |event: Event| {
            if let Ok(index) = dom::value_of(&event).parse() {
                on_choose.emit(index);
            }
        })
    };
    let radio = |(index, radio): (usize, &Radio)| {
        html! {
            <label class="tick">
                <input type="radio" name={props.name} value={index.to_string()} checked={index == props.chosen}
                    disabled={!radio.enabled} onchange={onchange.clone()} />
                { radio.label.clone() }
            </label>
        }
    };
    html! {
        <fieldset class="form-choice">
            <legend class="form-label">{ props.label }</legend>
            { for props.radios.iter().enumerate().map(radio) }
        </fieldset>
    }
}
