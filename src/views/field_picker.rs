//! Choosing a field to put into the text.

use letter::parts::Layout;
use letter::{Field, Template};
use yew::prelude::*;

use super::field_form::FieldForm;
use super::fields_pane::kind_label;
use crate::session::Shared;
use crate::ui::{Button, Dialog, Icon, SearchItem, SearchList};

/// What the picker is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct FieldPickerProps {
    /// The template with the fields.
    pub template: Shared<Template>,
    /// The heading.
    pub title: AttrValue,
    /// Called with the field that was chosen, and how it is to stand in the text.
    pub on_choose: Callback<(Field, Layout)>,
    /// Called with a field that was made instead.
    pub on_new: Callback<Field>,
    /// Called when the author wants none.
    pub on_close: Callback<()>,
}

/// A searchable list of fields, and a way to make a new one.
#[component]
pub fn FieldPicker(props: &FieldPickerProps) -> Html {
    let making = use_state(|| false);
    let wanted = use_state(String::new);
    let items = use_memo(props.template.clone(), |template| {
        let item = |(field, layout): (&Field, Layout)| SearchItem {
            label: field.display_name().to_owned().into(),
            detail: detail(field, layout).into(),
        };
        offers(template).map(item).collect::<Vec<_>>()
    });
    let on_choose = {
        let (template, on_choose) = (props.template.clone(), props.on_choose.clone());
        Callback::from(move |index: usize| {
            if let Some((field, layout)) = offers(&template).nth(index) {
                on_choose.emit((field.clone(), layout));
            }
        })
    };
    let make = {
        let making = making.clone();
        Callback::from(move |()| making.set(true))
    };
    let on_query = {
        let wanted = wanted.clone();
        Callback::from(move |query: String| wanted.set(query))
    };
    if *making {
        return html! {
            <FieldForm template={props.template.clone()} field={None::<Field>} label={(*wanted).clone()}
                on_save={props.on_new.clone()} on_close={props.on_close.clone()} />
        };
    }
    html! {
        <Dialog title={props.title.clone()} on_close={props.on_close.clone()}>
            <SearchList id="field-picker" label="Search fields" {items} empty="No field by that name. Press Enter to make one." {on_choose}
                {on_query} on_nothing={make.clone()} />
            <div class="dialog-actions">
                <Button label="New field…" icon={Icon::Add} on_press={make} />
            </div>
        </Dialog>
    }
}

/// The fields, each in every way that it can stand in the text.
fn offers(template: &Template) -> impl Iterator<Item = (&Field, Layout)> {
    let ways = |field| Layout::of(field).iter().map(move |layout| (field, *layout));
    template.fields.iter().flat_map(ways)
}

fn detail(field: &Field, layout: Layout) -> &'static str {
    match layout {
        Layout::Entries => "List, an entry for each",
        Layout::Rows => "List, a table row for each",
        Layout::Sentence => kind_label(field.kind),
    }
}
