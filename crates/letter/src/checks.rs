//! Checks: every recipient's letter is looked at, and what is wrong comes back as problems.
//!
//! Each rule is a file of its own, with its documentation, its examples and its tests. A rule sees
//! the template once, then every letter, and says at the end what it found.

mod addresses;
mod branches;
mod characters;
mod chosen;
mod columns;
mod concerned;
mod defining;
mod fields;
mod kinds;
mod lines;
mod meant_field;
mod nearest;
mod nearly;
mod notes;
mod places;
mod reach;
mod typed;
mod valued_label;
mod who;

mod adjacent_marks;
mod broken_mark;
mod disordered_notes;
mod empty_note;
mod inline_note;
mod lost_note;
mod mark_before_punctuation;
mod misnumbered_label;
mod misread_note;
mod note_in_value;
mod repeated_note;
mod shifting_number;
mod swallowed_line;
mod typed_mark;
mod typed_note;
mod undefined_note;
mod unused_note;

mod link_to_nowhere;
mod refused_link;
mod unlinked_address;

mod broken_block;
mod broken_tag;
mod doubtful_date;
mod failing_expression;
mod foreign_placeholder;
mod hole;
mod html_in_value;
mod invisible_character;
mod joined_lines;
mod long_fraction;
mod markup_too_deep;
mod misread_value;
mod missing_value;
mod no_branch;
mod printed_stars;
mod remote_picture;
mod stray_bar;
mod text_as_condition;
mod too_long;
mod typed_html;
mod unknown_field;
mod unknown_pattern;
mod unlike_comparison;
mod unprintable_character;
mod unusable_name;
mod unused_field;

mod name_in_template;

mod duplicate_recipient;
mod empty_recipient;
mod missing_column;
mod spoilt;
mod unused_column;

#[cfg(test)]
pub(crate) mod testing;

use crate::markdown::{Outline, outline};
use crate::merge::{Letter, Merger};
use crate::placeholder;
use crate::problem::{Fix, Problem, Severity};
use crate::recipients::{Recipient, Recipients};
use crate::span::Span;
use crate::template::{FieldName, Template};

use notes::NoteTable;

/// What a rule is called, and what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// Its code: a letter for the group and three figures.
    pub code: &'static str,
    /// Its name: the fault, so that "allow …" reads well.
    pub name: &'static str,
    /// How bad what it finds is.
    pub severity: Severity,
    /// What it finds, as a heading over its problems.
    pub summary: &'static str,
}

impl RuleInfo {
    /// A problem that this rule found at `range`.
    fn at(self, range: impl Into<Option<Span>>, message: impl Into<String>) -> Problem {
        Problem {
            code: self.code,
            severity: self.severity,
            message: message.into(),
            range: range.into(),
            recipients: Vec::new(),
            field: None,
            fix: None,
            ways: Vec::new(),
        }
    }
}

impl Problem {
    /// The same problem as it concerns those recipients.
    fn concerning(self, recipients: Vec<usize>) -> Self {
        Self { recipients, ..self }
    }

    /// The same problem as it is about that field, or its cells.
    fn about(self, field: &FieldName) -> Self {
        Self {
            field: Some(field.clone()),
            ..self
        }
    }

    /// The same problem with a fix, where there is one.
    fn mended_by(self, fix: Option<Fix>) -> Self {
        Self { fix, ..self }
    }

    /// The same problem with ways to mend it, of which a person has to choose one.
    fn mended_by_one_of(self, ways: Vec<Fix>) -> Self {
        Self { ways, ..self }
    }
}

/// What every rule can look at.
#[derive(Debug)]
pub struct Context<'a> {
    /// The template made ready.
    pub merger: &'a Merger,
    /// The template.
    pub template: &'a Template,
    /// All of its Markdown, whatever its conditions say.
    pub outline: &'a Outline,
    /// The footnotes of the template, and of each variant of the letters seen.
    pub notes: &'a NoteTable,
}

