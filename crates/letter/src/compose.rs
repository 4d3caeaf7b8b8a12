//! Carries out a template's tags for one recipient.
//!
//! What comes out is Markdown in which a placeholder stands for each value, as in a prepared
//! statement: the values themselves are kept apart until the Markdown has been parsed. Each piece
//! of it knows the range of the template it came from.

mod cells;
mod composed;
mod outcomes;
mod program;
mod readings;
mod steps;
mod surroundings;

use std::collections::HashSet;

use minijinja::Value;

use crate::expression::{Expression, Finding, Oddity, Side, What, long_fraction};
use crate::limits;
use crate::merge::{Fault, FaultKind};
use crate::placeholder;
use crate::recipients::Recipient;
use crate::span::Span;
use crate::template::{FieldName, Template};

use cells::Cells;
pub(crate) use cells::cell;
pub(crate) use composed::{Composed, Form, MergedValue, Piece, ValueText};
use outcomes::{Outcome, Remembering};
pub(crate) use program::Program;
use steps::{Condition, Source, Step};

/// How a choice went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The whole of the choice, from `if` to `endif`.
    pub span: Span,
    /// The index of the branch taken; none where no branch applied.
    pub branch: Option<usize>,
}

/// Carries out `program` for `recipient`.
pub(crate) fn compose<'a>(
    template: &'a Template,
    program: &'a Program,
    recipient: &'a Recipient,
) -> Composed<'a> {
    let mut composer = Composer::new(template, program, recipient, Wanted::Everything);
    composer.out.text.reserve(template.body.len());
    composer.run(&program.steps);
    let Composer { cells, mut out, .. } = composer;
    out.faults.extend(cells.faults());
    out
}

/// Carries out `program` for its path and its values alone: all that differs between the letters of
/// a variant. The text and its pieces, and what is wrong with cells, are left out.
pub(crate) fn values<'a>(
    template: &'a Template,
    program: &'a Program,
    recipient: &'a Recipient,
) -> Composed<'a> {
    let mut composer = Composer::new(template, program, recipient, Wanted::Values);
    // About as many as most letters need.
    composer.out.values.reserve(16);
    composer.out.path.reserve(16);
    composer.run(&program.steps);
    composer.out
}

/// What a composition is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Everything,
    Values,
}

struct Composer<'a> {
    body: &'a str,
    cells: Cells<'a>,
    /// The texts that fields are compared with.
    asked: &'a HashSet<(String, String)>,
    wanted: Wanted,
    out: Composed<'a>,
    /// How long the text is, whether or not it is wanted.
    length: usize,
    steps: usize,
    full: bool,
}

impl<'a> Composer<'a> {
    fn new(
        template: &'a Template,
        program: &'a Program,
        recipient: &'a Recipient,
        wanted: Wanted,
    ) -> Self {
        Self {
            body: &template.body,
            cells: Cells::new(template, recipient, &program.readings),
            asked: &program.asked,
            wanted,
            out: Composed::default(),
            length: 0,
            steps: 0,
            full: false,
        }
    }
}

impl<'a> Composer<'a> {
    fn run(&mut self, steps: &[Step]) {
        for step in steps {
            if !self.may_go_on() {
                return;
            }
            match step {
                Step::Text { span, plain: true } => self.own_text(*span),
                Step::Text { span, plain: false } => self.text(*span),
                Step::Line { span, outputs } => self.line(*span, outputs),
                Step::Output(output) => {
                    let mut value = self.value(output);
                    if output.by_break {
                        value.gone = cells::is_blank(&value.text);
                        self.out.path.push(u32::from(value.gone));
                    }
                    self.place(value);
                }
                Step::If { span, branches } => self.choose(*span, branches),
                Step::For {
                    list,
                    variable,
                    tag,
                    steps,
                } => self.repeat(list, variable, *tag, steps),
            }
        }
    }

