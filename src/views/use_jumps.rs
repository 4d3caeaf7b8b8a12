//! Showing the place that was asked for: the pane that it is in, and the control at which it is
//! changed.

use std::rc::Rc;

use yew::prelude::*;

use super::app::Pane;
use super::cell_control::cell_id;
use super::field_row::row_id;
use crate::platform::dom;
use crate::rest::Side;
use crate::session::{Session, Spot};

/// Follows the jumps of the session; those into the text are the text surface's to end.
#[hook]
pub fn use_jumps(
    session: &Rc<Session>,
    root: &NodeRef,
    pane: &UseStateHandle<Pane>,
    side: &UseStateHandle<Side>,
) {
    {
        let (pane, side) = (pane.clone(), side.clone());
        use_effect_with(session.jump.clone(), move |jump| {
            let Some(jump) = jump else { return };
            match side_of(&jump.to) {
                Some(shown) => {
                    side.set(shown);
                    pane.set(shown.into());
                }
                None => pane.set(Pane::Text),
            }
        });
    }
    // The control is there, and can take the focus, once its pane has been drawn.
    let (root, focused) = (root.clone(), use_mut_ref(|| None));
    let shown = (session.jump.clone(), **side, **pane);
    use_effect_with(shown, move |(jump, side, pane)| {
        let Some(jump) = jump else { return };
        let is_drawn = side_of(&jump.to) == Some(*side) && Pane::from(*side) == *pane;
        if is_drawn && focused.replace(Some(jump.serial)) != Some(jump.serial) {
            focus_spot(&root, &jump.to);
        }
    });
}

/// Where what is not in the text is changed.
fn side_of(spot: &Spot) -> Option<Side> {
    match spot {
        Spot::Text(_) => None,
        Spot::Cell(_) => Some(Side::Recipients),
        Spot::Field(_) => Some(Side::Fields),
    }
}

/// Gives the focus to the control at which a problem outside of the text is mended.
fn focus_spot(root: &NodeRef, spot: &Spot) {
    let (controls, id) = match spot {
        Spot::Cell(field) => (".recipient-form .input", field.as_ref().map(cell_id)),
        Spot::Field(field) => (".field-open", Some(row_id(field))),
        Spot::Text(_) => return,
    };
    let mut controls = dom::find_all(root, controls).into_iter();
    let control = match id {
        Some(id) => controls.find(|control| control.id() == id),
        None => controls.next(),
    };
    if let Some(control) = control {
        dom::focus_element(&control);
    }
}
