//! All letters in one file.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use letter::{Document, Template};
use messages::{Fault, PdfStandard};
use typesetter::docx::WordBook;
use typesetter::file_names::safe;
use typesetter::{Joined, JoinedPdf, Typesetter};

use crate::format::{Format, Maker, on_paper, said};
use crate::merge::cannot_be_written;

/// A letter's part of the file.
#[derive(Debug)]
pub enum Piece {
    /// As it stands in the file.
    Bytes(Vec<u8>),
    /// The letter itself, for a format whose file is written as a whole.
    Letter(Box<Document>),
}

/// The letter's part of a file.
pub fn piece(maker: &mut Maker, document: Document) -> Result<Piece> {
    Ok(match maker.format() {
        Format::Docx | Format::Pdf => Piece::Letter(Box::new(document)),
        _ => Piece::Bytes(maker.piece(&document)?),
    })
}

/// A file with all letters, as it is written.
#[derive(Debug)]
pub struct OneFile<'a> {
    path: PathBuf,
    template: Arc<Template>,
    content: Content<'a>,
}

#[derive(Debug)]
enum Content<'a> {
    /// Written piece by piece.
    Pieces {
        maker: Box<Maker>,
        out: BufWriter<File>,
        is_empty: bool,
    },
    Word(Box<WordBook>),
    Pdf(Box<JoinedPdf<'a>>),
}

impl<'a> OneFile<'a> {
    /// A file in the folder, called by the template's title; a PDF needs a typesetter.
    pub fn new(
        format: Format,
        folder: &Path,
        template: Arc<Template>,
        typesetter: Option<&'a mut Typesetter>,
    ) -> Result<Self> {
        let path = folder.join(format!("{}.{}", safe(&template.title), format.extension()));
        let content = match (format, typesetter) {
            (Format::Docx, _) => Content::Word(Box::new(WordBook::new(Arc::clone(&template)))),
            (Format::Pdf, Some(typesetter)) => {
                Content::Pdf(Box::new(typesetter.joined_pdf(PdfStandard::Accessible)))
            }
            _ => {
                let maker = Maker::new(format, Arc::clone(&template), None)?;
                let file = File::create(&path).with_context(|| cannot_be_written(&path))?;
                let mut out = BufWriter::new(file);
                out.write_all(maker.head().as_bytes())
                    .with_context(|| cannot_be_written(&path))?;
                Content::Pieces {
                    maker: Box::new(maker),
                    out,
                    is_empty: true,
                }
            }
        };
        Ok(Self {
            path,
            template,
            content,
        })
    }

    /// Adds a letter's part, and gives back what in it is not as it was meant; the inner error says
    /// why it is left out.
    pub fn add(&mut self, piece: Piece) -> Result<std::result::Result<Vec<Fault>, Vec<Fault>>> {
        match (&mut self.content, piece) {
            (
                Content::Pieces {
                    maker,
                    out,
                    is_empty,
                },
                Piece::Bytes(bytes),
            ) => {
                let between = if std::mem::take(is_empty) {
                    ""
                } else {
                    maker.between()
                };
                out.write_all(between.as_bytes())
                    .and_then(|()| out.write_all(&bytes))
                    .with_context(|| cannot_be_written(&self.path))?;
            }
            (Content::Word(book), Piece::Letter(document)) => book.add(&document),
            (Content::Pdf(pdf), Piece::Letter(document)) => {
                return Ok(pdf.add(on_paper(&document, &self.template)));
            }
            (_, Piece::Bytes(_) | Piece::Letter(_)) => {}
        }
        Ok(Ok(Vec::new()))
    }

    /// Closes the file, and gives back which of its letters are left out after all: how many were
    /// added before each, and why.
    pub fn finish(self) -> Result<Vec<(usize, Vec<Fault>)>> {
        let path = self.path;
        let written = match self.content {
            Content::Pieces { maker, mut out, .. } => {
                out.write_all(maker.tail().as_bytes())
                    .and_then(|()| out.flush())
                    .with_context(|| cannot_be_written(&path))?;
                return Ok(Vec::new());
            }
            Content::Word(book) => Joined {
                data: book.finish()?,
                left_out: Vec::new(),
            },
            Content::Pdf(pdf) => pdf.finish().map_err(|faults| said(&faults))?,
        };
        fs::write(&path, written.data).with_context(|| cannot_be_written(&path))?;
        Ok(written.left_out)
    }
}
