//! `letterwright merge`: a letter for each recipient, written to a folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Context as _, Result};
use clap::builder::TypedValueParser;
use clap::{Args, value_parser};
use letter::checks::{self, Checker};
use letter::encoding::Encoding;
use letter::{Letter, Merger, Recipient, Recipients, Severity, Template};
use messages::{Fault, FaultKind};
use serde::{Deserialize, Serialize};
use typesetter::file_names::{DEFAULT_PATTERN, FileNames};

mod output;

use output::Output;

use crate::apart::{Apart, Job};
use crate::arguments::read_encoding;
use crate::format::{self, Format, Maker};
use crate::one_file::{self, Piece};
use crate::rows::Rows;
use crate::share::Share;
use crate::{WITH_ERRORS, open};

/// What the command line asks for.
#[derive(Args, Debug, PartialEq, Eq)]
pub struct Options {
    pub template: PathBuf,
    pub recipients: PathBuf,
    /// How the characters of the recipients were saved, such as windows-1252 or macintosh, where it
    /// is not sure; without it, it is found out
    #[arg(long, value_name = "NAME", value_parser = read_encoding)]
    pub encoding: Option<Encoding>,
    /// text, html, email (HTML to paste into a message), markdown, docx (Word), or pdf, which everyone
    /// can read, with eyes or without (PDF/UA-1)
    #[arg(long, value_parser = Format::named)]
    pub format: Format,
    /// Where the letters go. It is made if it is not there; files of the same names are replaced
    #[arg(long = "out")]
    pub folder: PathBuf,
    /// How the files are called, such as "{{ date }} {{ recipient }}". Any field can be used;
    /// `recipient` is the recipient's name and `number` the place in the list. Without it:
    /// "{{ recipient }}"
    #[arg(long = "name")]
    pub pattern: Option<String>,
    /// Only these recipients, counted from 1, both included: --rows 1000..2000, --rows 5000..,
    /// --rows 7. The files are called as in a run over all of them, so that several machines can share
    /// the work
    #[arg(long, value_name = "A..B", value_parser = Rows::read, default_value = "..", hide_default_value = true)]
    pub rows: Rows,
    /// All letters in one file, called by the template's title; not for markdown. As docx and pdf it is
    /// held in memory until it is written
    #[arg(long, conflicts_with = "pattern")]
    pub one_file: bool,
    /// Leave letters with errors out
    #[arg(long)]
    pub skip_errors: bool,
    /// Letters made at the same time; without it, as many as this machine has cores
    #[arg(long, value_name = "N", value_parser = read_jobs())]
    pub jobs: Option<usize>,
    /// For pdf: the fonts of names in other scripts, such as the folder `fonts` of the editor's site;
    /// without it, the folder `fonts` beside this program
    #[arg(long, value_name = "FOLDER")]
    pub fonts: Option<PathBuf>,
}

/// The most letters made at the same time.
const MOST_JOBS: u64 = 256;

fn read_jobs() -> impl TypedValueParser<Value = usize> {
    value_parser!(u64)
        .range(1..=MOST_JOBS)
        .map(|jobs| jobs as usize)
}

/// How many letters a thread makes at a time: what the checks make ready serves them all.
const BATCH: usize = 32;

/// The most letters with errors that are named.
const MOST_NAMED: usize = 20;

/// A recipient whose letter is to be made.
#[derive(Debug, Serialize, Deserialize)]
pub struct Order {
    /// Its place in the list, counted from 0.
    index: usize,
    recipient: Recipient,
    file_name: String,
}

/// A letter that is made.
#[derive(Debug, Serialize, Deserialize)]
pub struct Made {
    index: usize,
    name: String,
    /// What is wrong with it, a sentence each.
    errors: Vec<String>,
    /// Its part of the one file, where there is one.
    #[serde(skip)]
    piece: Option<Piece>,
    /// What in the file is not as it was meant.
    faults: Vec<Fault>,
    is_written: bool,
}

/// Writes the letters, and says which have errors.
pub fn merge(options: &Options) -> Result<u8> {
    if options.one_file {
        options.format.can_be_one_file()?;
    }
    let mut template = open::template(&options.template)?;
    let people = open::people(&options.recipients, &template, options.encoding)?;
    people.declare(&mut template);
    let has_faults = say_faults(options, &template);
    if has_faults && options.skip_errors {
        println!("0 letters written: the template has errors, and every letter with it.");
        return Ok(WITH_ERRORS);
    }
    let template = Arc::new(template);
    let pattern = options.pattern.as_deref().unwrap_or(DEFAULT_PATTERN);
    let extension = options.format.extension();
    let mut names = FileNames::new(&template, pattern, extension, people.count())?;
    fs::create_dir_all(&options.folder)
        .with_context(|| format!("{} cannot be made", options.folder.display()))?;
    let is_joined = options.one_file && options.format == Format::Pdf;
    let mut typesetter = is_joined.then(|| format::typesetter(&template, options.fonts.as_deref()));
    let mut output = Output::new(options, Arc::clone(&template), typesetter.as_mut())?;
    let mut share = start(options, &template);
    let mut batch = Vec::with_capacity(BATCH);
    let mut index = 0;
    let table = people.each(&template, |recipient| {
        if options.rows.end_before(index) {
            return Ok(false);
        }
        // Each name depends on those before it, so that a slice has the names of the whole.
        let file_name = names.next(index, &recipient);
        if options.rows.contains(index) {
            batch.push(Order {
                index,
                recipient,
                file_name,
            });
        }
        if batch.len() == BATCH {
            share.hand_out(std::mem::take(&mut batch), &mut |made| output.take(made))?;
        }
        index += 1;
        Ok(true)
    })?;
    if !batch.is_empty() {
        share.hand_out(batch, &mut |made| output.take(made))?;
    }
    share.finish(&mut |made| output.take(made))?;
    for problem in table {
        eprintln!("{}, {problem}", options.recipients.display());
    }
    let code = output.finish()?;
    Ok(if has_faults { WITH_ERRORS } else { code })
}

