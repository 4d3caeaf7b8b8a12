use std::io::Cursor;

use letter::json;
use messages::{Format, Item, LetterFault, Output, Packing, PdfStandard, Reply, Request};
use zip::ZipArchive;

use super::{Answer, Worker};
use crate::bundled_fonts::NAMES;

const PEOPLE: [&str; 3] = ["Orla Fenwick", "Tam Brackley", "Zoë Møller"];

fn template(body: &str) -> String {
    json::write_template(&letter::Template {
        title: "A greeting".to_owned(),
        fields: vec![letter::Field::new("name", letter::FieldKind::Text)],
        body: body.to_owned(),
        ..letter::Template::default()
    })
}

fn recipients(names: &[&str]) -> String {
    json::write_recipients(&letter::Recipients {
        recipients: names
            .iter()
            .map(|name| [("name", *name)].into_iter().collect())
            .collect(),
        ..letter::Recipients::default()
    })
}

/// Where a font is that a browser would fetch: with the typesetter, or where `cargo xtask setup` lays
/// those of the npm packages out.
fn font_file(name: &str) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let fonts = match NAMES.contains(&name) {
        true => folder.join("fonts"),
        false => folder.join("../../target/fonts"),
    };
    fonts.join(format!("{name}.ttf"))
}

/// A worker that is asked from here on, with the fonts in its folder.
#[derive(Default)]
struct Desk {
    worker: Worker,
    fetched: Vec<&'static str>,
}

impl Desk {
    fn ask_pages(&mut self, revision: u64, body: &str, name: &str) {
        let request = Request::Pages {
            revision,
            recipient: 0,
        };
        self.worker
            .ask(request, template(body), recipients(&[name]));
    }

    fn ask_file(&mut self, job: u64, body: &str, output: Output) {
        let request = Request::Write {
            job,
            recipients: vec![0, 1, 2],
            count: PEOPLE.len(),
            output,
        };
        self.worker
            .ask(request, template(body), recipients(&PEOPLE));
    }

    fn step(&mut self) -> bool {
        for name in self.worker.wanted_fonts() {
            let path = font_file(name);
            self.worker.add_font(name, std::fs::read(path).unwrap());
            self.fetched.push(name);
        }
        self.worker.step()
    }

    /// All answers until there is nothing left to do.
    fn answers(&mut self) -> Vec<Answer> {
        while self.step() {}
        std::iter::from_fn(|| self.worker.answer()).collect()
    }
}

fn zip_of(format: Format) -> Output {
    Output {
        format,
        packing: Packing::Zip {
            names: "{{ number }} {{ recipient }}".to_owned(),
        },
    }
}

const PDF: Format = Format::Pdf(PdfStandard::Accessible);

fn text_of(answer: &Answer) -> String {
    let Reply::Pages { pages, .. } = &answer.reply else {
        panic!("no pages: {:?}", answer.reply);
    };
    let items = pages.pages.iter().flat_map(|page| &page.items);
    items
        .filter_map(|item| match item {
            Item::Text(run) => Some(run.text.as_str()),
            _ => None,
        })
        .collect()
}

fn file_of(answers: Vec<Answer>) -> (Vec<u8>, &'static str, Vec<LetterFault>) {
    let last = answers.into_iter().last().unwrap();
    let Reply::File { faults, .. } = last.reply else {
        panic!("no file: {:?}", last.reply);
    };
    let (data, media_type) = last.file.unwrap();
    (data, media_type, faults)
}

#[test]
fn the_pages_are_of_the_last_letter_that_was_asked_for() {
    let mut desk = Desk::default();
    desk.ask_pages(4, "Dear {{ name }},", "Orla");
    desk.ask_pages(5, "Dear {{ name }}!", "Tam");
    let answers = desk.answers();
    assert_eq!(answers.len(), 1);
    assert!(matches!(answers[0].reply, Reply::Pages { revision: 5, .. }));
    assert_eq!(text_of(&answers[0]), "Dear Tam!");
    assert!(answers[0].file.is_none());
}

#[test]
fn pages_come_between_the_letters_of_a_file() {
    let mut desk = Desk::default();
    desk.ask_file(1, "Dear {{ name }},", zip_of(Format::Text));
    assert!(desk.step() && desk.step());
    desk.ask_pages(9, "Dear {{ name }},", "Ann");
    let answers = desk.answers();
    let names: Vec<_> = answers
        .iter()
        .map(|answer| match &answer.reply {
            Reply::Progress { done, .. } => format!("{done} done"),
            Reply::Pages { .. } => "pages".to_owned(),
            Reply::File { .. } => "file".to_owned(),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(names, ["1 done", "pages", "2 done", "3 done", "file"]);
}

#[test]
fn a_zip_has_a_file_for_each_recipient() {
    let mut desk = Desk::default();
    desk.ask_file(1, "Dear {{ name }},", zip_of(Format::Docx));
    let (data, media_type, faults) = file_of(desk.answers());
    assert_eq!(media_type, "application/zip");
    assert_eq!(faults, []);
    let zip = ZipArchive::new(Cursor::new(data)).unwrap();
    let mut names: Vec<_> = zip.file_names().map(Result::unwrap).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "1 Orla Fenwick.docx",
            "2 Tam Brackley.docx",
            "3 Zoë Møller.docx"
        ]
    );
}

