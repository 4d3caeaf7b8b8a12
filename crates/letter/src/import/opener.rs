//! Opening a file in short steps, so that a page goes on answering while a large one is opened.

use std::fmt;

use super::{Kind, Opened, foreign, kind, markdown, with_rows};
use crate::csv::TableReader;
use crate::encoding::{Decoded, Decoder, Detected, Encoding, Scan};
use crate::json;
use crate::read_error::{MAX_FILE_BYTES, ReadError};
use crate::template::Template;

/// A file that was opened, and what there is to say about its bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// What it turned out to be.
    pub opened: Opened,
    /// How its bytes were read.
    pub detected: Detected,
    /// What a person should look at, a sentence or two each.
    pub notes: Vec<String>,
}

/// What a step came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// There is more to do; so much of the whole is done, from 0 to 1.
    More(f64),
    /// The file is opened, or cannot be.
    Done(Result<Box<Import>, ReadError>),
}

/// A file that is being opened. No step takes more than some milliseconds, but for what is wrong with
/// a large JSON file, which is found in one go.
///
/// ```
/// use letter::import::{Opened, Opener, Step};
///
/// let mut opener = Opener::new(b"name\nAnn\n".to_vec(), "people.csv", None, None);
/// let import = loop {
///     if let Step::Done(import) = opener.step() {
///         break import.expect("a table");
///     }
/// };
/// assert!(matches!(import.opened, Opened::Csv(_)));
/// ```
pub struct Opener {
    bytes: Vec<u8>,
    file_name: String,
    current: Option<Template>,
    stage: Stage,
}

enum Stage {
    Begin(Option<Encoding>),
    Detect(Scan),
    Decode(Detected, Decoder),
    Table(Detected, Vec<String>, TableReader),
    Json(Detected, Vec<String>, String, json::Reader),
    Over,
}

impl Opener {
    /// Begins with a file; `current` is the template that is open, and the encoding is found out where
    /// none is given.
    #[must_use]
    pub fn new(
        bytes: Vec<u8>,
        file_name: &str,
        current: Option<Template>,
        encoding: Option<Encoding>,
    ) -> Self {
        Self {
            bytes,
            file_name: file_name.to_owned(),
            current,
            stage: Stage::Begin(encoding),
        }
    }

    /// Where it is not sure how the bytes are to be read: what is known of it. To be asked before the
    /// next step.
    #[must_use]
    pub fn doubt(&self) -> Option<&Detected> {
        match &self.stage {
            Stage::Decode(detected, _) => Some(detected).filter(|one| !one.readings.is_empty()),
            _ => None,
        }
    }

    /// Takes the bytes back, as long as they are not read.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Does a little of the work.
    pub fn step(&mut self) -> Step {
        let next = match std::mem::replace(&mut self.stage, Stage::Over) {
            Stage::Begin(encoding) => self.begin(encoding),
            Stage::Detect(mut scan) => Ok(if scan.step(&self.bytes) {
                Stage::Detect(scan)
            } else {
                self.begin_decoding(scan.finish(&self.bytes, self.language()))
            }),
            Stage::Decode(detected, mut decoder) => {
                if decoder.step(&self.bytes) {
                    Ok(Stage::Decode(detected, decoder))
                } else {
                    match self.read(detected, decoder.finish()) {
                        Ok(Some(import)) => return Step::Done(Ok(import)),
                        Ok(None) => return Step::More(self.progress()),
                        Err(error) => Err(error),
                    }
                }
            }
            Stage::Table(detected, notes, mut reader) => {
                if reader.step() {
                    Ok(Stage::Table(detected, notes, reader))
                } else {
                    let outcome = with_rows(reader.finish());
                    return Step::Done(outcome.map(|outcome| {
                        let opened = Opened::Csv(outcome);
                        Box::new(Import {
                            opened,
                            detected,
                            notes,
                        })
                    }));
                }
            }
            Stage::Json(detected, notes, text, mut reader) => {
                if reader.step(&text) {
                    Ok(Stage::Json(detected, notes, text, reader))
                } else {
                    return Step::Done(opened(&text, reader).map(|opened| {
                        Box::new(Import {
                            opened,
                            detected,
                            notes,
                        })
                    }));
                }
            }
            Stage::Over => Err(ReadError::Empty),
        };
        match next {
            Ok(stage) => {
                self.stage = stage;
                Step::More(self.progress())
            }
            Err(error) => Step::Done(Err(error)),
        }
    }

