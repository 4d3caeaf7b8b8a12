//! What becomes of the recipients that are there, when a file brings others, and which of its
//! columns are which fields.

use std::rc::Rc;

use letter::columns::Lead;
use letter::csv::Column;
use yew::prelude::*;

use crate::platform::dom;
use crate::session::{Action, Incoming, Placing, Session, Shared, Store};
use crate::ui::{Button, Dialog, FormRow, Look};

/// How many cells of a column are shown beside its heading.
const SHOWN: usize = 3;

/// What the dialog is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct IncomingDialogProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
}

/// Asks which columns of a file are which fields, where that is not clear, and whether its recipients
/// are to replace those there or to be added to them.
#[component]
pub fn IncomingDialog(props: &IncomingDialogProps) -> Html {
    let Some(incoming) = &props.session.incoming else {
        return Html::default();
    };
    html! {
        <Question store={props.store.clone()} session={props.session.clone()} incoming={incoming.clone()} />
    }
}

#[derive(Debug, PartialEq, Properties)]
struct QuestionProps {
    store: Store,
    session: Rc<Session>,
    incoming: Shared<Incoming>,
}

#[component]
fn Question(props: &QuestionProps) -> Html {
    let incoming = &props.incoming;
    let columns = use_state(|| guessed(incoming));
    let place = |placing: Placing| {
        let store = props.store.clone();
        let leads = leads(incoming, &columns);
        Callback::from(move |()| store.dispatch(Action::IncomingPlaced(placing, leads.clone())))
    };
    let on_column = {
        let columns = columns.clone();
        Callback::from(move |(guess, column): (usize, Option<usize>)| {
            let mut chosen = (*columns).clone();
            if let Some(place) = chosen.get_mut(guess) {
                *place = column;
            }
            columns.set(chosen);
        })
    };
    let title = format!("{} in “{}”", counted(incoming.people.len()), incoming.file);
    let there = props.session.people.len();
    html! {
        <Dialog {title} on_close={place(Placing::Leave)}>
            if incoming.has_guesses() {
                <Columns session={props.session.clone()} incoming={incoming.clone()} chosen={(*columns).clone()} {on_column} />
            }
            if props.session.is_nobody_there() {
                <div class="dialog-actions">
                    <Button label="Cancel" look={Look::Quiet} on_press={place(Placing::Leave)} />
                    <span class="spacer" />
                    <Button label="Open the list" look={Look::Primary} on_press={place(Placing::Replace)} />
                </div>
            } else {
                <p class="form-end">{ format!("This letter has {} already. Are those of the file to take their place, or to be added to them?", counted(there)) }</p>
                <div class="dialog-actions">
                    <Button label="Cancel" look={Look::Quiet} on_press={place(Placing::Leave)} />
                    <span class="spacer" />
                    <Button label={replace(there)} on_press={place(Placing::Replace)} />
                    <Button label="Add to them" look={Look::Primary} on_press={place(Placing::Add)} />
                </div>
            }
        </Dialog>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct ColumnsProps {
    session: Rc<Session>,
    incoming: Shared<Incoming>,
    /// For each field that no column is called like, the place of its column.
    chosen: Vec<Option<usize>>,
    on_column: Callback<(usize, Option<usize>)>,
}

/// A choice of column for each field that no column is called like.
#[component]
fn Columns(props: &ColumnsProps) -> Html {
    let incoming = &props.incoming;
    let row = |(index, guess): (usize, &letter::columns::Guess)| {
        let label = props
            .session
            .template
            .field(guess.field.as_str())
            .map_or_else(
                || guess.field.as_str().to_owned(),
                |field| field.display_name().to_owned(),
            );
        let chosen = props.chosen.get(index).copied().flatten();
        let on_column = props.on_column.clone();
        let onchange = Callback::from(move |event: Event| {
            on_column.emit((index, dom::value_of(&event).parse().ok()));
        });
        let id = format!("incoming-column-{index}");
        html! {
            <FormRow id={id.clone()} {label}>
                <select class="input" {id} {onchange}>
                    <option value="" selected={chosen.is_none()}>{ "No column of this list" }</option>
                    { for free(incoming).map(|(place, column)| option(incoming, (place, column), chosen)) }
                </select>
            </FormRow>
        }
    };
    html! {
        <div class="form">
            <p>{ "Some fields of this letter are not called like any column of the list. Which column is which field? The letter remembers it for the next list." }</p>
            { for incoming.guesses.iter().enumerate().map(row) }
        </div>
    }
}

fn option(incoming: &Incoming, (place, column): (usize, &Column), chosen: Option<usize>) -> Html {
    let cells = incoming
        .people
        .iter()
        .map(|one| one.cell(column.name.as_str()).trim());
    let shown: Vec<&str> = cells
        .filter(|cell| !cell.is_empty())
        .filter_map(|cell| cell.lines().next())
        .take(SHOWN)
        .collect();
    let heading = match column.heading.trim() {
        "" => column.name.as_str(),
        heading => heading,
    };
    html! {
        <option value={place.to_string()} selected={chosen == Some(place)}>
            { format!("{heading}: {}", shown.join(", ")) }
        </option>
    }
}

/// The columns that are no field yet, by their places.
fn free(incoming: &Incoming) -> impl Iterator<Item = (usize, &Column)> {
    let columns = incoming.columns.iter().enumerate();
    columns.filter(|(_, column)| !column.declared)
}

/// The best guesses, by the places of the columns.
fn guessed(incoming: &Incoming) -> Vec<Option<usize>> {
    let place = |name: &letter::FieldName| {
        free(incoming).find_map(|(place, column)| (column.name == *name).then_some(place))
    };
    let guesses = incoming.guesses.iter();
    guesses
        .map(|guess| guess.column.as_ref().and_then(place))
        .collect()
}

/// The choice, as columns led to fields; of two fields with one column the first has it.
fn leads(incoming: &Incoming, chosen: &[Option<usize>]) -> Vec<Lead> {
    let mut leads: Vec<Lead> = Vec::new();
    for (guess, place) in incoming.guesses.iter().zip(chosen) {
        let column = place.and_then(|place| incoming.columns.get(place));
        if let Some(column) = column
            && !leads.iter().any(|lead| lead.column == column.name)
        {
            leads.push(incoming.lead(column, &guess.field));
        }
    }
    leads
}

fn replace(there: usize) -> String {
    if there == 1 {
        "Replace the one there".to_owned()
    } else {
        format!("Replace the {there} there")
    }
}

/// “1 recipient”, “11 recipients”.
pub fn counted(recipients: usize) -> String {
    if recipients == 1 {
        "1 recipient".to_owned()
    } else {
        format!("{recipients} recipients")
    }
}