    /// One step more, unless the letter has had its share.
    fn may_go_on(&mut self) -> bool {
        self.steps += 1;
        let within = self.steps <= limits::LETTER_STEPS
            && self.length <= limits::LETTER_BYTES
            && self.out.values.len() < limits::LETTER_VALUES;
        if !within && !self.full {
            self.full = true;
            self.fault(Span::default(), FaultKind::TooLong);
        }
        within
    }

    fn fault(&mut self, span: Span, kind: FaultKind) {
        self.out.faults.push(Fault { span, kind });
    }

    fn text(&mut self, span: Span) {
        let mut at = span.start;
        let text: &'a str = span.of(self.body);
        if !placeholder::any_in(text) {
            return self.own_text(span);
        }
        for (offset, found) in text.match_indices(placeholder::is_one) {
            self.own_text(Span::new(at, span.start + offset));
            at = span.start + offset + found.len();
            self.place(MergedValue {
                text: ValueText::Written(found),
                form: Form::Own,
                tag: Span::new(at - found.len(), at),
                field: None,
                gone: false,
            });
        }
        self.own_text(Span::new(at, span.end));
    }

    fn own_text(&mut self, span: Span) {
        if !span.is_empty() {
            self.write(span.of(self.body), span, false);
        }
    }

    fn write(&mut self, text: &str, origin: Span, placeholder: bool) {
        let start = self.length;
        self.length += text.len();
        if self.wanted == Wanted::Everything {
            self.out.pieces.push(Piece {
                start,
                origin,
                placeholder,
            });
            self.out.text.push_str(text);
        }
    }

    fn place(&mut self, value: MergedValue<'a>) {
        let Some(mark) = placeholder::numbered(self.out.values.len()) else {
            return;
        };
        self.write(mark.encode_utf8(&mut [0; 4]), value.tag, true);
        self.out.values.push(value);
    }

    /// A line of nothing but values: it goes where they are all empty.
    fn line(&mut self, span: Span, outputs: &[steps::Output]) {
        if let [output] = outputs {
            // Most are such lines, and need no list.
            let value = self.value(output);
            return self.place_in_line(span, [value]);
        }
        let values: Vec<_> = outputs.iter().map(|output| self.value(output)).collect();
        self.place_in_line(span, values);
    }

