//! How long letters take on this machine: `measure TEMPLATE RECIPIENTS`.

use std::time::{Duration, Instant};

use letter::{FieldKind, Merger, Recipient, Template, csv, json};
use messages::PdfStandard;
use typesetter::{Fonts, Letter, Typesetter};

const ROUNDS: usize = 25;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(template), Some(recipients)) = (arguments.next(), arguments.next()) else {
        return Err("Name a template and a table of recipients.".into());
    };
    let template = json::read_template(&std::fs::read_to_string(template)?)?;
    let table = csv::read(&std::fs::read(recipients)?, Some(&template));
    let recipients = table.recipients.recipients;
    let merger = Merger::new(template.clone());
    let documents: Vec<_> = many(&template, &recipients)
        .iter()
        .map(|recipient| merger.merge(recipient).document)
        .collect();

    let mut typesetter = Typesetter::new(Fonts::bundled());
    let letter = |index: usize| Letter {
        document: &documents[index],
        page: &template.page,
        title: &template.title,
    };
    let count = documents.len();
    let pages = timed("pages, first letter", 1, || {
        typesetter.pages(letter(0)).pages.len()
    });
    println!("{pages} pages");
    timed("pages, other recipients", count, || {
        for index in 0..count {
            typesetter.pages(letter(index));
        }
    });
    edits(&template, &recipients[0], &mut typesetter);
    timed("PDF/UA-1, one file each", count, || {
        for index in 0..count {
            let _ = typesetter.pdf(letter(index), PdfStandard::Accessible);
        }
    });
    timed("PDF/UA-1, one file for all", count, || {
        let mut joined = typesetter.joined_pdf(PdfStandard::Accessible);
        for index in 0..count {
            let _ = joined.add(letter(index));
        }
        joined.finish().map_or(0, |joined| joined.data.len())
    });
    Ok(())
}

/// Recipients made of a few, no two of them alike: each has a salutation and a first Markdown text of
/// its own.
fn many(template: &Template, few: &[Recipient]) -> Vec<Recipient> {
    let markdown = template
        .fields
        .iter()
        .find(|field| field.kind == FieldKind::Markdown)
        .map(|field| field.name.as_str());
    let own = ["salutation"].into_iter().chain(markdown);
    (0..ROUNDS * few.len())
        .map(|number| {
            let mut recipient = few[number % few.len()].clone();
            for name in own.clone() {
                let value = format!("{} {number}", recipient.cell(name));
                recipient.set(name, value);
            }
            recipient
        })
        .collect()
}

/// One letter while its author types.
fn edits(template: &Template, recipient: &letter::Recipient, typesetter: &mut Typesetter) {
    let mut template = template.clone();
    let place = template.body.len() / 2;
    let place = template.body[place..].find(' ').map_or(0, |at| place + at);
    let mut times = Vec::new();
    for _ in 0..60 {
        template.body.insert(place, 'x');
        let document = letter::merge(&template, recipient).document;
        let letter = Letter {
            document: &document,
            page: &template.page,
            title: &template.title,
        };
        let started = Instant::now();
        typesetter.pages(letter);
        times.push(started.elapsed());
    }
    times.sort();
    println!(
        "pages after an edit: p50 {:.1?}, p95 {:.1?}",
        times[30], times[57]
    );
}

fn timed<T>(what: &str, count: usize, run: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let result = run();
    let took = started.elapsed();
    let each = took / u32::try_from(count).unwrap_or(1);
    let rate = 1.0 / each.max(Duration::from_nanos(1)).as_secs_f64();
    println!("{what}: {each:.1?} each, {rate:.0} a second");
    result
}
