//! Pictures: out of a `data:` URI, looked at before Typst sees them.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::sync::Arc;

use data_url::DataUrl;
use image::{ImageFormat, ImageReader};
use letter::Origin;
use letter::page::Letterhead;
use messages::{Fault, FaultKind, Place};

use super::marks::{MarkKind, place_of};
use super::text::literal;
use super::writer::Writer;
use crate::world::picture_path;

/// The most points of a picture: what unpacks to more would fill the memory.
const MOST_POINTS: u64 = 40_000_000;

/// The size of one of a picture's points on paper, as in a browser: 96 to the inch.
const POINT: f64 = 0.75;

/// A picture of the letter.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    /// The `data:` URI.
    pub(crate) source: String,
    /// The file.
    pub(crate) data: Arc<[u8]>,
    /// What it shows, in words.
    pub(crate) alternative: String,
    /// Where it stands in the template.
    pub(crate) place: Option<Place>,
}

/// The pictures of a letter that is being written.
#[derive(Debug)]
pub(crate) struct Pictures {
    pub(super) list: Vec<Picture>,
    pub(super) faults: Vec<Fault>,
    broken: BTreeSet<usize>,
}

/// What a file holds.
struct Look {
    data: Vec<u8>,
    format: &'static str,
    /// Width and height on paper, in points; none for a drawing, which has its own.
    size: Option<(f64, f64)>,
}

impl Pictures {
    /// None yet; those of the given indices turned out to be broken.
    pub(super) fn new(broken: &BTreeSet<usize>) -> Self {
        Self {
            list: Vec::new(),
            faults: Vec::new(),
            broken: broken.clone(),
        }
    }

    /// The index of a picture and what it is; none with a fault where it cannot be shown.
    fn add(
        &mut self,
        source: &str,
        alternative: &str,
        place: Option<Place>,
    ) -> Option<(usize, Look)> {
        let index = self.list.len();
        let found = look(source).filter(|_| !self.broken.contains(&index));
        self.list.push(Picture {
            source: source.to_owned(),
            data: found
                .as_ref()
                .map_or_else(Arc::default, |look| look.data.as_slice().into()),
            alternative: alternative.to_owned(),
            place: place.clone(),
        });
        if found.is_none() {
            self.faults.push(fault(alternative, place));
        }
        Some((index, found?))
    }
}

fn fault(alternative: &str, place: Option<Place>) -> Fault {
    let which = match alternative.trim() {
        "" => "A picture".to_owned(),
        words => format!("The picture “{words}”"),
    };
    Fault {
        kind: FaultKind::Image,
        message: format!(
            "{which} cannot be shown: its data is damaged, too large, or of a kind that is not \
             known. Put it in again as PNG, JPEG, GIF, WebP or SVG."
        ),
        place,
    }
}

/// What the URI holds, judged by the data itself.
fn look(source: &str) -> Option<Look> {
    let url = DataUrl::process(source).ok()?;
    let is_drawing = url.mime_type().matches("image", "svg+xml");
    let (data, _) = url.decode_to_vec().ok()?;
    if is_drawing {
        return Some(Look {
            data,
            format: "svg",
            size: None,
        });
    }
    let format = image::guess_format(&data).ok()?;
    let reader = ImageReader::with_format(Cursor::new(&data), format);
    let (width, height) = reader.into_dimensions().ok()?;
    let points = u64::from(width) * u64::from(height);
    let name = match format {
        ImageFormat::Png => "png",
        ImageFormat::Jpeg => "jpg",
        ImageFormat::Gif => "gif",
        ImageFormat::WebP => "webp",
        _ => return None,
    };
    (points > 0 && points <= MOST_POINTS).then(|| Look {
        data,
        format: name,
        size: Some((f64::from(width) * POINT, f64::from(height) * POINT)),
    })
}

/// Writes the letterhead's logo. One without words is an ornament.
pub(super) fn write_logo(logo: &str, letterhead: &Letterhead, writer: &mut Writer<'_>) {
    let words = &letterhead.logo_alternative;
    let Some((index, look)) = writer.pictures.add(logo, words, None) else {
        return broken(words, writer);
    };
    let height = letterhead.logo_height;
    writer.code("#block(below: .8em, ");
    writer.code(if words.trim().is_empty() {
        "pdf.artifact("
    } else {
        "("
    });
    picture(index, &look, &format!("height: {height}mm"), words, writer);
    writer.code("));\n");
}

impl Writer<'_> {
    /// Writes a picture in running text, as large as it is, or as there is room. In place of a broken
    /// or remote one stands a box with its words.
    pub(super) fn picture(&mut self, source: Option<&str>, alternative: &str, origin: &Origin) {
        let Some(source) = source else {
            return broken(alternative, self);
        };
        let place = Some(place_of(origin));
        let Some((index, look)) = self.pictures.add(source, alternative, place) else {
            return broken(alternative, self);
        };
        self.new_word();
        self.code("#box(");
        let size = self.fitting(look.size);
        picture(index, &look, &size, alternative, self);
        self.code(");");
    }

    /// The size of a picture, made smaller where the page has no room for it.
    fn fitting(&self, size: Option<(f64, f64)>) -> String {
        let Some((width, height)) = size else {
            return "width: auto".to_owned();
        };
        const POINTS_PER_MM: f64 = 72.0 / 25.4;
        let (paper_width, paper_height) = self.page.paper.size();
        let margins = &self.page.margins;
        let most_width = (paper_width - margins.left - margins.right) * POINTS_PER_MM;
        let most_height = (paper_height - margins.top - margins.bottom) * POINTS_PER_MM * 0.8;
        let scale = (most_width / width).min(most_height / height).min(1.0);
        format!("width: {:.3}pt", width * scale)
    }
}

fn picture(index: usize, look: &Look, size: &str, words: &str, writer: &mut Writer<'_>) {
    let (path, format) = (literal(&picture_path(index)), look.format);
    let words = match words.trim() {
        "" => literal("Picture"),
        words => writer.plain(words),
    };
    writer.marked(MarkKind::Picture(index), |writer| {
        writer.format(format_args!(
            "image({path}, format: \"{format}\", {size}, alt: {words})"
        ));
    });
}

fn broken(words: &str, writer: &mut Writer<'_>) {
    writer.new_word();
    let words = writer.plain(words);
    writer.format(format_args!(
        "#box(stroke: .5pt + luma(110), inset: .3em, text(size: .86em, {words}));"
    ));
}
