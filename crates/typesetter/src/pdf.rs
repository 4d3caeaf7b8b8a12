//! Letters as PDF files.

use messages::{Fault, FaultKind, PdfStandard};
use typst::diag::SourceDiagnostic;
use typst::ecow::EcoVec;
use typst::foundations::Smart;
use typst::model::DocumentInfo;
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandards};

use crate::characters_of_glyphs;
use crate::compile::{self, Set};
use crate::day::Day;
use crate::fonts::Fonts;
use crate::frames;
use crate::typesetter::Letter;
use crate::world::Desk;

/// The most letters in one file, which is held in memory until it is written.
const MOST_LETTERS: usize = 50_000;

/// A PDF file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pdf {
    /// What is in it.
    pub data: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What could not be set as it was meant.
    pub faults: Vec<Fault>,
}

/// The letter, unless it has a character that no font has: nobody is to get a letter with a square in
/// the place of a name.
fn whole(set: Set) -> Result<Set, Vec<Fault>> {
    let is_missing = |fault: &Fault| fault.kind == FaultKind::Character;
    if set.faults.iter().any(is_missing) {
        return Err(set.faults.into_iter().filter(is_missing).collect());
    }
    Ok(set)
}

/// Writes the letter.
pub(crate) fn write(set: Set, standard: PdfStandard, desk: &Desk) -> Result<Pdf, Vec<Fault>> {
    let set = whole(set)?;
    let place = |error: &SourceDiagnostic| compile::place_of_error(error, &set.source, desk);
    let data = export(&set.document, standard, desk.day).map_err(|errors| {
        errors
            .iter()
            .map(|error| fault(error, place(error)))
            .collect::<Vec<_>>()
    })?;
    Ok(Pdf {
        data,
        pages: set.document.pages().len(),
        faults: set.faults,
    })
}

fn export(
    document: &PagedDocument,
    standard: PdfStandard,
    day: Option<Day>,
) -> Result<Vec<u8>, EcoVec<SourceDiagnostic>> {
    use typst_pdf::PdfStandard::{A_2a, Ua_1};
    let list = match standard {
        PdfStandard::Accessible => &[Ua_1][..],
        PdfStandard::Archive => &[Ua_1, A_2a],
    };
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some("Letterwright".to_owned())),
        // Only a file that is kept says when it was written: a letter printed twice is the same file.
        timestamp: match standard {
            PdfStandard::Accessible => None,
            PdfStandard::Archive => day.and_then(Day::timestamp),
        },
        standards: PdfStandards::new(list).expect("the standards go together"),
        ..PdfOptions::default()
    };
    match with_characters(document) {
        Some(document) => typst_pdf::pdf(&document, &options),
        None => typst_pdf::pdf(document, &options),
    }
}

/// The document with its glyphs' characters said more exactly, where they can be.
fn with_characters(document: &PagedDocument) -> Option<PagedDocument> {
    let mut pages = document.pages().iter();
    if !pages.any(|page| characters_of_glyphs::can_be_parted(&page.frame)) {
        return None;
    }
    let mut pages = document.pages().to_vec();
    for page in &mut pages {
        characters_of_glyphs::part(&mut page.frame);
    }
    let info = typst::model::Document::info(document).clone();
    Some(PagedDocument::new(pages.into(), info))
}

fn fault(error: &SourceDiagnostic, place: Option<messages::Place>) -> Fault {
    Fault {
        kind: FaultKind::Output,
        message: format!(
            "This letter cannot be written as an accessible PDF file: {}.",
            error.message
        ),
        place,
    }
}

/// A PDF file of several letters, each with notes and page numbers of its own.
#[derive(Debug)]
pub struct JoinedPdf<'a> {
    desk: Held<'a>,
    standard: PdfStandard,
    letters: usize,
    parts: Vec<Part>,
    info: DocumentInfo,
}

/// One letter of a file.
#[derive(Debug)]
struct Part {
    /// How many letters were asked for before it.
    number: usize,
    pages: EcoVec<Page>,
}

