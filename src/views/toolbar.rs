//! The tools of the text pane.

use letter::{LetterPart, parts};
use yew::prelude::*;

use super::surface::SurfaceSlot;
use crate::platform::text_surface::{Emphasis, TextSurface};
use crate::rest::Form;
use crate::ui::{Button, Icon, Look, MenuButton, MenuItem, ToolBar};

/// What the toolbar is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct ToolbarProps {
    /// The text.
    pub surface: SurfaceSlot,
    /// How what is at the caret is emphasised.
    pub emphasis: Emphasis,
    /// Whether the document may only be read.
    pub readonly: bool,
    /// Called when a form is wanted.
    pub on_insert: Callback<Form>,
}

/// Bold, italic, link; what can be inserted.
#[component]
pub fn Toolbar(props: &ToolbarProps) -> Html {
    let act = |action: fn(&TextSurface)| {
        let surface = props.surface.clone();
        Callback::from(move |()| surface.with(action))
    };
    let insert = |what: Form| props.on_insert.reform(move |()| what);
    let readonly = props.readonly;
    html! {
        <ToolBar label="Text">
            <div class="tool-group">
                <button type="button" class="button button-quiet button-icon tool-bold" title="Bold (Ctrl+B)" aria-label="Bold" aria-pressed={props.emphasis.bold.to_string()}
                    disabled={readonly} onclick={act(|surface| surface.toggle_mark("**")).reform(|_: MouseEvent| ())}>{ "B" }</button>
                <button type="button" class="button button-quiet button-icon tool-italic" title="Italic (Ctrl+I)" aria-label="Italic" aria-pressed={props.emphasis.italic.to_string()}
                    disabled={readonly} onclick={act(|surface| surface.toggle_mark("*")).reform(|_: MouseEvent| ())}>{ "I" }</button>
                <Button label="Link" title="Link (Ctrl+K)" icon={Icon::Link} look={Look::Icon} disabled={readonly}
                    on_press={act(TextSurface::insert_link)} />
            </div>
            <div class="tool-group">
                <Button label="Insert field" short="Field" title="Insert a field" icon={Icon::Field} look={Look::Quiet} disabled={readonly} on_press={insert(Form::Field)} />
                <Button label="Insert condition" short="Condition" title="Insert a condition" icon={Icon::Branch} look={Look::Quiet} disabled={readonly} on_press={insert(Form::Condition)} />
                <Button label="Insert footnote" short="Footnote" title="Insert a footnote" icon={Icon::Note} look={Look::Quiet} disabled={readonly} on_press={insert(Form::Note)} />
                if !readonly {
                    <MenuButton label="Part of the letter" icon={Icon::Document} items={part_items(&props.surface)} />
                }
            </div>
        </ToolBar>
    }
}

/// The blocks that have a place of their own on the page.
fn part_items(surface: &SurfaceSlot) -> Vec<MenuItem> {
    let item = |part: LetterPart| {
        let surface = surface.clone();
        let (label, hint) = match part {
            LetterPart::Letterhead => ("Letterhead", "At the head of the first page"),
            LetterPart::Address => ("Inside address", "Where the envelope’s window is"),
            LetterPart::Date => ("Date", "Beside the address"),
            LetterPart::Reference => ("Reference", "What to quote in an answer"),
            LetterPart::Subject => ("Subject line", "Above the salutation"),
            LetterPart::Signature => ("Signature", "Never parted from the last lines"),
        };
        let on_choose = Callback::from(move |()| {
            surface.after_dialog(move |surface: &TextSurface| {
                let positions = surface.positions();
                let insertion = parts::block(part, positions.text(), surface.selection());
                surface.insert(&insertion.text, insertion.select);
            });
        });
        MenuItem::new(label, on_choose).hint(hint)
    };
    LetterPart::ALL.map(item).to_vec()
}
