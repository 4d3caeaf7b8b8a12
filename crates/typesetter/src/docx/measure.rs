//! Word's units.

use letter::page::PageSetup;

/// A twentieth of a point.
pub type Twip = i64;

/// The unit of pictures.
pub type Emu = i64;

/// How many of the unit of pictures make an inch.
pub const EMU_PER_INCH: Emu = 914_400;

const EMU_PER_TWIP: Emu = 635;

const TWIPS_PER_POINT: f64 = 20.0;

const TWIPS_PER_MILLIMETRE: f64 = 1440.0 / 25.4;

/// Millimetres in twentieths of a point.
pub fn millimetres(length: f64) -> Twip {
    whole(length * TWIPS_PER_MILLIMETRE)
}

/// Points in twentieths of a point.
pub fn points(length: f64) -> Twip {
    whole(length * TWIPS_PER_POINT)
}

/// A size of type in half points, as text.
pub fn half_points(size: f64) -> String {
    whole(size * 2.0).to_string()
}

/// Millimetres in the unit of pictures.
pub fn emu(length: f64) -> Emu {
    millimetres(length) * EMU_PER_TWIP
}

/// The width between the margins, never nothing.
pub fn text_width(page: &PageSetup) -> Twip {
    let (width, _) = page.paper.size();
    millimetres(width - page.margins.left - page.margins.right).max(1)
}

/// The height between the margins, never nothing.
pub fn text_height(page: &PageSetup) -> Twip {
    let (_, height) = page.paper.size();
    millimetres(height - page.margins.top - page.margins.bottom).max(1)
}

/// The size of a picture, made smaller where it has no room on the page.
pub fn fit(width: Emu, height: Emu, page: &PageSetup) -> (Emu, Emu) {
    let (most_width, most_height) = (
        text_width(page) * EMU_PER_TWIP,
        text_height(page) * EMU_PER_TWIP,
    );
    let (mut width, mut height) = (width.max(1), height.max(1));
    if width > most_width {
        (width, height) = (most_width, height * most_width / width);
    }
    if height > most_height {
        (width, height) = (width * most_height / height, most_height);
    }
    (width.max(1), height.max(1))
}

/// The nearest whole number; what no page has is none at all.
fn whole(number: f64) -> i64 {
    const MOST: f64 = 1_000_000.0;
    if number.is_nan() {
        return 0;
    }
    // The bounds make the conversion exact.
    number.round().clamp(-MOST, MOST) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_words_own() {
        assert_eq!(millimetres(25.4), 1440);
        assert_eq!(points(11.0), 220);
        assert_eq!(half_points(10.5), "21");
        assert_eq!(emu(25.4), EMU_PER_INCH);
        assert_eq!(millimetres(f64::NAN), 0);
        assert_eq!(text_width(&PageSetup::default()), millimetres(165.0));
    }

    #[test]
    fn a_large_picture_is_made_to_fit_and_keeps_its_shape() {
        let page = PageSetup::default();
        assert_eq!(fit(100, 50, &page), (100, 50));
        let (width, height) = fit(100_000_000, 50_000_000, &page);
        assert_eq!(width, text_width(&page) * EMU_PER_TWIP);
        assert_eq!(height, width / 2);
        let (width, height) = fit(1_000_000, 100_000_000, &page);
        assert_eq!(height, text_height(&page) * EMU_PER_TWIP);
        assert_eq!(width, height / 100);
    }
}