/// A letter that rules look at, and whose it is.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The recipient's index.
    pub index: usize,
    /// The recipient.
    pub recipient: &'a Recipient,
    /// The letter.
    pub letter: &'a Letter,
}

/// A rule at work on one template and its recipients.
pub trait Rule: std::fmt::Debug {
    /// What it is.
    fn info(&self) -> RuleInfo;

    /// Looks at one recipient's letter; called once for each, in order.
    fn letter(&mut self, _context: &Context<'_>, _seen: Seen<'_>) {}

    /// Says what it found, once all letters have been seen.
    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem>;
}

type NewRule = fn() -> Box<dyn Rule>;

/// Every rule, by code.
const RULES: &[NewRule] = &[
    || Box::new(undefined_note::UndefinedNote),
    || Box::new(unused_note::UnusedNote),
    || Box::new(lost_note::LostNote),
    || Box::new(shifting_number::ShiftingNumber),
    || Box::new(repeated_note::RepeatedNote),
    || Box::new(empty_note::EmptyNote::default()),
    || Box::new(disordered_notes::DisorderedNotes),
    || Box::new(misnumbered_label::MisnumberedLabel),
    || Box::new(typed_mark::TypedMarks),
    || Box::new(typed_note::TypedNotes),
    || Box::new(adjacent_marks::AdjacentMarks),
    || Box::new(mark_before_punctuation::MarkBeforePunctuation),
    || Box::new(broken_mark::BrokenMark),
    || Box::new(note_in_value::NoteInValue::default()),
    || Box::new(inline_note::InlineNote),
    || Box::new(misread_note::MisreadNote),
    || Box::new(swallowed_line::SwallowedLine),
    || Box::new(link_to_nowhere::rule()),
    || Box::new(refused_link::rule()),
    || Box::new(unlinked_address::UnlinkedAddress::default()),
    || Box::new(broken_tag::BrokenTag),
    || Box::new(unknown_field::UnknownField),
    || Box::new(missing_value::MissingValue::default()),
    || Box::new(misread_value::MisreadValue::default()),
    || Box::new(no_branch::NoBranch::default()),
    || Box::new(unused_field::UnusedField),
    || Box::new(hole::LeftHole::default()),
    || Box::new(too_long::TooLong::default()),
    || Box::new(unusable_name::UnusableName),
    || Box::new(broken_block::BrokenBlock),
    || Box::new(typed_html::TypedHtml),
    || Box::new(failing_expression::FailingExpression::default()),
    || Box::new(remote_picture::rule()),
    || Box::new(stray_bar::StrayBar),
    || Box::new(markup_too_deep::MarkupTooDeep),
    || Box::new(html_in_value::HtmlInValue::default()),
    || Box::new(unlike_comparison::UnlikeComparison::default()),
    || Box::new(text_as_condition::TextAsCondition::default()),
    || Box::new(unknown_pattern::UnknownPattern),
    || Box::new(printed_stars::PrintedStars),
    || Box::new(joined_lines::JoinedLines),
    || Box::new(unprintable_character::UnprintableCharacter::default()),
    || Box::new(invisible_character::InvisibleCharacter::default()),
    || Box::new(foreign_placeholder::ForeignPlaceholder),
    || Box::new(doubtful_date::DoubtfulDate::default()),
    || Box::new(long_fraction::LongFraction::default()),
    || Box::new(name_in_template::NameInTemplate::default()),
    || Box::new(duplicate_recipient::DuplicateRecipient::default()),
    || Box::new(unused_column::UnusedColumn::default()),
    || Box::new(missing_column::MissingColumn),
    || Box::new(empty_recipient::EmptyRecipient::default()),
    || Box::new(spoilt::spreadsheet::rule()),
    || Box::new(spoilt::nothing::rule()),
    || Box::new(spoilt::characters::rule()),
];

/// All rules at work; feed it every letter, then ask what they found.
#[derive(Debug)]
pub struct Checker {
    outline: Outline,
    notes: NoteTable,
    rules: Vec<Box<dyn Rule>>,
    /// How many rules have looked at the letter that is being looked at.
    looked: usize,
    /// How many rules have said what they found, and what that was.
    asked: usize,
    problems: Vec<Problem>,
}

