//! A template made ready: its tags with their expressions compiled.

use std::collections::HashSet;

use crate::expression::{Expression, Role, What};
use crate::merge::{Fault, FaultKind};
use crate::placeholder;
use crate::span::Span;
use crate::syntax::{self, Node};
use crate::template::{Field, FieldKind, FieldName, Template};
use crate::values::{dates, numbers};

use super::Form;
use super::outcomes::Remembering;
use super::readings::Readings;
use super::steps::{Branch, Condition, Output, Source, Step};
use super::surroundings::{Joins, by_breaks};

/// What is to be done for each recipient.
#[derive(Debug, Default)]
pub(crate) struct Program {
    pub(super) steps: Vec<Step>,
    /// What is wrong with the tags and expressions, whoever the recipient is.
    pub(crate) faults: Vec<Fault>,
    pub(super) readings: Readings,
    /// The texts that fields are compared with, by the field's name.
    pub(super) asked: HashSet<(String, String)>,
}

impl Program {
    pub(crate) fn new(template: &Template) -> Self {
        let syntax = syntax::parse(&template.body);
        let faults = syntax
            .faults
            .iter()
            .map(|fault| Fault {
                span: fault.span,
                kind: FaultKind::Syntax(fault.kind),
            })
            .collect();
        let mut compiler = Compiler {
            template,
            by_breaks: by_breaks(&template.body),
            variables: Vec::new(),
            faults,
            asked: HashSet::new(),
            expressions: 0,
        };
        let steps = compiler.steps(&syntax.nodes);
        crate::order::sort_by_key(&mut compiler.faults, |fault| fault.span);
        Self {
            steps,
            faults: compiler.faults,
            readings: Readings::default(),
            asked: compiler.asked,
        }
    }
}

struct Compiler<'t> {
    template: &'t Template,
    by_breaks: Vec<Span>,
    /// The variables of the loops around.
    variables: Vec<String>,
    faults: Vec<Fault>,
    asked: HashSet<(String, String)>,
    /// How many expressions have been compiled.
    expressions: usize,
}

/// The most expressions that remember what they came to: a letter has a dozen, and a template of a
/// hundred thousand is not to fill the memory.
const MOST_REMEMBERING: usize = 1_000;

impl<'t> Compiler<'t> {
    fn steps(&mut self, nodes: &[Node]) -> Vec<Step> {
        nodes.iter().map(|node| self.step(node)).collect()
    }

    fn step(&mut self, node: &Node) -> Step {
        match node {
            Node::Text(span) => Step::Text {
                span: *span,
                plain: !placeholder::any_in(span.of(&self.template.body)),
            },
            Node::Output(output) => Step::Output(self.output(*output)),
            Node::Line(line) => {
                let outputs = line
                    .outputs
                    .iter()
                    .map(|output| self.output(*output))
                    .collect();
                Step::Line {
                    span: line.span,
                    outputs,
                }
            }
            Node::If(choice) => self.choice(choice),
            Node::For(each) => self.repetition(each),
        }
    }

    fn output(&mut self, output: syntax::Output) -> Output {
        let at = output.span.start;
        let next = self.by_breaks.partition_point(|line| line.end <= at);
        let line = self.by_breaks.get(next);
        let by_break = line.is_some_and(|line| line.start <= at);
        Output {
            tag: output.span,
            source: self.source(output.expression).unwrap_or(Source::Broken),
            by_break,
            joins: Joins::of(output.span, &self.template.body),
        }
    }

    fn source(&mut self, span: Span) -> Option<Source> {
        let source = span.of(&self.template.body);
        if let Some(index) = self.field_index(source) {
            return Some(Source::Field(index));
        }
        let compiled = self.compile(span)?;
        let fields: Vec<_> = compiled
            .expression
            .names()
            .iter()
            .filter(|name| name.role == Role::Variable)
            .filter_map(|name| self.template.field(name.span.of(source)))
            .collect();
        let form =
            if !fields.is_empty() && fields.iter().all(|field| field.kind == FieldKind::Markdown) {
                Form::Markdown
            } else if fields.iter().any(|field| field.kind == FieldKind::Lines) {
                Form::Lines
            } else {
                Form::Line
            };
        let first = fields
            .first()
            .filter(|first| fields.iter().all(|field| field.name == first.name));
        let field: Option<FieldName> = first.map(|field| field.name.clone());
        Some(Source::Expression {
            compiled,
            form,
            field,
        })
    }

    fn compile(&mut self, span: Span) -> Option<Box<Remembering>> {
        let template = self.template;
        match Expression::compile(span.of(&template.body)) {
            Ok(compiled) => {
                self.report_unknown(&compiled, span);
                self.note_asked(&compiled, span);
                if self.report_patterns(&compiled, span) {
                    return None;
                }
                self.expressions += 1;
                let fields = self.deciding(&compiled, span);
                let compiled = compiled.starting_at(span.start);
                Some(Box::new(Remembering::new(compiled, fields)))
            }
            Err(error) => {
                let place = error
                    .range
                    .map(|(start, end)| Span::new(span.start + start, span.start + end))
                    .filter(|place| place.end <= span.end && !place.of(&template.body).is_empty())
                    .unwrap_or(span);
                self.faults.push(Fault {
                    span: place,
                    kind: FaultKind::Expression(error.message),
                });
                None
            }
        }
    }

