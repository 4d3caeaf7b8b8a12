//! The fields that a template's tags speak of.

use crate::document::BlockKind;
use crate::expression::{self, Role};
use crate::span::Span;
use crate::syntax::{self, Node, Output};
use crate::template::{Field, FieldKind, Template};
use crate::{markdown, placeholder, walk};

/// The fields that the body's tags use, in the order of their first use, their kinds guessed from
/// the way they are used.
///
/// A name that only decides whether something is there is `yes_no`; one that passes through a date
/// filter or has "date" among the words of its name is `date`; an "address" alone on its line is
/// `lines`; a name whose items are gone through or joined is `list`; one that is calculated with is `number`; anything
/// else is `text`. None is required.
///
/// ```
/// use letter::import::infer_fields;
/// use letter::FieldKind;
///
/// let fields = infer_fields("{{ address }}\n\nDear {{ first_name }},{% if known %} hello again.{% endif %}");
/// let found: Vec<_> = fields.iter().map(|field| (field.name.as_str(), field.kind)).collect();
/// assert_eq!(
///     found,
///     [("address", FieldKind::Lines), ("first_name", FieldKind::Text), ("known", FieldKind::YesNo)]
/// );
/// assert_eq!(fields[1].label, "First name");
/// ```
#[must_use]
pub fn infer_fields(body: &str) -> Vec<Field> {
    let mut uses = Uses {
        body,
        found: Vec::new(),
        loops: Vec::new(),
    };
    uses.nodes(&syntax::parse(body).nodes);
    uses.found.iter().map(Use::field).collect()
}

/// The text of the first heading, where there is one with any text.
pub(super) fn first_heading(template: &Template) -> Option<String> {
    let mut heading = None;
    walk::each_line(
        &markdown::outline(template).blocks,
        &mut |block, content| {
            if heading.is_none() && matches!(block.kind, BlockKind::Heading { .. }) {
                let text = walk::text_of(content).replace(placeholder::is_one, "");
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                heading = Some(text).filter(|text| !text.is_empty());
            }
        },
    );
    heading
}

/// What is known of a name.
#[derive(Debug)]
struct Use {
    name: String,
    /// It is printed, compared or passed to a filter, not only asked whether it holds.
    is_value: bool,
    /// It is printed with nothing else on its line.
    is_alone: bool,
    /// A kind that a filter or a loop speaks for.
    kind: Option<FieldKind>,
}

impl Use {
    fn field(&self) -> Field {
        Field {
            label: label(&self.name),
            ..Field::new(self.name.as_str(), self.kind())
        }
    }

    fn kind(&self) -> FieldKind {
        let has_word = |word: &str| {
            self.name
                .split('_')
                .any(|part| part.eq_ignore_ascii_case(word))
        };
        match self.kind {
            // The lines of an address are gone through to print them all.
            Some(FieldKind::List) if has_word("address") => FieldKind::Lines,
            Some(kind) => kind,
            None if !self.is_value => FieldKind::YesNo,
            None if has_word("date") => FieldKind::Date,
            None if self.is_alone && has_word("address") => FieldKind::Lines,
            None => FieldKind::Text,
        }
    }
}

/// The name as a person would write it: `first_name` is "First name".
fn label(name: &str) -> String {
    let words = name
        .split('_')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Gathers the names that the tags use.
struct Uses<'b> {
    body: &'b str,
    found: Vec<Use>,
    /// The variables of the loops that the walk is in.
    loops: Vec<&'b str>,
}

impl Uses<'_> {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Text(_) => {}
                Node::Output(output) => self.expression(output.expression, Place::Text),
                Node::Line(line) => self.line(&line.outputs),
                Node::If(choice) => {
                    for branch in &choice.branches {
                        if let Some(condition) = branch.condition {
                            self.expression(condition, Place::Condition);
                        }
                        self.nodes(&branch.nodes);
                    }
                }
                Node::For(repeat) => {
                    self.expression(repeat.list, Place::List);
                    self.loops.push(repeat.variable.of(self.body));
                    self.nodes(&repeat.nodes);
                    self.loops.pop();
                }
            }
        }
    }

    fn line(&mut self, outputs: &[Output]) {
        let place = if outputs.len() == 1 {
            Place::Line
        } else {
            Place::Text
        };
        for output in outputs {
            self.expression(output.expression, place);
        }
    }

    /// Takes up the names of an expression.
    fn expression(&mut self, expression: Span, place: Place) {
        let source = expression.of(self.body);
        let names = expression::names(source);
        let mut names = names.iter().peekable();
        while let Some(name) = names.next() {
            if name.role != Role::Variable {
                continue;
            }
            let filter = names.next_if(|next| next.role == Role::Filter);
            let filter = filter.map(|filter| filter.span.of(source));
            self.variable(source, name.span, filter, place);
        }
    }

    fn variable(&mut self, source: &str, span: Span, filter: Option<&str>, place: Place) {
        let name = span.of(source);
        if name == "loop" || self.loops.contains(&name) {
            return;
        }
        let index = self
            .found
            .iter()
            .position(|found| found.name == name)
            .unwrap_or_else(|| {
                let kind = None;
                let name = name.to_owned();
                self.found.push(Use {
                    name,
                    is_value: false,
                    is_alone: false,
                    kind,
                });
                self.found.len() - 1
            });
        if let Some(found) = self.found.get_mut(index) {
            found.is_value |= !is_asked(source, span, place);
            found.is_alone |= place == Place::Line;
            let kind = filter.map_or_else(|| place.kind(), kind_of_filter);
            found.kind = found.kind.or(kind);
        }
    }
}

/// Where an expression stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Printed with text around it.
    Text,
    /// Printed alone on its line.
    Line,
    /// After `if` or `elif`.
    Condition,
    /// What a loop goes through.
    List,
}

impl Place {
    fn kind(self) -> Option<FieldKind> {
        (self == Self::List).then_some(FieldKind::List)
    }
}

/// The kind of a value that is passed to that filter, where the filter makes sense for one kind
/// alone.
fn kind_of_filter(filter: &str) -> Option<FieldKind> {
    match filter {
        "date" => Some(FieldKind::Date),
        "lines" => Some(FieldKind::Lines),
        "join" | "join_and" => Some(FieldKind::List),
        "abs" | "float" | "int" | "money" | "number" | "ordinal" | "percent" | "round" => {
            Some(FieldKind::Number)
        }
        _ => None,
    }
}

/// Whether the name is only asked whether it holds: between "if", "and", "or", "not" or brackets.
fn is_asked(source: &str, name: Span, place: Place) -> bool {
    let before = source
        .get(..name.start)
        .unwrap_or_default()
        .trim_end_matches([' ', '(', ')']);
    let after = source
        .get(name.end..)
        .unwrap_or_default()
        .trim_start_matches([' ', '(', ')']);
    let before_word = before.rsplit(' ').next().unwrap_or_default();
    let after_word = after.split(' ').next().unwrap_or_default();
    let is_condition = place == Place::Condition || before.split(' ').any(|word| word == "if");
    is_condition
        && matches!(before_word, "" | "if" | "and" | "or" | "not" | "(")
        && matches!(after_word, "" | "and" | "or" | "else" | ")")
}
