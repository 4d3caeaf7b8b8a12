//! The text surface as the views share it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::html::ImplicitClone;

use crate::platform::text_surface::TextSurface;
use crate::platform::timing;

/// Where the text surface is, once it is on the page.
#[derive(Clone, Debug, Default)]
pub struct SurfaceSlot(Rc<RefCell<Option<Rc<TextSurface>>>>);

impl SurfaceSlot {
    /// Puts the surface in, or takes it out.
    pub fn set(&self, surface: Option<Rc<TextSurface>>) {
        // Dropped after the borrow has ended: the surface may call back while it goes.
        let before = std::mem::replace(&mut *self.0.borrow_mut(), surface);
        drop(before);
    }

    /// The surface.
    #[must_use]
    pub fn get(&self) -> Option<Rc<TextSurface>> {
        self.0.borrow().clone()
    }

    /// Calls `action` with the surface once the dialog that asks for it is gone: as long as it is
    /// there, nothing under it can take the focus.
    pub fn after_dialog(&self, action: impl FnOnce(&TextSurface) + 'static) {
        let slot = self.clone();
        timing::next_turn(move || slot.with(action));
    }

    /// Calls `action` with the surface, where there is one.
    pub fn with(&self, action: impl FnOnce(&TextSurface)) {
        if let Some(surface) = self.get() {
            action(&surface);
        }
    }
}

impl PartialEq for SurfaceSlot {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl ImplicitClone for SurfaceSlot {}
