//! One example: carries it out and compares.

use super::read::Block;
use crate::checks;
use crate::formats;
use crate::merge::Merger;
use crate::problem::{Problem, Severity};
use crate::recipients::{Recipient, Recipients};
use crate::template::{Field, Template};
use crate::testing::sample;

/// A template with what must come of it.
#[derive(Debug)]
pub(super) struct Example {
    body: Block,
    /// The blocks after the template.
    pub(super) blocks: Vec<Block>,
}

impl Example {
    pub(super) fn new(body: Block) -> Self {
        Self {
            body,
            blocks: Vec::new(),
        }
    }

    pub(super) fn line(&self) -> usize {
        self.body.line
    }

    pub(super) fn expects_nothing(&self) -> bool {
        self.blocks
            .iter()
            .all(|block| ["fields", "recipients"].contains(&block.name.as_str()))
    }

    /// Where it comes out otherwise, in words.
    pub(super) fn failures(&self) -> Vec<String> {
        let (template, recipients) = self.given();
        let mut checked = Vec::new();
        let mut failures = Vec::new();
        for block in &self.blocks {
            let found = match block.name.as_str() {
                "fields" | "recipients" => continue,
                "problems" => {
                    checked = of_codes(checks::check(&template, &recipients), &block.words);
                    let expected = block.text.lines().filter(|line| !line.trim().is_empty());
                    let wants_messages = expected.clone().any(|line| line.starts_with(' '));
                    lines(&checked, &template, &recipients, wants_messages)
                }
                "mended" => mended(&checked, &template),
                format => letters(format, &block.words.join(" "), &template, &recipients),
            };
            if found.trim() != block.text.trim() {
                failures.push(format!(
                    "line {}: expected\n{}\nfound\n{found}",
                    block.line, block.text
                ));
            }
        }
        failures
    }

    fn given(&self) -> (Template, Recipients) {
        let text = |name: &str| {
            let mut blocks = self.blocks.iter();
            blocks
                .find(|block| block.name == name)
                .map_or("", |block| &block.text)
        };
        let list = text("recipients");
        let (mut template, recipients) = if list.trim_start().starts_with('[') {
            let (template, mut recipients) = sample(&self.body.text, "");
            recipients.recipients = serde_json::from_str(list).expect("a list of recipients");
            (template, recipients)
        } else {
            sample(&self.body.text, list)
        };
        let fields = text("fields");
        if !fields.is_empty() {
            template.fields = serde_json::from_str::<Vec<Field>>(fields).expect("a list of fields");
        }
        (template, recipients)
    }
}

/// The letters in a format: all of them, or that of the recipient of that name. Without recipients
/// there is one letter, which has no value.
fn letters(format: &str, name: &str, template: &Template, recipients: &Recipients) -> String {
    let merger = Merger::new(template.clone());
    let mut everyone = recipients.recipients.clone();
    if everyone.is_empty() {
        everyone.push(Recipient::default());
    }
    let wanted = everyone
        .iter()
        .enumerate()
        .filter(|(index, _)| name.is_empty() || recipients.name(template, *index) == name);
    let texts: Vec<String> = wanted
        .map(|(_, recipient)| write(format, &merger, recipient).trim().to_owned())
        .collect();
    texts.join("\n\n---\n\n")
}

fn write(format: &str, merger: &Merger, recipient: &Recipient) -> String {
    let document = merger.merge(recipient).document;
    match format {
        "html" => {
            let page = formats::html::page(&document, &merger.template().title);
            assert_eq!(merger.page(recipient).to_string(), page, "written at once");
            let fragment = formats::html::fragment(&document);
            assert_eq!(merger.fragment(recipient).to_string(), fragment);
            fragment
        }
        "markdown" => formats::markdown::write(&document),
        _ => formats::text::write(&document),
    }
}

fn of_codes(mut problems: Vec<Problem>, codes: &[String]) -> Vec<Problem> {
    problems.retain(|problem| {
        codes.is_empty() || codes.iter().any(|code| problem.code.starts_with(code))
    });
    problems
}

fn lines(
    problems: &[Problem],
    template: &Template,
    recipients: &Recipients,
    wants_messages: bool,
) -> String {
    let mut lines = Vec::new();
    for problem in problems {
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        };
        let mut line = format!("{} {severity}", problem.code);
        let place = problem.range.map_or("", |range| range.of(&template.body));
        if let Some(first) = place.lines().next() {
            line.push_str(&format!(" {}", first.trim_end()));
        }
        let names: Vec<String> = problem
            .recipients
            .iter()
            .map(|index| recipients.name(template, *index))
            .collect();
        if !names.is_empty() {
            line.push_str(&format!(" — {}", names.join(", ")));
        }
        lines.push(line);
        if wants_messages {
            lines.push(format!("    {}", problem.message));
        }
    }
    lines.join("\n")
}

fn mended(problems: &[Problem], template: &Template) -> String {
    let fix = problems.iter().find_map(|problem| problem.fix.as_ref());
    fix.map_or_else(|| "(no fix)".to_owned(), |fix| fix.apply(&template.body))
}