/// Says what is wrong with the template itself, whoever the recipient is.
fn say_faults(options: &Options, template: &Template) -> bool {
    let problems = checks::check(template, &Recipients::default());
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error && problem.recipients.is_empty());
    let mut any = false;
    for problem in errors {
        eprintln!("{}: {}", options.template.display(), problem.message);
        any = true;
    }
    any
}

fn start(options: &Options, template: &Arc<Template>) -> Share<Vec<Order>, Vec<Made>> {
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    let count = options.jobs.unwrap_or_else(cores);
    let job = Job {
        template: Arc::clone(template),
        format: options.format,
        folder: (!options.one_file).then(|| options.folder.clone()),
        skip_errors: options.skip_errors,
        fonts: options.fonts.clone(),
    };
    // Threads that set letters hinder each other.
    let is_apart = count > 1 && job.format == Format::Pdf && job.folder.is_some();
    Share::new(count, move || {
        let mut hands = match is_apart.then(|| Apart::begin(&job)) {
            Some(Ok(apart)) => Hands::Apart(apart),
            // Where no process can be begun, the letters are made all the same.
            None | Some(Err(_)) => Hands::Here(Box::new(Desk::new(&job)?)),
        };
        Ok(move |orders: Vec<Order>| match &mut hands {
            Hands::Here(desk) => desk.make(orders),
            Hands::Apart(apart) => apart.make(&orders),
        })
    })
}

/// Who makes the letters.
enum Hands {
    Here(Box<Desk>),
    Apart(Apart),
}

/// What letters are made with, by one thread.
pub struct Desk {
    merger: Merger,
    maker: Maker,
    /// Where each letter goes; none where all go into one file.
    folder: Option<PathBuf>,
    skip_errors: bool,
}

impl Desk {
    pub fn new(job: &Job) -> Result<Self> {
        Ok(Self {
            merger: Merger::new(Arc::clone(&job.template)),
            maker: Maker::new(job.format, Arc::clone(&job.template), job.fonts.as_deref())?,
            folder: job.folder.clone(),
            skip_errors: job.skip_errors,
        })
    }

    pub fn make(&mut self, orders: Vec<Order>) -> Result<Vec<Made>> {
        let letters: Vec<Letter> = orders
            .iter()
            .map(|order| self.merger.merge(&order.recipient))
            .collect();
        let (orders, recipients): (Vec<_>, Vec<_>) = orders
            .into_iter()
            .map(|order| ((order.index, order.file_name), order.recipient))
            .unzip();
        let recipients = Recipients {
            recipients,
            ..Recipients::default()
        };
        let mut errors = self.errors(&recipients, &letters);
        orders
            .into_iter()
            .zip(letters)
            .enumerate()
            .map(|(place, ((index, file_name), letter))| {
                let mut made = Made {
                    index,
                    name: self.name(&recipients, place, index),
                    errors: errors
                        .get_mut(place)
                        .map(std::mem::take)
                        .unwrap_or_default(),
                    piece: None,
                    faults: Vec::new(),
                    is_written: false,
                };
                if made.errors.is_empty() || !self.skip_errors {
                    made.is_written = true;
                    self.write(letter, &file_name, &mut made)?;
                }
                Ok(made)
            })
            .collect()
    }

    fn name(&self, recipients: &Recipients, place: usize, index: usize) -> String {
        let recipient = recipients.recipients.get(place);
        recipient
            .and_then(|recipient| recipient.name(self.merger.template()))
            .map_or_else(|| format!("recipient {}", index + 1), ToOwned::to_owned)
    }

    /// The errors of each letter.
    fn errors(&self, recipients: &Recipients, letters: &[Letter]) -> Vec<Vec<String>> {
        let mut checker = Checker::new(&self.merger);
        for (place, (recipient, letter)) in recipients.recipients.iter().zip(letters).enumerate() {
            checker.letter(&self.merger, place, recipient, letter);
        }
        let mut errors = vec![Vec::new(); letters.len()];
        for problem in checker.finish(&self.merger, recipients) {
            if problem.severity != Severity::Error {
                continue;
            }
            for place in problem.recipients {
                if let Some(errors) = errors.get_mut(place) {
                    errors.push(problem.message.clone());
                }
            }
        }
        errors
    }

    fn write(&mut self, letter: Letter, file_name: &str, made: &mut Made) -> Result<()> {
        let Some(folder) = &self.folder else {
            made.piece = Some(one_file::piece(&mut self.maker, letter.document)?);
            return Ok(());
        };
        let path = folder.join(file_name);
        let written = self.maker.letter(&letter.document);
        match written.with_context(|| cannot_be_written(&path))? {
            Ok((content, faults)) => {
                made.faults = faults;
                fs::write(&path, content).with_context(|| cannot_be_written(&path))
            }
            Err(faults) => {
                made.leave_out(faults);
                Ok(())
            }
        }
    }
}

impl Made {
    /// It cannot be made, and others can.
    fn leave_out(&mut self, faults: Vec<Fault>) {
        self.is_written = false;
        // The checks have named what no font can print.
        let is_known =
            |fault: &Fault| fault.kind == FaultKind::Character && !self.errors.is_empty();
        let faults: Vec<Fault> = faults.into_iter().filter(|it| !is_known(it)).collect();
        self.errors
            .extend(faults.into_iter().map(|fault| fault.message));
    }
}

pub fn cannot_be_written(path: &Path) -> String {
    format!("{} cannot be written", path.display())
}