/// A written file of several letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// What is in it.
    pub data: Vec<u8>,
    /// The letters that turned out not to meet the standard and are not in it, with why not; each by
    /// how many letters were added before it, in vain or not.
    pub left_out: Vec<(usize, Vec<Fault>)>,
}

/// The desk, of somebody else or its own.
#[derive(Debug)]
enum Held<'a> {
    Lent(&'a mut Desk),
    Own(Box<Desk>),
}

impl Held<'_> {
    fn desk(&mut self) -> &mut Desk {
        match self {
            Self::Lent(desk) => desk,
            Self::Own(desk) => desk,
        }
    }
}

impl JoinedPdf<'static> {
    pub(crate) fn owning(desk: Desk, standard: PdfStandard) -> Self {
        Self::on(Held::Own(Box::new(desk)), standard)
    }
}

impl<'a> JoinedPdf<'a> {
    pub(crate) fn new(desk: &'a mut Desk, standard: PdfStandard) -> Self {
        Self::on(Held::Lent(desk), standard)
    }

    fn on(desk: Held<'a>, standard: PdfStandard) -> Self {
        Self {
            desk,
            standard,
            letters: 0,
            parts: Vec::new(),
            info: DocumentInfo::default(),
        }
    }

    /// Sets what follows in these fonts.
    pub fn set_fonts(&mut self, fonts: Fonts) {
        self.desk.desk().fonts = fonts;
    }

    /// Adds a letter, and gives back what could not be set as it was meant.
    ///
    /// # Errors
    ///
    /// The letter cannot be set; the file is as it was before.
    pub fn add(&mut self, letter: Letter<'_>) -> Result<Vec<Fault>, Vec<Fault>> {
        if self.letters >= MOST_LETTERS {
            return Err(vec![Fault {
                kind: FaultKind::Output,
                message: format!(
                    "One file can hold {MOST_LETTERS} letters at most. Write the others to another."
                ),
                place: None,
            }]);
        }
        self.letters += 1;
        let set = compile::set(letter, self.desk.desk());
        compile::forget();
        let set = whole(set?)?;
        if self.parts.is_empty() {
            self.info = typst::model::Document::info(&set.document).clone();
        }
        let pages = set.document.pages().iter().map(|page| {
            let mut page = page.clone();
            frames::part_locations(&mut page.frame, self.letters);
            page
        });
        self.parts.push(Part {
            number: self.letters - 1,
            pages: pages.collect(),
        });
        Ok(set.faults)
    }

    /// How many pages the file has so far.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.parts.iter().map(|part| part.pages.len()).sum()
    }

    /// Writes the file. A letter that cannot be written so that it meets the standard is left out.
    ///
    /// # Errors
    ///
    /// No letter can be written.
    pub fn finish(mut self) -> Result<Joined, Vec<Fault>> {
        let mut written = self.write();
        if written.is_err() {
            let left_out = self.take_faulty();
            if !left_out.is_empty() && !self.parts.is_empty() {
                written = self.write().map(|joined| Joined { left_out, ..joined });
            }
        }
        compile::forget();
        written
    }

    fn write(&mut self) -> Result<Joined, Vec<Fault>> {
        let pages = self.parts.iter().flat_map(|part| part.pages.clone());
        let data = self.export(pages.collect())?;
        Ok(Joined {
            data,
            left_out: Vec::new(),
        })
    }

    /// Takes out the letters that cannot be written even alone.
    fn take_faulty(&mut self) -> Vec<(usize, Vec<Fault>)> {
        let mut left_out = Vec::new();
        for part in std::mem::take(&mut self.parts) {
            match self.export(part.pages.clone()) {
                Ok(_) => self.parts.push(part),
                Err(faults) => left_out.push((part.number, faults)),
            }
        }
        left_out
    }

    fn export(&mut self, pages: EcoVec<Page>) -> Result<Vec<u8>, Vec<Fault>> {
        let document = PagedDocument::new(pages, self.info.clone());
        export(&document, self.standard, self.desk.desk().day)
            .map_err(|errors| errors.iter().map(|error| fault(error, None)).collect())
    }
}