    /// The fields whose cells decide what it comes to; none where something else does too, such as a
    /// loop's variable.
    fn deciding(&self, compiled: &Expression, span: Span) -> Option<Vec<usize>> {
        if self.expressions > MOST_REMEMBERING {
            return None;
        }
        let source = span.of(&self.template.body);
        let mut deciding = Vec::new();
        for name in compiled.names() {
            let text = name.span.of(source);
            match name.role {
                Role::Variable if self.is_hidden(text) => return None,
                // Of fields with one name, expressions see one, and their comparisons another.
                Role::Variable => deciding.extend(self.fields_of(text)),
                _ => {}
            }
        }
        Some(deciding)
    }

    /// Whether a loop gives the name another meaning.
    fn is_hidden(&self, name: &str) -> bool {
        let in_loop = !self.variables.is_empty();
        (in_loop && name == "loop") || self.variables.iter().any(|variable| variable == name)
    }

    fn fields_of(&self, name: &str) -> impl Iterator<Item = usize> {
        let fields = self.template.fields.iter().enumerate();
        fields.filter_map(move |(index, field)| (field.name.as_str() == name).then_some(index))
    }

    /// Notes the patterns that its filters do not understand, and says whether there are any.
    fn report_patterns(&mut self, compiled: &Expression, span: Span) -> bool {
        let before = self.faults.len();
        for text in compiled.texts() {
            let kind = match text.filter.as_str() {
                "date" => match dates::understand(&text.text) {
                    Ok(()) => continue,
                    Err(meant) => FaultKind::DatePattern(meant),
                },
                "number" | "percent" | "round" => {
                    FaultKind::NumberPattern(numbers::decimals_of_pattern(&text.text))
                }
                _ => continue,
            };
            let place = Span::new(span.start + text.span.start, span.start + text.span.end);
            self.faults.push(Fault { span: place, kind });
        }
        self.faults.len() > before
    }

    /// Keeps what fields are compared with, and notes what a field of choices can never be.
    fn note_asked(&mut self, compiled: &Expression, span: Span) {
        for comparison in compiled.comparisons() {
            let sides = (&comparison.left.what, &comparison.right.what);
            let ((What::Name(name), What::Texts(texts)) | (What::Texts(texts), What::Name(name))) =
                sides
            else {
                continue;
            };
            let field = self.choice_field(name);
            for (place, text) in texts {
                let text = text.trim();
                self.asked.insert((name.clone(), text.to_owned()));
                if let Some(field) = field
                    && !text.is_empty()
                    && !field.choices.iter().any(|choice| choice.trim() == text)
                {
                    self.faults.push(Fault {
                        span: Span::new(span.start + place.start, span.start + place.end),
                        kind: FaultKind::NoChoice {
                            field: field.name.clone(),
                            text: text.to_owned(),
                        },
                    });
                }
            }
        }
    }

    /// The field of that name, where it has choices and no loop's variable hides it.
    fn choice_field(&self, name: &str) -> Option<&'t Field> {
        let template = self.template;
        let field = template.fields.get(self.field_index(name)?)?;
        (field.kind == FieldKind::Choice && !field.choices.is_empty()).then_some(field)
    }

    fn report_unknown(&mut self, compiled: &Expression, span: Span) {
        for name in compiled
            .names()
            .iter()
            .filter(|name| name.role == Role::Variable)
        {
            let place = Span::new(span.start + name.span.start, span.start + name.span.end);
            let text = place.of(&self.template.body);
            let known = self.template.field(text).is_some()
                || self.variables.iter().any(|variable| variable == text)
                || (text == "loop" && !self.variables.is_empty());
            if !known {
                self.faults.push(Fault {
                    span: place,
                    kind: FaultKind::UnknownField(text.to_owned()),
                });
            }
        }
    }

    /// The field that `source` is the name of, unless a loop's variable hides it.
    fn field_index(&self, source: &str) -> Option<usize> {
        if self.variables.iter().any(|variable| variable == source)
            || !syntax::is_identifier(source)
        {
            return None;
        }
        self.template
            .fields
            .iter()
            .position(|field| field.name.as_str() == source)
    }

    fn choice(&mut self, choice: &syntax::If) -> Step {
        let branches = choice
            .branches
            .iter()
            .map(|branch| Branch {
                tag: branch.tag,
                condition: branch
                    .condition
                    .map_or(Condition::Always, |span| self.condition(span)),
                steps: self.steps(&branch.nodes),
            })
            .collect();
        Step::If {
            span: choice.span,
            branches,
        }
    }

    fn condition(&mut self, span: Span) -> Condition {
        let source = span.of(&self.template.body);
        if source.is_empty() {
            return Condition::Never;
        }
        match self.field_index(source) {
            Some(index) => Condition::Field(index),
            None => self
                .compile(span)
                .map_or(Condition::Never, Condition::Expression),
        }
    }

    /// A loop whose list cannot be read prints nothing.
    fn repetition(&mut self, each: &syntax::For) -> Step {
        let variable = each.variable.of(&self.template.body).to_owned();
        let list = if each.list.is_empty() {
            None
        } else {
            self.compile(each.list)
        };
        self.variables.push(variable.clone());
        let steps = self.steps(&each.nodes);
        self.variables.pop();
        match list {
            Some(list) => Step::For {
                list,
                variable,
                tag: each.tag,
                steps,
            },
            None => Step::If {
                span: each.span,
                branches: Vec::new(),
            },
        }
    }
}
