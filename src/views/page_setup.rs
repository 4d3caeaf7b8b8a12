//! How the letter lies on paper: the form of the page set-up.

mod files;
mod rows;

use std::rc::Rc;

use letter::page::{
    Assets, FONT_SIZE_RANGE, LINE_HEIGHT_RANGE, MARGIN_RANGE, PageSetup, Paper, Position, Window,
};
use yew::prelude::*;

use crate::session::{Action, Session, Store};
use crate::ui::{Dialog, DialogActions};
use files::{FontRow, LogoRows};
use rows::{NumberRow, SelectRow, TickRow};

/// What the dialog is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct PageSetupDialogProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
    /// Called when the author is done.
    pub on_close: Callback<()>,
}

/// What the form holds before it is saved.
#[derive(Clone, Debug, PartialEq)]
struct Draft {
    page: PageSetup,
    assets: Assets,
}

/// Changes the draft; made by a control of the form.
type Change = Box<dyn FnOnce(&mut Draft)>;

/// A dialog with the page set-up.
#[component]
pub fn PageSetupDialog(props: &PageSetupDialogProps) -> Html {
    let draft = use_state(|| Draft {
        page: props.session.template.page.clone(),
        assets: props.session.template.assets.clone(),
    });
    let change = {
        let draft = draft.clone();
        move |change: Change| {
            let mut next = (*draft).clone();
            change(&mut next);
            draft.set(next);
        }
    };
    let change = Rc::new(change);
    let onsubmit = {
        let (store, on_close, draft) = (props.store.clone(), props.on_close.clone(), draft.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Draft { page, assets } = (*draft).clone();
            store.dispatch(Action::PageSetUp { page, assets });
            on_close.emit(());
        })
    };
    let page = &draft.page;
    let millimetres = |id: &'static str,
                       label: &'static str,
                       value: f64,
                       set: fn(&mut PageSetup, f64)| {
        html! {
            <NumberRow {id} {label} unit="mm" {value} range={MARGIN_RANGE} on_change={number(&change, set)} />
        }
    };
    html! {
        <Dialog title="Page set-up" on_close={props.on_close.clone()}>
            <form class="form page-setup" {onsubmit}>
                <SelectRow id="page-paper" label="Paper" chosen={index(&Paper::ALL, page.paper)}
                    choices={Paper::ALL.map(paper).to_vec()}
                    on_choose={choice(&change, |page, at| if let Some(paper) = Paper::ALL.get(at) { page.paper = *paper })} />
                <fieldset class="form-group">
                    <legend class="form-label">{ "Margins" }</legend>
                    { millimetres("margin-top", "Top", page.margins.top, |page, to| page.margins.top = to) }
                    { millimetres("margin-right", "Right", page.margins.right, |page, to| page.margins.right = to) }
                    { millimetres("margin-bottom", "Bottom", page.margins.bottom, |page, to| page.margins.bottom = to) }
                    { millimetres("margin-left", "Left", page.margins.left, |page, to| page.margins.left = to) }
                </fieldset>
                <FontRow page={page.clone()} assets={draft.assets.clone()} on_change={whole(&draft)} />
                <fieldset class="form-group">
                    <legend class="form-label">{ "Type" }</legend>
                    <NumberRow id="font-size" label="Size" unit="pt" value={page.font_size} range={FONT_SIZE_RANGE}
                        on_change={number(&change, |page, to| page.font_size = to)} />
                    <NumberRow id="line-height" label="Line height" unit="times the size" value={page.line_height} range={LINE_HEIGHT_RANGE}
                        on_change={number(&change, |page, to| page.line_height = to)} />
                </fieldset>
                <SelectRow id="letterhead" label="Letterhead stands" chosen={index(&Position::ALL, page.letterhead.position)}
                    choices={Position::ALL.map(position).to_vec()}
                    on_choose={choice(&change, |page, at| if let Some(side) = Position::ALL.get(at) { page.letterhead.position = *side })} />
                <LogoRows page={page.clone()} on_change={letterhead(&draft)} />
                <SelectRow id="window" label="Envelope" chosen={index(&Window::ALL, page.window)}
                    help="The address block of the letter is put where the envelope’s window shows it."
                    choices={Window::ALL.map(window).to_vec()}
                    on_choose={choice(&change, |page, at| if let Some(window) = Window::ALL.get(at) { page.window = *window })} />
                <TickRow label="Number the pages of a letter that has several" ticked={page.page_numbers}
                    on_change={tick(&change, |page, to| page.page_numbers = to)} />
                <TickRow label="Repeat the addressee and the date at the head of later pages" ticked={page.continuation_header}
                    on_change={tick(&change, |page, to| page.continuation_header = to)} />
                <TickRow label="Divide long words at the ends of lines" ticked={page.hyphenate}
                    on_change={tick(&change, |page, to| page.hyphenate = to)} />
                <DialogActions label="Save" disabled={props.session.readonly} on_cancel={props.on_close.clone()} />
            </form>
        </Dialog>
    }
}

fn index<T: PartialEq>(all: &[T], one: T) -> usize {
    all.iter().position(|it| *it == one).unwrap_or(0)
}

fn choice(
    change: &Rc<impl Fn(Change) + 'static>,
    set: fn(&mut PageSetup, usize),
) -> Callback<usize> {
    let change = Rc::clone(change);
    Callback::from(move |at| change(Box::new(move |draft| set(&mut draft.page, at))))
}

fn number(change: &Rc<impl Fn(Change) + 'static>, set: fn(&mut PageSetup, f64)) -> Callback<f64> {
    let change = Rc::clone(change);
    Callback::from(move |to| change(Box::new(move |draft| set(&mut draft.page, to))))
}

fn tick(change: &Rc<impl Fn(Change) + 'static>, set: fn(&mut PageSetup, bool)) -> Callback<bool> {
    let change = Rc::clone(change);
    Callback::from(move |to| change(Box::new(move |draft| set(&mut draft.page, to))))
}

/// Takes what the font's row makes of the draft; a file takes a while to read, in which the other
/// rows go on.
fn whole(draft: &UseStateHandle<Draft>) -> Callback<(PageSetup, Assets)> {
    let draft = draft.clone();
    Callback::from(move |(page, assets): (PageSetup, Assets)| {
        draft.set(Draft { page, assets });
    })
}

fn letterhead(draft: &UseStateHandle<Draft>) -> Callback<PageSetup> {
    let draft = draft.clone();
    Callback::from(move |page: PageSetup| {
        draft.set(Draft {
            page,
            ..(*draft).clone()
        });
    })
}

fn paper(paper: Paper) -> &'static str {
    match paper {
        Paper::A4 => "A4 (210 × 297 mm)",
        Paper::UsLetter => "US Letter (8.5 × 11 inches)",
    }
}

fn position(position: Position) -> &'static str {
    match position {
        Position::Left => "On the left",
        Position::Centre => "In the middle",
        Position::Right => "On the right",
    }
}

fn window(window: Window) -> &'static str {
    match window {
        Window::None => "Without a window: the address stands where it is written",
        Window::Din5008A => "DL with a window, DIN 5008 form A (address from 44.7 mm)",
        Window::Din5008B => "DL with a window, DIN 5008 form B (address from 62.7 mm)",
        Window::BsDl => "DL with a window as sold in Britain (address from 57 mm)",
    }
}