impl Checker {
    /// Begins checking the template of `merger`.
    #[must_use]
    pub fn new(merger: &Merger) -> Self {
        let outline = outline(merger.template());
        Self {
            notes: NoteTable::new(&merger.template().body, &outline),
            outline,
            rules: RULES.iter().map(|rule| rule()).collect(),
            looked: 0,
            asked: 0,
            problems: Vec::new(),
        }
    }

    /// Looks at the letter of the recipient at `index`.
    pub fn letter(
        &mut self,
        merger: &Merger,
        index: usize,
        recipient: &Recipient,
        letter: &Letter,
    ) {
        while self.letter_by_rule(merger, index, recipient, letter) {}
    }

    /// Looks at that letter by the next rule; false where that was the last. Whoever must not be held
    /// up for long looks at a long letter in this way.
    pub fn letter_by_rule(
        &mut self,
        merger: &Merger,
        index: usize,
        recipient: &Recipient,
        letter: &Letter,
    ) -> bool {
        if self.looked == 0 {
            self.notes.letter(&merger.template().body, index, letter);
        }
        let context = Context {
            merger,
            template: merger.template(),
            outline: &self.outline,
            notes: &self.notes,
        };
        let seen = Seen {
            index,
            recipient,
            letter,
        };
        if let Some(rule) = self.rules.get_mut(self.looked) {
            rule.letter(&context, seen);
        }
        self.looked += 1;
        let has_more = self.looked < self.rules.len();
        if !has_more {
            self.looked = 0;
        }
        has_more
    }

    /// Asks the next rule what it found, once all letters have been looked at; false where all have
    /// been asked. Whoever must not be held up for long asks them one by one before
    /// [`Checker::finish`].
    pub fn ask_next(&mut self, merger: &Merger, recipients: &Recipients) -> bool {
        let context = Context {
            merger,
            template: merger.template(),
            outline: &self.outline,
            notes: &self.notes,
        };
        let Some(rule) = self.rules.get_mut(self.asked) else {
            return false;
        };
        self.problems.extend(rule.finish(&context, recipients));
        self.asked += 1;
        true
    }

    /// What was found, by place in the template, then by code; problems without a place come last.
    #[must_use]
    pub fn finish(mut self, merger: &Merger, recipients: &Recipients) -> Vec<Problem> {
        while self.ask_next(merger, recipients) {}
        for problem in &mut self.problems {
            problem.message = placeholder::readable(std::mem::take(&mut problem.message));
        }
        crate::order::sort_by_key(&mut self.problems, |problem| {
            (problem.range.is_none(), problem.range, problem.code)
        });
        self.problems
    }
}

/// Checks all letters at once.
#[must_use]
pub fn check(template: &Template, recipients: &Recipients) -> Vec<Problem> {
    let merger = Merger::new(template.clone());
    let mut checker = Checker::new(&merger);
    for (index, recipient) in recipients.recipients.iter().enumerate() {
        checker.letter(&merger, index, recipient, &merger.merge(recipient));
    }
    checker.finish(&merger, recipients)
}

/// What the rules are, by code.
#[must_use]
pub fn rules() -> Vec<RuleInfo> {
    RULES.iter().map(|rule| rule().info()).collect()
}

#[cfg(test)]
mod tests {
    use super::rules;

    #[test]
    fn the_rules_are_in_the_order_of_their_codes_and_each_has_its_own_name() {
        let rules = rules();
        assert!(rules.is_sorted_by(|one, next| one.code < next.code));
        let names: std::collections::BTreeSet<_> = rules.iter().map(|rule| rule.name).collect();
        assert_eq!(names.len(), rules.len());
        for rule in &rules {
            let (group, number) = rule.code.split_at(1);
            assert!("FLMPR".contains(group) && number.len() == 3, "{rule:?}");
            assert!(
                !rule.summary.is_empty() && !rule.summary.ends_with('.'),
                "{rule:?}"
            );
        }
    }
}