    /// Does all that is left.
    pub(super) fn finish(&mut self) -> Result<Box<Import>, ReadError> {
        loop {
            if let Step::Done(import) = self.step() {
                return import;
            }
        }
    }

    fn language(&self) -> &str {
        self.current
            .as_ref()
            .map_or("", |template| &template.language)
    }

    fn begin(&self, encoding: Option<Encoding>) -> Result<Stage, ReadError> {
        if self.bytes.len() > MAX_FILE_BYTES {
            return Err(ReadError::TooLarge);
        }
        foreign::refuse(&self.bytes, &self.file_name)?;
        Ok(match encoding {
            Some(encoding) => self.begin_decoding(Detected::sure(encoding)),
            None => Stage::Detect(Scan::default()),
        })
    }

    fn begin_decoding(&self, detected: Detected) -> Stage {
        let decoder = Decoder::new(&self.bytes, detected.encoding);
        Stage::Decode(detected, decoder)
    }

    /// Begins a table or a JSON file, which is none yet; reads anything else.
    fn read(
        &mut self,
        detected: Detected,
        decoded: Decoded,
    ) -> Result<Option<Box<Import>>, ReadError> {
        if decoded.text.trim().is_empty() {
            return Err(ReadError::Empty);
        }
        foreign::refuse_text(&decoded.text)?;
        self.bytes = Vec::new();
        let notes = [detected.note(), decoded.note()];
        let notes: Vec<String> = notes.into_iter().flatten().collect();
        let current = self.current.as_ref();
        let opened = match kind(&decoded.text, &self.file_name, current) {
            Kind::Table => {
                let reader = TableReader::new(decoded, current);
                self.stage = Stage::Table(detected, notes, reader);
                return Ok(None);
            }
            Kind::Json => {
                let reader = json::Reader::default();
                self.stage = Stage::Json(detected, notes, decoded.text, reader);
                return Ok(None);
            }
            Kind::Markdown => Opened::Markdown(markdown(decoded.text, &self.file_name)?),
        };
        Ok(Some(Box::new(Import {
            opened,
            detected,
            notes,
        })))
    }

    /// How much of the whole is done; of a table the rows are most of it.
    fn progress(&self) -> f64 {
        const LOOKED: f64 = 0.1;
        const DECODED: f64 = 0.2;
        match &self.stage {
            Stage::Begin(_) | Stage::Over => 0.0,
            Stage::Detect(scan) => LOOKED * share(scan.progress(), self.bytes.len()),
            Stage::Decode(_, decoder) => {
                LOOKED + (DECODED - LOOKED) * share(decoder.progress(), self.bytes.len())
            }
            Stage::Table(_, _, reader) => {
                let (done, all) = reader.progress();
                DECODED + (1.0 - DECODED) * share(done, all)
            }
            Stage::Json(_, _, text, reader) => {
                DECODED + (1.0 - DECODED) * share(reader.progress(), text.len())
            }
        }
    }
}

/// The recipients that were read; what else the file is, or what is wrong with it.
fn opened(text: &str, reader: json::Reader) -> Result<Opened, ReadError> {
    if let Some(recipients) = reader.finish() {
        return Ok(Opened::Recipients(recipients));
    }
    Ok(match json::read(text)? {
        json::Document::Template(template) => Opened::Template(*template),
        json::Document::Recipients(recipients) => Opened::Recipients(recipients),
    })
}

#[expect(clippy::cast_precision_loss, reason = "it is shown as a bar")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

impl fmt::Debug for Opener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let progress = self.progress();
        f.debug_struct("Opener")
            .field("progress", &progress)
            .finish_non_exhaustive()
    }
}
