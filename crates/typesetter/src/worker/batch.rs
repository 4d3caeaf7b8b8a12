//! A file that is written letter by letter.

use std::rc::Rc;

use letter::{Document, Recipient, Template, json};
use messages::{Fault, LetterFault, Output};

use super::opened::Opened;
use super::sink::Sink;
use crate::fonts::Fonts;
use crate::typesetter::Typesetter;

/// What a file is to be written from.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) job: u64,
    /// The recipients' indices in the page's list, in the order of the document.
    pub(super) indices: Vec<usize>,
    /// How many the page's list has.
    pub(super) count: usize,
    pub(super) output: Output,
    pub(super) template: String,
    pub(super) recipients: String,
}

/// A file that is being written.
#[derive(Debug)]
pub(super) struct Batch {
    job: u64,
    media_type: &'static str,
    opened: Rc<Opened>,
    people: std::vec::IntoIter<(usize, Recipient)>,
    /// The next letter, and whose it is.
    next: Option<(usize, Recipient, Document)>,
    /// Whose letters are done.
    done: Vec<usize>,
    left_out: usize,
    sink: Sink,
    faults: Vec<LetterFault>,
}

impl Batch {
    /// Begins a file, or says in a sentence why it cannot be written.
    pub(super) fn new(
        order: Order,
        opened: Rc<Opened>,
        typesetter: Typesetter,
        faults: Vec<Fault>,
    ) -> Result<Self, String> {
        let people = json::read_recipients(&order.recipients).map_err(|it| it.to_string())?;
        let letters = order.indices.len().min(people.recipients.len());
        let sink = Sink::new(&order, letters, &opened.template, typesetter)?;
        let people: Vec<_> = order.indices.into_iter().zip(people.recipients).collect();
        let mut batch = Self {
            job: order.job,
            media_type: order.output.media_type(),
            opened,
            people: people.into_iter(),
            next: None,
            done: Vec::new(),
            left_out: 0,
            sink,
            faults: faults.into_iter().map(|fault| of(None, fault)).collect(),
        };
        batch.merge_next();
        Ok(batch)
    }

    fn merge_next(&mut self) {
        self.next = self.people.next().map(|(index, recipient)| {
            let document = self.opened.merger.merge(&recipient).document;
            (index, recipient, document)
        });
    }

    pub(super) fn job(&self) -> u64 {
        self.job
    }

    pub(super) fn media_type(&self) -> &'static str {
        self.media_type
    }

    pub(super) fn template(&self) -> &Template {
        &self.opened.template
    }

    /// How many letters are done.
    pub(super) fn done(&self) -> usize {
        self.done.len()
    }

    pub(super) fn is_done(&self) -> bool {
        self.next.is_none()
    }

    /// The next letter, where it is to be set on pages.
    pub(super) fn to_be_set(&self) -> Option<&Document> {
        let next = self.next.as_ref().filter(|_| self.sink.sets_letters());
        next.map(|(_, _, document)| document)
    }

    /// Writes the next letter. One that cannot be set is left out, and a fault says so.
    pub(super) fn next_letter(&mut self, fonts: Fonts) {
        let Some((index, recipient, document)) = self.next.take() else {
            return;
        };
        self.sink.set_fonts(fonts);
        let written = self.sink.add(&self.opened, index, &recipient, &document);
        let (left_out, faults) = match written {
            Ok(faults) => (false, faults),
            Err(faults) => (true, faults),
        };
        self.left_out += usize::from(left_out);
        self.faults
            .extend(faults.into_iter().map(|fault| LetterFault {
                left_out,
                ..of(Some(index), fault)
            }));
        self.done.push(index);
        self.merge_next();
    }

    /// Closes the file; there is none where no letter could be set.
    pub(super) fn finish(self) -> Result<(Vec<u8>, Vec<LetterFault>), Vec<LetterFault>> {
        let Self {
            sink,
            mut faults,
            done,
            left_out,
            ..
        } = self;
        if left_out == done.len() {
            return Err(faults);
        }
        let mut leave_out = |recipient: Option<usize>, list: Vec<Fault>| {
            faults.extend(list.into_iter().map(|fault| LetterFault {
                left_out: true,
                ..of(recipient, fault)
            }));
        };
        match sink.finish() {
            Ok(joined) => {
                for (number, list) in joined.left_out {
                    leave_out(done.get(number).copied(), list);
                }
                Ok((joined.data, faults))
            }
            Err(list) => {
                leave_out(None, list);
                Err(faults)
            }
        }
    }
}

fn of(recipient: Option<usize>, fault: Fault) -> LetterFault {
    LetterFault {
        recipient,
        left_out: false,
        fault,
    }
}
