//! What comes of a run: the files, and what is said of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::Result;
use letter::Template;
use typesetter::Typesetter;

use super::{MOST_NAMED, Made, Options};
use crate::one_file::OneFile;
use crate::share::counted;
use crate::{IN_ORDER, WITH_ERRORS};

/// What comes of it: the one file, where there is one, and the letters with errors.
pub(super) struct Output<'a> {
    options: &'a Options,
    one_file: Option<OneFile<'a>>,
    /// Whose letters were added to it, in that order.
    added: Vec<(usize, String)>,
    written: usize,
    faulty: Vec<Made>,
    faulty_count: usize,
    left_out: usize,
    /// What is not as it was meant, in whichever letter.
    remarks: BTreeSet<String>,
}

impl<'a> Output<'a> {
    pub(super) fn new(
        options: &'a Options,
        template: Arc<Template>,
        typesetter: Option<&'a mut Typesetter>,
    ) -> Result<Self> {
        let one_file = options
            .one_file
            .then(|| OneFile::new(options.format, &options.folder, template, typesetter))
            .transpose()?;
        Ok(Self {
            options,
            one_file,
            added: Vec::new(),
            written: 0,
            faulty: Vec::new(),
            faulty_count: 0,
            left_out: 0,
            remarks: BTreeSet::new(),
        })
    }

    pub(super) fn take(&mut self, letters: Vec<Made>) -> Result<()> {
        for mut made in letters {
            if let (Some(file), Some(piece)) = (&mut self.one_file, made.piece.take()) {
                match file.add(piece)? {
                    Ok(faults) => made.faults = faults,
                    Err(faults) => made.leave_out(faults),
                }
                self.added.push((made.index, made.name.clone()));
            }
            self.written += usize::from(made.is_written);
            for fault in std::mem::take(&mut made.faults) {
                if self.remarks.len() < MOST_NAMED {
                    self.remarks.insert(fault.message);
                }
            }
            if !made.errors.is_empty() {
                self.count(made);
            }
        }
        Ok(())
    }

    /// Counts a letter with errors.
    fn count(&mut self, made: Made) {
        self.faulty_count += 1;
        self.left_out += usize::from(!made.is_written);
        if self.faulty.len() < MOST_NAMED {
            self.faulty.push(made);
        }
    }

    /// Closes the one file. A letter that turns out not to be in it is named.
    fn close(&mut self) -> Result<()> {
        let Some(file) = self.one_file.take() else {
            return Ok(());
        };
        if self.written == 0 {
            return Ok(());
        }
        for (number, faults) in file.finish()? {
            let Some((index, name)) = self.added.get(number).cloned() else {
                continue;
            };
            self.written -= 1;
            let mut made = Made {
                index,
                name,
                errors: Vec::new(),
                piece: None,
                faults: Vec::new(),
                is_written: true,
            };
            made.leave_out(faults);
            self.count(made);
        }
        Ok(())
    }

    /// Closes the file, and says what was done.
    pub(super) fn finish(mut self) -> Result<u8> {
        self.close()?;
        for remark in &self.remarks {
            eprintln!("{remark}");
        }
        for made in &self.faulty {
            let place = made.index + 1;
            eprintln!("{} (number {place}): {}", made.name, made.errors.join(" "));
        }
        if self.faulty_count > self.faulty.len() {
            let more = self.faulty_count - self.faulty.len();
            eprintln!(
                "and {} with errors.",
                if more == 1 {
                    "1 more letter".to_owned()
                } else {
                    format!("{more} more letters")
                }
            );
        }
        let letters = counted(self.written, "letter");
        let folder = self.options.folder.display();
        let left_out = match self.left_out {
            0 => String::new(),
            count => format!("; {} with errors left out", counted(count, "letter")),
        };
        let faulty = match self.faulty_count - self.left_out {
            0 => left_out,
            count => format!("; {count} of them with errors{left_out}"),
        };
        println!("{letters} written to {folder}{faulty}.");
        Ok(if self.faulty_count == 0 {
            IN_ORDER
        } else {
            WITH_ERRORS
        })
    }
}
