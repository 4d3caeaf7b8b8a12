//! The form of a chip: changing the field, the condition or the footnote that it stands for.

use letter::parts::{self, Condition, Footnote, Printed};
use letter::syntax::{self, Tag, TagKind};
use letter::{Edit, Span, Template};
use yew::prelude::*;

use super::condition_form::{ConditionForm, Conditional};
use super::note_form::NoteForm;
use super::printed_form::PrintedForm;
use super::surface::SurfaceSlot;
use crate::platform::dom;
use crate::session::{Shared, Store};
use crate::ui::{Dialog, DialogActions, FormRow};

/// The part of the text that a chip stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum ChipPart {
    /// A tag that prints one field; the range is that of what stands between its braces.
    Field(Span, Printed),
    /// A condition of the form's kind; the range is that of its expression.
    Condition(Span, Condition),
    /// Anything else between braces; the range is that of what stands between them.
    Written(Span),
    /// A footnote.
    Note(Footnote),
}

impl ChipPart {
    /// The part in that range of the template's body, if a form can change it.
    pub fn at(template: &Template, range: Span) -> Option<Self> {
        let body = &template.body;
        let tag = syntax::tags(body).into_iter().find(|tag| tag.span == range);
        match tag {
            Some(tag) => Self::of_tag(template, &tag),
            None => {
                let mark = range.of(body).strip_prefix("[^")?;
                let label = mark.trim_end_matches(':').strip_suffix(']')?;
                parts::footnote(body, label).map(Self::Note)
            }
        }
    }

    fn of_tag(template: &Template, tag: &Tag) -> Option<Self> {
        let content = tag.content.of(&template.body);
        match tag.kind {
            TagKind::Output => Some(match Printed::read(content) {
                Some(printed) => Self::Field(tag.content, printed),
                None => Self::Written(tag.content),
            }),
            TagKind::If | TagKind::Elif => Some(match Condition::read(content, template) {
                Some(condition) => Self::Condition(tag.content, condition),
                None => Self::Written(tag.content),
            }),
            TagKind::For | TagKind::Comment => Some(Self::Written(tag.content)),
            TagKind::Else | TagKind::EndIf | TagKind::EndFor | TagKind::Unknown => None,
        }
    }
}

/// What the form is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct ChipFormProps {
    /// What is to be changed.
    pub part: ChipPart,
    /// The session.
    pub store: Store,
    /// The template that it is part of.
    pub template: Shared<Template>,
    /// The text.
    pub surface: SurfaceSlot,
    /// Called when the form is done with.
    pub on_close: Callback<()>,
}

/// The form for that part.
#[component]
pub fn ChipForm(props: &ChipFormProps) -> Html {
    let (template, on_close) = (props.template.clone(), props.on_close.clone());
    match props.part.clone() {
        ChipPart::Field(range, printed) => {
            let on_save = replace(props, move |printed: Printed| Edit {
                range,
                text: printed.expression(),
            });
            html! { <PrintedForm store={props.store.clone()} {template} {printed} {on_save} {on_close} /> }
        }
        ChipPart::Condition(range, condition) => {
            let on_save = replace(props, move |conditional: Conditional| Edit {
                range,
                text: conditional.condition.expression(),
            });
            html! { <ConditionForm {template} {condition} {on_save} {on_close} /> }
        }
        ChipPart::Written(range) => {
            let on_save = replace(props, move |text: String| Edit { range, text });
            let text = range.of(&template.body).to_owned();
            html! { <WrittenForm {text} {on_save} {on_close} /> }
        }
        ChipPart::Note(note) => {
            let text = note.text.clone();
            let on_save = replace(props, move |text: String| parts::set_footnote(&note, &text));
            html! { <NoteForm {text} {on_save} {on_close} /> }
        }
    }
}

/// Makes the edit of what a form answers, if the text is still the one that the form was about.
fn replace<T: 'static>(props: &ChipFormProps, edit: impl Fn(T) -> Edit + 'static) -> Callback<T> {
    let (surface, on_close) = (props.surface.clone(), props.on_close.clone());
    let template = props.template.clone();
    Callback::from(move |answer: T| {
        on_close.emit(());
        let (edit, template) = (edit(answer), template.clone());
        surface.after_dialog(move |surface| {
            if surface.positions().text() == template.body {
                surface.apply(&[edit]);
            }
            surface.focus();
        });
    })
}

#[derive(Debug, PartialEq, Properties)]
struct WrittenFormProps {
    text: String,
    on_save: Callback<String>,
    on_close: Callback<()>,
}

/// What stands between the braces, to be changed as it is written.
#[component]
fn WrittenForm(props: &WrittenFormProps) -> Html {
    let text = use_state(|| props.text.clone());
    let oninput = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| text.set(dom::value_of(&event)))
    };
    let onsubmit = {
        let (text, on_save) = (text.clone(), props.on_save.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_save.emit((*text).clone());
        })
    };
    html! {
        <Dialog title="Change what stands here" on_close={props.on_close.clone()}>
            <form class="form" {onsubmit}>
                <FormRow id="written" label="As it is written" help="This says more than a form can show, so it is changed as it is written.">
                    <input class="input input-code" id="written" data-autofocus="" autocomplete="off" spellcheck="false"
                        aria-describedby="written-help" value={(*text).clone()} {oninput} />
                </FormRow>
                <DialogActions label="Save" disabled={text.trim().is_empty()} on_cancel={props.on_close.clone()} />
            </form>
        </Dialog>
    }
}

#[cfg(test)]
mod tests {
    use letter::{Field, FieldKind, Span, Template};

    use super::ChipPart;

    fn part(body: &str, chip: &str) -> Option<String> {
        let template = Template {
            fields: vec![Field::new("member", FieldKind::YesNo)],
            body: body.to_owned(),
            ..Template::default()
        };
        let start = body.find(chip).unwrap();
        let part = ChipPart::at(&template, Span::new(start, start + chip.len()))?;
        Some(match part {
            ChipPart::Field(range, _) => format!("field {}", range.of(body)),
            ChipPart::Condition(range, _) => format!("condition {}", range.of(body)),
            ChipPart::Written(range) => format!("written {}", range.of(body)),
            ChipPart::Note(note) => format!("note {}", note.text),
        })
    }

    #[test]
    fn each_chip_opens_the_form_for_what_it_stands_for() {
        let body = "{{ name | upper }} {% if member %}{% if member and name %}[^a]{% endif %}{% endif %}\n\n[^a]: A.\n";
        for (chip, expected) in [
            ("{{ name | upper }}", Some("field name | upper")),
            ("{% if member %}", Some("condition member")),
            ("{% if member and name %}", Some("written member and name")),
            ("[^a]", Some("note A.")),
            ("[^a]:", Some("note A.")),
            ("{% endif %}", None),
        ] {
            assert_eq!(part(body, chip).as_deref(), expected, "{chip}");
        }
    }
}
