//! The typesetter as a worker: what it is asked, and in which order it does it.
//!
//! It works in steps, one letter each, so that between two letters of a file it can hear what else is
//! asked: pages come before files, and a file can be cancelled. It knows nothing of a browser; what
//! passes its messages on is in `shell`, and whoever runs its steps fetches the fonts it wants.

mod batch;
mod house_fonts;
mod opened;
#[cfg(target_family = "wasm")]
mod shell;
mod sink;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use letter::{Document, json};
use messages::{Fault, FaultKind, LetterFault, Pages, Reply, Request};

use crate::day::Day;
use crate::fonts::Fonts;
use crate::missing;
use crate::typesetter::Typesetter;
use batch::{Batch, Order};
use house_fonts::HouseFonts;
use opened::Opener;

/// What to tell the page.
#[derive(Debug, PartialEq)]
pub struct Answer {
    /// The answer.
    pub reply: Reply,
    /// The file that goes with it, and its media type.
    pub file: Option<(Vec<u8>, &'static str)>,
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        Self { reply, file: None }
    }
}

/// A typesetter that answers requests.
#[derive(Debug, Default)]
pub struct Worker {
    fonts: HouseFonts,
    opener: Opener,
    day: Option<Day>,
    /// The last pages that were asked for and have not been begun.
    wanted: Option<Wanted>,
    /// What sets the pages on the screen; from one to the next it remembers what has not changed.
    desk: Option<Typesetter>,
    orders: VecDeque<Order>,
    batch: Option<Batch>,
    answers: VecDeque<Answer>,
}

/// Pages that are asked for.
#[derive(Debug)]
struct Wanted {
    revision: u64,
    recipient: usize,
    template: String,
    recipients: String,
}

impl Worker {
    /// Says which day it is, for files that bear a date.
    pub fn set_day(&mut self, day: Day) {
        self.day = Some(day);
    }

    /// Hears a request; the template and the recipients are the JSON texts of their documents.
    pub fn ask(&mut self, request: Request, template: String, recipients: String) {
        match request {
            Request::Pages {
                revision,
                recipient,
            } => {
                self.wanted = Some(Wanted {
                    revision,
                    recipient,
                    template,
                    recipients,
                });
            }
            Request::Write {
                job,
                recipients: indices,
                count,
                output,
            } => self.orders.push_back(Order {
                job,
                indices,
                count,
                output,
                template,
                recipients,
            }),
            Request::Cancel { job } => self.cancel(job),
        }
    }

    fn cancel(&mut self, job: u64) {
        self.orders.retain(|order| order.job != job);
        self.batch.take_if(|batch| batch.job() == job);
        self.answers.push_back(Reply::Cancelled { job }.into());
    }

