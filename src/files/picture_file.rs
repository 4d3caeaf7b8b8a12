//! A picture out of its `data:` URI, looked at before the browser unpacks it.

use imagesize::{ImageSize, ImageType};
use thiserror::Error;

use super::base64;

/// The most points of a picture, as for the pages: what unpacks to more would fill the memory.
const MOST_POINTS: u64 = 40_000_000;

/// A picture's file, of a kind that a browser can show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFile {
    /// Its media type, by what it begins with.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many points it is wide and high.
    pub size: (u32, u32),
}

/// Why a picture is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PictureFault {
    /// It is none, or only a part of one.
    #[error("its data is damaged")]
    Damaged,
    /// It has more than [`MOST_POINTS`].
    #[error("it is larger than 40 million points")]
    TooLarge,
    /// It is a drawing in SVG, which browsers draw only where a page's policy allows it.
    #[error("a drawing in SVG is seen on the pages and not here; as a PNG it is seen everywhere")]
    Drawing,
}

impl PictureFile {
    /// The picture that a `data:` URI holds.
    ///
    /// # Errors
    ///
    /// Where the browser could not, or should not, show it.
    pub fn read(source: &str) -> Result<Self, PictureFault> {
        let (head, data) = source
            .strip_prefix("data:")
            .and_then(|rest| rest.split_once(','))
            .ok_or(PictureFault::Damaged)?;
        if head.starts_with("image/svg") {
            return Err(PictureFault::Drawing);
        }
        if !head.ends_with(";base64") {
            return Err(PictureFault::Damaged);
        }
        Self::of_bytes(base64::decode(data).ok_or(PictureFault::Damaged)?)
    }

    /// The picture in a file.
    ///
    /// # Errors
    ///
    /// Where the browser could not, or should not, show it.
    pub fn of_bytes(bytes: Vec<u8>) -> Result<Self, PictureFault> {
        let (media_type, (width, height)) = look(&bytes).ok_or(PictureFault::Damaged)?;
        match u64::from(width) * u64::from(height) {
            0 => Err(PictureFault::Damaged),
            points if points > MOST_POINTS => Err(PictureFault::TooLarge),
            _ => Ok(Self {
                media_type,
                bytes,
                size: (width, height),
            }),
        }
    }
}

/// What the file is, and how many points it says that it has.
fn look(bytes: &[u8]) -> Option<(&'static str, (u32, u32))> {
    let media_type = match imagesize::image_type(bytes).ok()? {
        ImageType::Png => "image/png",
        ImageType::Jpeg => "image/jpeg",
        ImageType::Gif => "image/gif",
        ImageType::Webp => "image/webp",
        _ => return None,
    };
    let ImageSize { width, height } = imagesize::blob_size(bytes).ok()?;
    Some((
        media_type,
        (width.try_into().ok()?, height.try_into().ok()?),
    ))
}

#[cfg(test)]
mod tests {
    use super::{PictureFault, PictureFile};
    use crate::files::base64;

    /// A PNG of one blue point.
    const POINT: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    fn size_of(bytes: &[u8]) -> Result<(&'static str, (u32, u32)), PictureFault> {
        PictureFile::of_bytes(bytes.to_vec()).map(|file| (file.media_type, file.size))
    }

    #[test]
    fn each_kind_says_its_size() {
        let png = base64::decode(POINT).unwrap();
        assert_eq!(size_of(&png), Ok(("image/png", (1, 1))));
        let gif = b"GIF89a\x2c\x01\xc8\x00\x00\x00\x00";
        assert_eq!(size_of(gif), Ok(("image/gif", (300, 200))));
        let jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc2\x00\x11\x08\x00\xc8\x01\x2c\x03";
        assert_eq!(size_of(jpeg), Ok(("image/jpeg", (300, 200))));
        let mut webp = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0".to_vec();
        webp.extend([0x2b, 1, 0, 0xc7, 0, 0]);
        assert_eq!(size_of(&webp), Ok(("image/webp", (300, 200))));
        let mut lossless = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f".to_vec();
        lossless.extend((299_u32 | 199 << 14).to_le_bytes());
        assert_eq!(size_of(&lossless), Ok(("image/webp", (300, 200))));
    }

    #[test]
    fn what_would_fill_the_memory_is_refused_unopened() {
        let mut png = base64::decode(POINT).unwrap();
        png[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
        assert_eq!(size_of(&png), Err(PictureFault::TooLarge));
        png[16..24].copy_from_slice(&[0xff; 8]);
        assert_eq!(size_of(&png), Err(PictureFault::TooLarge));
    }

    #[test]
    fn what_is_no_picture_says_so_wherever_it_breaks_off() {
        let whole: [&[u8]; 3] = [
            &base64::decode(POINT).unwrap()[..24],
            b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x01\0\0\x01\0\0",
            b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\xc8\x01\x2c",
        ];
        for file in whole {
            assert!(size_of(file).is_ok(), "{file:?}");
            for end in 0..file.len() {
                assert_eq!(size_of(&file[..end]), Err(PictureFault::Damaged), "{end}");
            }
        }
        for source in [
            "",
            "data:",
            "data:image/png;base64",
            "data:image/png;base64,?",
            "data:image/png,iVBORw0KGgo",
            "data:image/png;base64,bm8gcGljdHVyZQ==",
            "https://elsewhere.example/x.png",
        ] {
            assert_eq!(
                PictureFile::read(source),
                Err(PictureFault::Damaged),
                "{source}"
            );
        }
        let drawing = PictureFile::read("data:image/svg+xml,<svg/>");
        assert_eq!(drawing, Err(PictureFault::Drawing));
    }

    #[test]
    fn a_uri_is_read_whatever_it_says_of_its_kind() {
        let source = format!("data:image/jpeg;base64,{POINT}");
        let file = PictureFile::read(&source).unwrap();
        assert_eq!((file.media_type, file.size), ("image/png", (1, 1)));
    }
}
