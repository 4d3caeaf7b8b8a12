//! Where the letters of a file go, one by one.

use std::io::Cursor;
use std::sync::Arc;

use letter::{Document, Recipient, Template, formats};
use messages::{Fault, FaultKind, Format, Packing, PdfStandard};

use super::batch::Order;
use super::opened::Opened;
use crate::archive::Archive;
use crate::docx::{WordBook, WordWriter};
use crate::file_names::FileNames;
use crate::fonts::Fonts;
use crate::pdf::{Joined, JoinedPdf};
use crate::typesetter::Typesetter;

/// A file that letters are put into.
#[derive(Debug)]
pub(super) enum Sink {
    /// All letters in one PDF.
    Pdf(Box<JoinedPdf<'static>>),
    /// All letters in one Word document.
    Word(Box<WordBook>),
    /// The only letter, as a file.
    Only(Maker, Vec<u8>),
    /// A file for each.
    Zip {
        maker: Maker,
        names: Box<FileNames>,
        archive: Box<Archive<Cursor<Vec<u8>>>>,
    },
}

/// What makes the file of one letter.
#[derive(Debug)]
pub(super) enum Maker {
    Pdf(Box<Typesetter>, PdfStandard),
    Word(Box<WordWriter>),
    Html,
    Email,
    Markdown,
    Text,
}

impl Sink {
    /// What the order asks for, or a sentence that says why that cannot be.
    pub(super) fn new(
        order: &Order,
        letters: usize,
        template: &Arc<Template>,
        typesetter: Typesetter,
    ) -> Result<Self, String> {
        let format = order.output.format;
        match &order.output.packing {
            Packing::Zip { names } => Ok(Self::Zip {
                maker: Maker::new(format, template, typesetter)?,
                names: Box::new(
                    FileNames::new(template, names, format.extension(), order.count)
                        .map_err(|error| error.to_string())?,
                ),
                archive: Box::new(Archive::new(Cursor::default())),
            }),
            Packing::One if letters == 1 => Ok(Self::Only(
                Maker::new(format, template, typesetter)?,
                Vec::new(),
            )),
            Packing::One => match format {
                Format::Pdf(standard) => {
                    Ok(Self::Pdf(Box::new(typesetter.into_joined_pdf(standard))))
                }
                Format::Docx => Ok(Self::Word(Box::new(WordBook::new(Arc::clone(template))))),
                _ => Err(
                    "Several letters in one file can be a PDF or a Word document. Choose one of \
                     these, or a file for each letter."
                        .to_owned(),
                ),
            },
        }
    }

    /// Whether letters are set on pages here, for which there have to be fonts.
    pub(super) fn sets_letters(&self) -> bool {
        match self {
            Self::Pdf(_) => true,
            Self::Word(_) => false,
            Self::Only(maker, _) | Self::Zip { maker, .. } => matches!(maker, Maker::Pdf(..)),
        }
    }

    /// Sets what follows in these fonts.
    pub(super) fn set_fonts(&mut self, fonts: Fonts) {
        match self {
            Self::Pdf(pdf) => pdf.set_fonts(fonts),
            Self::Only(Maker::Pdf(typesetter, _), _)
            | Self::Zip {
                maker: Maker::Pdf(typesetter, _),
                ..
            } => typesetter.set_fonts(fonts),
            Self::Word(_) | Self::Only(..) | Self::Zip { .. } => {}
        }
    }

    /// Adds a letter, and gives back what is not as it was meant; without the letter, why not.
    pub(super) fn add(
        &mut self,
        opened: &Opened,
        index: usize,
        recipient: &Recipient,
        document: &Document,
    ) -> Result<Vec<Fault>, Vec<Fault>> {
        match self {
            Self::Pdf(pdf) => pdf.add(opened.letter(document)),
            Self::Word(book) => {
                book.add(document);
                Ok(Vec::new())
            }
            Self::Only(maker, file) => {
                let (data, faults) = maker.make(opened, document)?;
                *file = data;
                Ok(faults)
            }
            Self::Zip {
                maker,
                names,
                archive,
            } => {
                let (data, faults) = maker.make(opened, document)?;
                let name = names.next(index, recipient);
                archive.add(&name, &data).map_err(unwritten)?;
                Ok(faults)
            }
        }
    }

    /// The file, and which of the letters are not in it after all.
    pub(super) fn finish(self) -> Result<Joined, Vec<Fault>> {
        let data = match self {
            Self::Pdf(pdf) => return pdf.finish(),
            Self::Word(book) => book.finish().map_err(unwritten)?,
            Self::Only(_, file) => file,
            Self::Zip { archive, .. } => archive
                .finish()
                .map(Cursor::into_inner)
                .map_err(unwritten)?,
        };
        Ok(Joined {
            data,
            left_out: Vec::new(),
        })
    }
}

impl Maker {
    fn new(format: Format, template: &Arc<Template>, it: Typesetter) -> Result<Self, String> {
        Ok(match format {
            Format::Pdf(standard) => Self::Pdf(Box::new(it), standard),
            Format::Docx => {
                let writer = WordWriter::new(Arc::clone(template));
                Self::Word(Box::new(writer.map_err(|error| error.to_string())?))
            }
            Format::Html => Self::Html,
            Format::Email => Self::Email,
            Format::Markdown => Self::Markdown,
            Format::Text => Self::Text,
        })
    }

    /// The file of one letter, and what is not as it was meant.
    fn make(
        &mut self,
        opened: &Opened,
        document: &Document,
    ) -> Result<(Vec<u8>, Vec<Fault>), Vec<Fault>> {
        let text = match self {
            Self::Pdf(typesetter, standard) => {
                let pdf = typesetter.pdf(opened.letter(document), *standard)?;
                return Ok((pdf.data, pdf.faults));
            }
            Self::Word(writer) => {
                return Ok((writer.write(document).map_err(unwritten)?, Vec::new()));
            }
            Self::Html => formats::html::page(document, &opened.template.title),
            Self::Email => formats::html::email::write(document),
            Self::Markdown => formats::markdown::write(document),
            Self::Text => formats::text::write(document),
        };
        Ok((text.into_bytes(), Vec::new()))
    }
}

fn unwritten(error: impl ToString) -> Vec<Fault> {
    vec![Fault {
        kind: FaultKind::Output,
        message: error.to_string(),
        place: None,
    }]
}
