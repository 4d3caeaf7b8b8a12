//! Pictures: out of a `data:` URI into a part of the document.

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::Arc;

use data_url::DataUrl;
use image::{ImageFormat, ImageReader, Limits};

use super::measure::{EMU_PER_INCH, Emu};

/// The most points across that a picture is decoded for.
const MOST_SIDE: u32 = 10_000;

/// The most memory that decoding a picture may take.
const MOST_BYTES: u64 = 128 * 1024 * 1024;

/// The points of a picture that make an inch, as in a browser.
const POINTS_PER_INCH: i64 = 96;

/// A picture that Word can show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Where it stands in the document, such as `media/image1.png`.
    pub name: String,
    /// Its width as it is, in Word's smallest unit.
    pub width: Emu,
    /// Its height as it is.
    pub height: Emu,
}

/// The pictures of one letter; the same source is kept once.
#[derive(Debug, Default)]
pub struct Pictures {
    known: HashMap<Arc<str>, Option<Picture>>,
    /// The name and the bytes of each.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Pictures {
    /// The picture of that source; none where it is of a kind that Word cannot show, or damaged.
    pub fn get(&mut self, source: &Arc<str>) -> Option<Picture> {
        if let Some(known) = self.known.get(source) {
            return known.clone();
        }
        let picture = decode(source).map(|decoded| self.keep(decoded));
        self.known.insert(Arc::clone(source), picture.clone());
        picture
    }

    fn keep(&mut self, decoded: Decoded) -> Picture {
        let number = self.files.len() + 1;
        let name = format!("media/image{number}.{}", decoded.extension);
        self.files.push((name.clone(), decoded.bytes));
        let emu = |points: u32| Emu::from(points) * EMU_PER_INCH / POINTS_PER_INCH;
        Picture {
            name,
            width: emu(decoded.width),
            height: emu(decoded.height),
        }
    }
}

struct Decoded {
    bytes: Vec<u8>,
    extension: &'static str,
    width: u32,
    height: u32,
}

/// What the source holds, whatever it calls itself. Word shows PNG, JPEG and GIF; WebP is made
/// PNG.
fn decode(source: &str) -> Option<Decoded> {
    let (bytes, _) = DataUrl::process(source).ok()?.decode_to_vec().ok()?;
    let format = image::guess_format(&bytes).ok()?;
    let (width, height) = reader(&bytes, format).into_dimensions().ok()?;
    if width == 0 || height == 0 || width > MOST_SIDE || height > MOST_SIDE {
        return None;
    }
    let (bytes, extension) = match format {
        ImageFormat::Png => (bytes, "png"),
        ImageFormat::Jpeg => (bytes, "jpeg"),
        ImageFormat::Gif => (bytes, "gif"),
        ImageFormat::WebP => (as_png(&bytes)?, "png"),
        _ => return None,
    };
    Some(Decoded {
        bytes,
        extension,
        width,
        height,
    })
}

fn reader(bytes: &[u8], format: ImageFormat) -> ImageReader<Cursor<&[u8]>> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    reader
}

fn as_png(bytes: &[u8]) -> Option<Vec<u8>> {
    let picture = reader(bytes, ImageFormat::WebP).decode().ok()?;
    let mut png = Cursor::new(Vec::new());
    picture.write_to(&mut png, ImageFormat::Png).ok()?;
    Some(png.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PNG of two by one points.
    const PNG: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4z8DAAMQACP8B/1tDh4kAAAAASUVORK5CYII=";

    #[test]
    fn a_picture_has_its_size_and_is_kept_once() {
        let mut pictures = Pictures::default();
        let source: Arc<str> = PNG.into();
        let picture = pictures.get(&source).unwrap();
        assert_eq!(picture.name, "media/image1.png");
        assert_eq!((picture.width, picture.height), (19_050, 9_525));
        assert_eq!(pictures.get(&source), Some(picture));
        assert_eq!(pictures.files.len(), 1);
    }

    #[test]
    fn what_is_no_picture_is_none() {
        let mut pictures = Pictures::default();
        for source in [
            "",
            "data:image/png;base64,AAAA",
            "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
            "https://example.org/a.png",
        ] {
            assert_eq!(pictures.get(&source.into()), None, "{source}");
        }
        assert!(pictures.files.is_empty());
    }
}