    fn place_in_line<V>(&mut self, span: Span, values: V)
    where
        V: IntoIterator<Item = MergedValue<'a>> + AsRef<[MergedValue<'a>]>,
    {
        let empty = values
            .as_ref()
            .iter()
            .all(|value| cells::is_blank(&value.text));
        self.out.path.push(u32::from(empty));
        if empty {
            return;
        }
        let mut at = span.start;
        for value in values {
            self.text(Span::new(at, value.tag.start));
            at = value.tag.end;
            self.place(value);
        }
        self.text(Span::new(at, span.end));
    }

    fn value(&mut self, output: &steps::Output) -> MergedValue<'a> {
        let (text, form, field) = match &output.source {
            Source::Field(index) => self.cells.printed(*index, output.joins),
            Source::Expression {
                compiled,
                form,
                field,
            } => match self.evaluate(compiled, output.tag) {
                Some(value) => match self.cells.print(&value) {
                    Some(text) => {
                        let long = long_fraction(&value, output.tag.of(self.body), &text);
                        if let Some(number) = long {
                            self.fault(output.tag, FaultKind::LongFraction(number));
                        }
                        (ValueText::Made(text), *form, field.clone())
                    }
                    None => {
                        self.fault(output.tag, FaultKind::TooLong);
                        (ValueText::Written(""), *form, field.clone())
                    }
                },
                None => (
                    ValueText::Written(output.tag.of(self.body)),
                    Form::Line,
                    None,
                ),
            },
            Source::Broken => (
                ValueText::Written(output.tag.of(self.body)),
                Form::Line,
                None,
            ),
        };
        MergedValue {
            text,
            form,
            tag: output.tag,
            field,
            gone: false,
        }
    }

    fn choose(&mut self, span: Span, branches: &[steps::Branch]) {
        let mut taken = None;
        for (index, branch) in branches.iter().enumerate() {
            if self.applies(&branch.condition, branch.tag) {
                taken = Some(index);
                break;
            }
        }
        self.out
            .path
            .push(taken.map_or(0, |index| u32::try_from(index).unwrap_or(u32::MAX - 1) + 1));
        if self.wanted == Wanted::Everything {
            self.out.choices.push(Choice {
                span,
                branch: taken,
            });
        }
        if let Some(branch) = taken.and_then(|index| branches.get(index)) {
            self.run(&branch.steps);
        }
    }

    fn applies(&mut self, condition: &Condition, tag: Span) -> bool {
        match condition {
            Condition::Always => true,
            Condition::Never => false,
            Condition::Field(index) => self.cells.is_true(*index),
            Condition::Expression(compiled) => self
                .evaluate(compiled, tag)
                .is_some_and(|value| value.is_true()),
        }
    }

    /// The value of an expression; none, and a fault, where it has none.
    fn evaluate(&mut self, asked: &Remembering, tag: Span) -> Option<Value> {
        let outcome = asked.outcome(&self.cells, || self.outcome(&asked.expression, tag));
        self.out.faults.extend(outcome.faults);
        outcome.value
    }

    fn outcome(&self, expression: &Expression, tag: Span) -> Outcome {
        let result = expression.evaluate(self.cells.context());
        let mut faults = Vec::new();
        if !expression.comparisons().is_empty() {
            let found = self.cells.findings();
            let odd = |finding| self.odd_comparison(expression, finding);
            faults.extend(found.iter().filter_map(odd));
        }
        let value = match result {
            Ok(value) => Some(value),
            Err(error) => {
                if faults.is_empty() {
                    faults.push(Fault {
                        span: tag,
                        kind: FaultKind::Evaluation(error.message),
                    });
                }
                None
            }
        };
        Outcome { value, faults }
    }

    /// What is odd about a comparison, unless the template asks for just that value too.
    fn odd_comparison(&self, expression: &Expression, finding: &Finding) -> Option<Fault> {
        let comparison = expression.comparisons().get(finding.comparison)?;
        let name = |side: &Side| match &side.what {
            What::Name(name) => Some(name.clone()),
            _ => None,
        };
        let (left, right) = (name(&comparison.left), name(&comparison.right));
        let is_right = match finding.oddity {
            Oddity::RightEmpty => true,
            Oddity::LeftEmpty => false,
            _ => left.is_none(),
        };
        let (field, other) = if is_right {
            (right, finding.left.clone())
        } else {
            (left, finding.right.clone())
        };
        if matches!(finding.oddity, Oddity::NearMiss | Oddity::SameMeaning(_))
            && let Some(field) = &field
            && let Some(text) = self.cells.compared(field)
            && self.asked.contains(&(field.clone(), text.to_owned()))
        {
            return None;
        }
        let at = expression.start();
        let place = Span::new(at + comparison.span.start, at + comparison.span.end);
        Some(Fault {
            span: place,
            kind: FaultKind::Comparison {
                oddity: finding.oddity,
                field: field.map(FieldName::from),
                other,
            },
        })
    }

    fn repeat(&mut self, list: &Remembering, variable: &str, tag: Span, steps: &[Step]) {
        let items = self.evaluate(list, tag).map(|value| cells::items(&value));
        if matches!(items, Some(None)) {
            self.fault(tag, FaultKind::NotAList);
        }
        let items = items.flatten().unwrap_or_default();
        self.out
            .path
            .push(u32::try_from(items.len()).unwrap_or(u32::MAX));
        let count = items.len();
        for (index, item) in items.into_iter().enumerate() {
            if self.full {
                return;
            }
            let outer = self.cells.enter(variable, item, index, count);
            self.run(steps);
            self.cells.leave(outer);
        }
    }
}
