//! Setting a letter: Typst is asked until nothing is left that it cannot do.

use std::ops::Range;

use letter::page::Area;
use messages::{Fault, FaultKind, Place};
use typst::WorldExt;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::syntax::DiagSpan;
use typst_layout::PagedDocument;

use crate::frames;
use crate::missing;
use crate::parting::{self, Setting};
use crate::rejoin::rejoin;
use crate::source::{self, Impossible, MarkKind, STAND_IN, Source};
use crate::typesetter::Letter;
use crate::world::Desk;

/// How often a letter is set again without what turned out to be impossible.
const MOST_ATTEMPTS: usize = 4;

/// How many letters what Typst remembers is kept for.
const MEMORY: usize = 6;

/// The label of the address in the source.
const ADDRESS: &str = "address";

/// A letter that is set.
#[derive(Debug)]
pub(crate) struct Set {
    pub(crate) document: PagedDocument,
    pub(crate) source: Source,
    pub(crate) faults: Vec<Fault>,
}

/// Lets Typst forget what it has not used lately; without that it would remember every letter.
pub(crate) fn forget() {
    comemo::evict(MEMORY);
}

/// Sets the letter.
pub(crate) fn set(letter: Letter<'_>, desk: &mut Desk) -> Result<Set, Vec<Fault>> {
    let mut missing = missing::find(letter.document, &desk.fonts);
    let language = &letter.document.language;
    if desk.fonts.fetch(missing.characters(), language) {
        missing = missing::find(letter.document, &desk.fonts);
    }
    let mut impossible = Impossible {
        characters: missing.characters().collect(),
        ..Impossible::default()
    };
    let mut faults = missing.faults();
    let mut attempts = 0;
    loop {
        attempts += 1;
        let source = source::write(letter, &desk.fonts, &impossible);
        let pictures = source
            .pictures
            .iter()
            .map(|it| Bytes::new(it.data.clone()))
            .collect();
        desk.lay(&source.text, pictures);
        let Warned { output, .. } = typst::compile::<PagedDocument>(desk);
        let output = output.map(rejoin);
        let learned = match &output {
            Ok(document) => unprintable(document, &mut impossible, &mut faults, &source, desk),
            Err(errors) => broken_pictures(errors, &mut impossible, &source, desk),
        };
        if learned && attempts < MOST_ATTEMPTS {
            continue;
        }
        let document = output.map_err(|errors| {
            let faults = errors.iter().map(|error| fault(error, &source, desk));
            faults.collect::<Vec<_>>()
        })?;
        let setting = Setting {
            document: &document,
            source: &source,
            desk,
            bottom: Abs::mm(letter.page.margins.bottom),
        };
        if parting::learn(setting, &mut impossible.breaks) {
            continue;
        }
        faults.extend(parting::faults(setting));
        faults.extend(source.faults.iter().cloned());
        let window = letter.page.window.address_area();
        faults.extend(window.and_then(|area| overfull(&document, area)));
        return Ok(Set {
            document,
            source,
            faults,
        });
    }
}

/// Learns which pictures Typst could not read.
fn broken_pictures(
    errors: &[SourceDiagnostic],
    impossible: &mut Impossible,
    source: &Source,
    desk: &Desk,
) -> bool {
    let mut learned = false;
    for error in errors {
        let mark = range(error, desk).and_then(|range| source.marks.find(&range));
        let in_source = mark.and_then(|mark| match mark.kind {
            MarkKind::Picture(index) => Some(index),
            _ => None,
        });
        // What is wrong inside a picture has its place in the picture's own file.
        let in_file = error.span.id().and_then(|id| desk.picture(id));
        if let Some(index) = in_file.or(in_source) {
            learned |= impossible.pictures.insert(index);
        }
    }
    learned
}

/// Learns which characters were set as an empty box, although some font claims to have them.
fn unprintable(
    document: &PagedDocument,
    impossible: &mut Impossible,
    faults: &mut Vec<Fault>,
    source: &Source,
    desk: &Desk,
) -> bool {
    let mut learned = false;
    for page in document.pages() {
        frames::each_box(&page.frame, &mut |c, span| {
            if c != STAND_IN && impossible.characters.insert(c) {
                learned = true;
                let place = desk.range(span).and_then(|range| place(&range, source));
                faults.push(missing::fault(c, place));
            }
        });
    }
    learned
}

/// The fault that more stands in the window of the envelope than it shows.
fn overfull(document: &PagedDocument, area: Area) -> Option<Fault> {
    let height = frames::height_of(&document.pages().first()?.frame, ADDRESS)?.to_mm();
    // A rounding error is no line.
    (height > area.height + 0.5).then(|| Fault {
        kind: FaultKind::Room,
        message:
            "The address has more lines than the window of the envelope shows. Shorten it, or \
                  choose a smaller font size."
                .to_owned(),
        place: None,
    })
}

fn fault(error: &SourceDiagnostic, source: &Source, desk: &Desk) -> Fault {
    Fault {
        kind: FaultKind::Typesetting,
        message: format!("This letter cannot be set on pages: {}.", error.message),
        place: place_of_error(error, source, desk),
    }
}

/// Where in the template something is that Typst found wrong.
pub(crate) fn place_of_error(
    error: &SourceDiagnostic,
    source: &Source,
    desk: &Desk,
) -> Option<Place> {
    range(error, desk).and_then(|range| place(&range, source))
}

fn range(error: &SourceDiagnostic, desk: &Desk) -> Option<Range<usize>> {
    let in_source = |span: DiagSpan| {
        let range = (span.id() == Some(desk.source.id())).then(|| desk.range(span));
        range.flatten()
    };
    let traced = error.trace.iter().map(|point| in_source(point.span.into()));
    std::iter::once(in_source(error.span))
        .chain(traced)
        .flatten()
        .next()
}

/// Where in the template that part of the source came from.
fn place(range: &Range<usize>, source: &Source) -> Option<Place> {
    let mark = source.marks.find(range)?;
    match mark.kind {
        MarkKind::Picture(index) => source.pictures.get(index)?.place.clone(),
        _ => mark.whole(),
    }
}
