//! Drawings in SVG as pictures of points: a browser shows a drawing itself only where a page's policy
//! allows it.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use resvg::tiny_skia::{Pixmap, Transform};
use typst::layout::Abs;
use typst::visualize::{Image, ImageKind};

/// The points to an inch of paper, as a good printer has them.
const POINTS_TO_THE_INCH: f64 = 300.0;

/// The most points of a side: those of an A4 page.
const LONGEST_SIDE: f64 = 3508.0;

/// A `data:` URI of the drawing as a PNG for a place of that size; none where the picture has points
/// of its own.
pub(super) fn as_points(image: &Image, width: f64, height: f64) -> Option<String> {
    let inch = Abs::inches(1.0).to_pt();
    let longest = width.max(height) / inch * POINTS_TO_THE_INCH;
    let scale = POINTS_TO_THE_INCH / inch * (LONGEST_SIDE / longest).min(1.0);
    drawn(image.clone(), points(width * scale), points(height * scale))
}

/// Remembered from letter to letter, as a logo is in all of them.
#[comemo::memoize]
fn drawn(image: Image, width: u32, height: u32) -> Option<String> {
    let ImageKind::Svg(drawing) = image.kind() else {
        return None;
    };
    let mut points = Pixmap::new(width, height)?;
    let size = drawing.tree().size();
    #[expect(clippy::cast_precision_loss, reason = "no more than LONGEST_SIDE")]
    let scale = Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
    resvg::render(drawing.tree(), scale, &mut points.as_mut());
    let png = points.encode_png().ok()?;
    Some(format!(
        "data:image/png;base64,{}",
        BASE64_STANDARD.encode(png)
    ))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 1 and LONGEST_SIDE"
)]
fn points(length: f64) -> u32 {
    length.round().max(1.0) as u32
}