    /// The names of the font files that the next step needs and that are not there; one that cannot
    /// be had is added without data.
    pub fn wanted_fonts(&mut self) -> Vec<&'static str> {
        let template = match (&self.wanted, &self.batch, self.orders.front()) {
            (Some(wanted), _, _) => &wanted.template,
            (None, None, Some(order)) => &order.template,
            _ => return self.fonts.wanted(None),
        };
        let opened = self.opener.open(template).ok();
        let family = opened
            .as_ref()
            .map(|opened| opened.template.page.font.as_str());
        self.fonts.wanted(family)
    }

    /// Adds a font file.
    pub fn add_font(&mut self, name: &str, data: Vec<u8>) {
        self.fonts.add(name, data);
    }

    /// Does the next step, and says whether there was one.
    pub fn step(&mut self) -> bool {
        if let Some(wanted) = self.wanted.take() {
            self.set_pages(wanted);
        } else if let Some(batch) = self.batch.take() {
            self.go_on(batch);
        } else if let Some(order) = self.orders.pop_front() {
            self.begin(order);
        } else {
            return false;
        }
        true
    }

    /// The next thing to tell the page.
    pub fn answer(&mut self) -> Option<Answer> {
        self.answers.pop_front()
    }

    fn set_pages(&mut self, wanted: Wanted) {
        let pages = match self.pages(&wanted) {
            Ok(Some(pages)) => pages,
            // Another font has one of the characters, and comes first.
            Ok(None) => {
                self.wanted = Some(wanted);
                return;
            }
            Err(message) => Pages {
                faults: vec![fault(message)],
                ..Pages::default()
            },
        };
        let reply = Reply::Pages {
            revision: wanted.revision,
            recipient: wanted.recipient,
            pages,
        };
        self.answers.push_back(reply.into());
    }

    /// The pages; none as long as fonts for them are to be fetched.
    fn pages(&mut self, wanted: &Wanted) -> Result<Option<Pages>, String> {
        let opened = self.opener.open(&wanted.template)?;
        let recipients = json::read_recipients(&wanted.recipients).map_err(|it| it.to_string())?;
        let recipient = recipients.recipients.first().cloned().unwrap_or_default();
        let (fonts, faults) = self.fonts.with(&opened.template.assets);
        let document = opened.merger.merge(&recipient).document;
        if self.lacks(&document, &fonts) {
            return Ok(None);
        }
        let mut typesetter = typesetter(self.desk.take(), fonts, self.day);
        let mut pages = typesetter.pages(opened.letter(&document));
        pages.faults.extend(faults);
        self.desk = Some(typesetter);
        Ok(Some(pages))
    }

    /// Whether a font that can be fetched has a character of the letter that none of these has.
    fn lacks(&mut self, document: &Document, fonts: &Fonts) -> bool {
        let characters: Vec<char> = missing::find(document, fonts).characters().collect();
        self.fonts.want(&characters, &document.language)
    }

    fn begin(&mut self, order: Order) {
        let job = order.job;
        let batch = self.opener.open(&order.template).and_then(|opened| {
            let (fonts, faults) = self.fonts.with(&opened.template.assets);
            Batch::new(order, opened, typesetter(None, fonts, self.day), faults)
        });
        match batch {
            Ok(batch) => self.batch = Some(batch),
            Err(message) => self.answers.push_back(
                Reply::Failed {
                    job,
                    faults: vec![LetterFault {
                        recipient: None,
                        left_out: true,
                        fault: fault(message),
                    }],
                }
                .into(),
            ),
        }
    }

    fn go_on(&mut self, mut batch: Batch) {
        let job = batch.job();
        if batch.is_done() {
            self.answers.push_back(finish(batch));
            return;
        }
        let (fonts, _) = self.fonts.with(&batch.template().assets);
        if batch
            .to_be_set()
            .is_some_and(|document| self.lacks(document, &fonts))
        {
            self.batch = Some(batch);
            return;
        }
        batch.next_letter(fonts);
        let done = batch.done();
        self.answers.push_back(Reply::Progress { job, done }.into());
        self.batch = Some(batch);
    }
}

fn finish(batch: Batch) -> Answer {
    let (job, media_type) = (batch.job(), batch.media_type());
    match batch.finish() {
        Ok((data, faults)) => Answer {
            reply: Reply::File { job, faults },
            file: Some((data, media_type)),
        },
        Err(faults) => Reply::Failed { job, faults }.into(),
    }
}

/// A typesetter with those fonts: the one there, so that it keeps what it remembers, or a new one.
fn typesetter(kept: Option<Typesetter>, fonts: Fonts, day: Option<Day>) -> Typesetter {
    let mut typesetter = kept.unwrap_or_else(|| Typesetter::new(Fonts::default()));
    typesetter.set_fonts(fonts);
    if let Some(day) = day {
        typesetter.set_day(day);
    }
    typesetter
}

/// A fault of the whole letter.
fn fault(message: String) -> Fault {
    Fault {
        kind: FaultKind::Typesetting,
        message,
        place: None,
    }
}
