//! The pictures of letters: unpacked once, and shown wherever they stand.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, Shared};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::files::{PictureFault, PictureFile};
use crate::platform::pictures::Picture;

/// How many unpacked pictures are kept for when they are wanted again.
const KEPT: usize = 16;

/// How far a picture is.
#[derive(Clone, Debug, PartialEq)]
pub enum PictureState {
    /// It is being unpacked.
    Unpacking,
    /// It is there.
    There(Picture),
    /// It is not shown.
    Faulty(PictureFault),
}

type Unpacked = Shared<LocalBoxFuture<'static, PictureState>>;

thread_local! {
    /// The pictures of late, the newest last. All letters on the page share them.
    static KNOWN: RefCell<Vec<(AttrValue, Unpacked)>> = const { RefCell::new(Vec::new()) };
}

/// The picture of a `data:` URI; the component is drawn again when it is there, and shows the one
/// before until then.
#[hook]
pub fn use_picture(source: &AttrValue) -> PictureState {
    let state = use_state(|| unpacked(source).peek().cloned());
    {
        let state = state.clone();
        use_effect_with(source.clone(), move |source| {
            let is_wanted = Rc::new(Cell::new(true));
            let (unpacked, still) = (unpacked(source), Rc::clone(&is_wanted));
            spawn_local(async move {
                let came = unpacked.await;
                if still.get() && state.as_ref() != Some(&came) {
                    state.set(Some(came));
                }
            });
            move || is_wanted.set(false)
        });
    }
    (*state).clone().unwrap_or(PictureState::Unpacking)
}

/// The picture, under way or there; begins to unpack it where nobody has of late.
pub fn unpacked(source: &AttrValue) -> Unpacked {
    KNOWN.with_borrow_mut(|known| {
        let place = known.iter().position(|(one, _)| one == source);
        let entry = match place {
            Some(place) => known.remove(place),
            None => (
                source.clone(),
                unpack(source.clone()).boxed_local().shared(),
            ),
        };
        let unpacked = entry.1.clone();
        known.push(entry);
        if known.len() > KEPT {
            drop(known.remove(0));
        }
        unpacked
    })
}

async fn unpack(source: AttrValue) -> PictureState {
    let file = match PictureFile::read(&source) {
        Ok(file) => file,
        Err(fault) => return PictureState::Faulty(fault),
    };
    match Picture::unpack(&file).await {
        Ok(picture) => PictureState::There(picture),
        Err(_) => PictureState::Faulty(PictureFault::Damaged),
    }
}
