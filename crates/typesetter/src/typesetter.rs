//! The typesetter: fonts, and what it remembers from one letter to the next.

use letter::Document;
use letter::page::{Assets, PageSetup};
use messages::{Fault, Pages, PdfStandard};

use crate::compile::{self, Set};
use crate::day::Day;
use crate::fonts::Fonts;
use crate::pdf::{self, JoinedPdf, Pdf};
use crate::world::Desk;
use crate::{missing, pages};

/// A merged letter and how it lies on paper.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// The letter.
    pub document: &'a Document,
    /// The page set-up of its template.
    pub page: &'a PageSetup,
    /// What a PDF file is called; where empty, it is “Letter”.
    pub title: &'a str,
}

/// Sets letters.
///
/// It remembers what it set last, so that the same letter with a change takes a fraction of the time.
#[derive(Debug)]
pub struct Typesetter {
    desk: Desk,
}

impl Typesetter {
    /// One that has those fonts.
    #[must_use]
    pub fn new(fonts: Fonts) -> Self {
        Self {
            desk: Desk::new(fonts),
        }
    }

    /// One that has those fonts and those that a template brings along; a font that cannot be read
    /// is a fault.
    #[must_use]
    pub fn with_assets(fonts: &Fonts, assets: &Assets) -> (Self, Vec<Fault>) {
        let (fonts, faults) = fonts.with_assets(assets);
        (Self::new(fonts), faults)
    }

    /// The fonts it has.
    #[must_use]
    pub fn fonts(&self) -> &Fonts {
        &self.desk.fonts
    }

    /// Says which day it is, where there is no clock to ask.
    pub fn set_day(&mut self, day: Day) {
        self.desk.day = Some(day);
    }

    /// Sets what follows in these fonts.
    pub fn set_fonts(&mut self, fonts: Fonts) {
        self.desk.fonts = fonts;
    }

    /// The letter's pages. Where it cannot be set, there are none and a fault says why.
    pub fn pages(&mut self, letter: Letter<'_>) -> Pages {
        match self.set(letter) {
            Ok(set) => pages::read(&set, &self.desk),
            Err(faults) => Pages {
                faults,
                ..Pages::default()
            },
        }
    }

    /// The letter as a PDF file.
    ///
    /// # Errors
    ///
    /// The letter cannot be set, or not be written so that it meets the standard.
    pub fn pdf(&mut self, letter: Letter<'_>, standard: PdfStandard) -> Result<Pdf, Vec<Fault>> {
        let written = compile::set(letter, &mut self.desk)
            .and_then(|set| pdf::write(set, standard, &self.desk));
        compile::forget();
        written
    }

    /// A PDF file that letters are added to one by one.
    #[must_use]
    pub fn joined_pdf(&mut self, standard: PdfStandard) -> JoinedPdf<'_> {
        JoinedPdf::new(&mut self.desk, standard)
    }

    /// The same, by a typesetter that is wanted for nothing else.
    #[must_use]
    pub fn into_joined_pdf(self, standard: PdfStandard) -> JoinedPdf<'static> {
        JoinedPdf::owning(self.desk, standard)
    }

    /// The characters of the letter that no font can print, a fault each; [`Typesetter::pages`] and
    /// the PDF have a question mark in their place.
    #[must_use]
    pub fn missing_characters(&self, document: &Document) -> Vec<Fault> {
        missing::find(document, &self.desk.fonts).faults()
    }

    fn set(&mut self, letter: Letter<'_>) -> Result<Set, Vec<Fault>> {
        let set = compile::set(letter, &mut self.desk);
        compile::forget();
        set
    }
}