#[test]
fn all_letters_in_one_file_are_a_pdf_or_a_word_document() {
    for (format, start) in [(PDF, &b"%PDF"[..]), (Format::Docx, b"PK")] {
        let mut desk = Desk::default();
        let packing = Packing::One;
        desk.ask_file(1, "Dear {{ name }},", Output { format, packing });
        let (data, media_type, _) = file_of(desk.answers());
        assert!(data.starts_with(start), "{format:?}");
        assert_eq!(media_type, format.media_type());
    }
    let mut desk = Desk::default();
    let output = Output {
        format: Format::Text,
        packing: Packing::One,
    };
    desk.ask_file(1, "Dear {{ name }},", output);
    let answers = desk.answers();
    let Some(Reply::Failed { faults, .. }) = answers.last().map(|it| &it.reply) else {
        panic!("{answers:?}");
    };
    assert!(faults[0].fault.message.contains("PDF or a Word document"));
}

#[test]
fn the_next_file_is_begun_when_one_is_cancelled() {
    let mut desk = Desk::default();
    desk.ask_file(1, "Dear {{ name }},", zip_of(Format::Text));
    desk.ask_file(2, "Hello {{ name }},", zip_of(Format::Text));
    assert!(desk.step() && desk.step());
    desk.worker
        .ask(Request::Cancel { job: 1 }, String::new(), String::new());
    let answers = desk.answers();
    let is_of = |answer: &&Answer| matches!(answer.reply, Reply::File { job: 1, .. });
    assert_eq!(answers.iter().find(is_of), None);
    assert!(
        answers
            .iter()
            .any(|answer| answer.reply == Reply::Cancelled { job: 1 })
    );
    let (data, _, _) = file_of(answers);
    let mut zip = ZipArchive::new(Cursor::new(data)).unwrap();
    let text = std::io::read_to_string(zip.by_index(0).unwrap()).unwrap();
    assert!(text.starts_with("Hello Orla"), "{text}");
}

#[test]
fn a_pattern_that_cannot_name_files_is_said_in_a_sentence() {
    let mut desk = Desk::default();
    let output = Output {
        format: Format::Text,
        packing: Packing::Zip {
            names: "{{ nobody }}".to_owned(),
        },
    };
    desk.ask_file(1, "Dear {{ name }},", output);
    let answers = desk.answers();
    let Reply::Failed { faults, .. } = &answers[0].reply else {
        panic!("{answers:?}");
    };
    assert!(faults[0].fault.message.contains("{{ nobody }}"));
}

#[test]
fn a_template_that_is_none_is_said_in_a_sentence() {
    let mut desk = Desk::default();
    let request = Request::Pages {
        revision: 1,
        recipient: 0,
    };
    desk.worker
        .ask(request, "{\"type\": 3}".to_owned(), recipients(&["Ann"]));
    let answers = desk.answers();
    let Reply::Pages { pages, .. } = &answers[0].reply else {
        panic!("{answers:?}");
    };
    assert!(pages.pages.is_empty());
    assert!(pages.faults[0].message.ends_with('.'), "{:?}", pages.faults);
}

#[test]
fn the_fonts_of_a_script_are_fetched_for_a_name_in_it() {
    let mut desk = Desk::default();
    desk.ask_pages(1, "Dear {{ name }},", "Ann");
    assert_eq!(desk.answers().len(), 1);
    assert_eq!(desk.fetched.len(), 5);
    desk.ask_pages(2, "Dear {{ name }},", "雨");
    let answers = desk.answers();
    assert_eq!(desk.fetched[5..], ["NotoSansSC-Regular"]);
    let Reply::Pages { pages, .. } = &answers[0].reply else {
        panic!("{answers:?}");
    };
    assert_eq!(pages.faults, []);
    assert_eq!(answers.len(), 1);
    desk.ask_pages(3, "Dear {{ name }},", "\u{13000}");
    let answers = desk.answers();
    assert_eq!(desk.fetched.len(), 6, "nothing has it");
    let Reply::Pages { pages, .. } = &answers[0].reply else {
        panic!("{answers:?}");
    };
    assert!(
        pages.faults[0].message.contains("U+13000"),
        "{:?}",
        pages.faults
    );
    assert_eq!(answers.len(), 1);
}
