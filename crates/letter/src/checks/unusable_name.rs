//! `M009`: a field whose name no tag can use.
//!
//! ## What it finds
//! A name with spaces, hyphens or other signs, one that begins with a figure, one that means
//! something else in a tag, and a name that two fields have.
//!
//! ## Why
//! A tag cannot name such a field, and of two fields of one name only the first is ever printed.
//!
//! ## Example
//! A field called `first name`, which `{{ first name }}` cannot print.

use super::{Context, Rule, RuleInfo};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;
use crate::syntax::{is_identifier, is_name_char};
use crate::template::Field;

#[derive(Debug, Default)]
pub(super) struct UnusableName;

const INFO: RuleInfo = RuleInfo {
    code: "M009",
    name: "unusable-name",
    severity: Severity::Warning,
    summary: "A field whose name no tag can use",
};

/// Words that mean something else in a tag.
const TAKEN: [&str; 14] = [
    "and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "True", "False", "None",
    "loop",
];

impl Rule for UnusableName {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let fields = &context.template.fields;
        let mut problems = Vec::new();
        for (index, field) in fields.iter().enumerate() {
            let mut before = fields.iter().take(index);
            if before.any(|other| other.name == field.name) {
                let message = format!(
                    "Two fields are called “{}”: only the first is printed. Give the other a name \
                     of its own.",
                    field.name
                );
                problems.push(INFO.at(None, message).about(&field.name));
            } else if let Some(message) = fault(field) {
                problems.push(INFO.at(None, message).about(&field.name));
            }
        }
        problems
    }
}

fn fault(field: &Field) -> Option<String> {
    let name = field.name.as_str();
    if TAKEN.contains(&name) {
        return Some(format!(
            "“{name}” means something else in a tag, so the field of that name cannot be printed. \
             Call it something else."
        ));
    }
    if is_identifier(name) {
        return None;
    }
    let advice = usable(name).map_or_else(
        || "Use letters, figures and underscores, and begin with a letter.".to_owned(),
        |usable| format!("Call it “{usable}”."),
    );
    Some(format!(
        "A tag cannot use the name “{name}”, so the field is never printed. {advice}"
    ))
}

/// The name with an underscore for each run of other signs.
fn usable(name: &str) -> Option<String> {
    let words: Vec<&str> = name
        .split(|c: char| !is_name_char(c))
        .filter(|word| !word.is_empty())
        .collect();
    let usable = words.join("_");
    is_identifier(&usable).then_some(usable)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::messages;

    #[test]
    fn a_name_that_no_tag_can_use_is_found() {
        assert_eq!(
            messages(
                "M009",
                "",
                "name, first name, 2nd, loop, straße, _x\na, b, c, d, e, f"
            ),
            [
                "A tag cannot use the name “first name”, so the field is never printed. Call it \
                 “first_name”.",
                "A tag cannot use the name “2nd”, so the field is never printed. Use letters, \
                 figures and underscores, and begin with a letter.",
                "“loop” means something else in a tag, so the field of that name cannot be printed. \
                 Call it something else.",
            ]
        );
    }

    #[test]
    fn two_fields_of_one_name_are_found() {
        assert_eq!(
            messages("M009", "", "name, town, name\na, b, c"),
            [
                "Two fields are called “name”: only the first is printed. Give the other a name of its \
              own."
            ]
        );
    }
}
