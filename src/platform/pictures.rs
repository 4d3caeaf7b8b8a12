//! Pictures, drawn on a canvas: a strict policy shows no `<img>` with a `data:` URI, and says nothing
//! against a picture that the browser unpacks from bytes that are here already.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};
use yew::NodeRef;

use crate::files::PictureFile;

/// The longest side that a picture is kept with, in points: an A4 page at 300 points to the inch.
const LONGEST_SIDE: u32 = 3_508;

/// A picture as the browser has it unpacked; cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture(ImageBitmap);

impl Picture {
    /// Unpacks it; one that is larger than anybody sees is made smaller.
    ///
    /// # Errors
    ///
    /// What the browser says where it cannot.
    pub async fn unpack(file: &PictureFile) -> Result<Self, JsValue> {
        let parts = Array::of1(&Uint8Array::from(file.bytes.as_slice()));
        let kind = BlobPropertyBag::new();
        kind.set_type(file.media_type);
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?;
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let options = Object::new();
        let (width, height) = file.size;
        if width.max(height) > LONGEST_SIDE {
            let side = if width > height {
                "resizeWidth"
            } else {
                "resizeHeight"
            };
            Reflect::set(&options, &side.into(), &LONGEST_SIDE.into())?;
            Reflect::set(&options, &"resizeQuality".into(), &"high".into())?;
        }
        let create = Reflect::get(&window, &"createImageBitmap".into())?;
        let unpacked = create
            .unchecked_into::<Function>()
            .call2(&window, &blob, &options)?;
        let bitmap = JsFuture::from(unpacked.unchecked_into::<Promise>()).await?;
        Ok(Self(bitmap.unchecked_into()))
    }

    /// Draws it on the canvas, with no more points than `most` across and down, where that is said.
    pub fn draw_on(&self, canvas: &NodeRef, most: Option<(f64, f64)>) {
        let Some(canvas) = canvas.get() else {
            return;
        };
        let canvas: HtmlCanvasElement = canvas.unchecked_into();
        let (width, height) = (f64::from(self.0.width()), f64::from(self.0.height()));
        let scale = most.map_or(1.0, |(across, down)| {
            (across / width).max(down / height).min(1.0)
        });
        let (width, height) = ((width * scale).ceil(), (height * scale).ceil());
        canvas.set_width(points(width));
        canvas.set_height(points(height));
        let context = canvas.get_context("2d").ok().flatten();
        if let Some(context) = context {
            let context: CanvasRenderingContext2d = context.unchecked_into();
            // One that the browser has taken back to save memory draws nothing.
            let _ = context
                .draw_image_with_image_bitmap_and_dw_and_dh(&self.0, 0.0, 0.0, width, height);
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "no larger than the picture is"
)]
fn points(length: f64) -> u32 {
    length.max(1.0) as u32
}
