//! Which parts of a template stand or fall together.

use crate::span::Span;
use crate::syntax::{self, If, Node};

/// The branches and loops of a template by the places they hold.
#[derive(Clone, Debug, Default)]
pub struct Branches {
    /// The whole of each choice and loop, from its first tag to its last.
    pub wholes: Vec<Span>,
    parts: Vec<Part>,
}

/// What one branch of a choice holds, or one loop.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    /// When a letter has it: the conditions that were asked, of which the last one held and none
    /// before. Nothing held where the last is that of an `else`.
    when: Vec<String>,
    span: Span,
}

/// A branch that is taken where no condition holds.
const ELSE: &str = "else";

impl Branches {
    /// The branches of `body`.
    #[must_use]
    pub fn new(body: &str) -> Self {
        let mut branches = Self::default();
        branches.add(body, "", &syntax::parse(body).nodes);
        branches
    }

    /// `within` names the loop around the nodes: there a condition means something else each time.
    fn add(&mut self, body: &str, within: &str, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::If(choice) => self.add_choice(body, within, choice),
                Node::For(each) => {
                    let name = format!("for {}", each.span.start);
                    self.wholes.push(each.span);
                    self.parts.push(Part {
                        when: vec![name.clone()],
                        span: each.span,
                    });
                    self.add(body, &name, &each.nodes);
                }
                Node::Text(_) | Node::Output(_) | Node::Line(_) => {}
            }
        }
    }

    fn add_choice(&mut self, body: &str, within: &str, choice: &If) {
        self.wholes.push(choice.span);
        let ends = choice.branches.iter().skip(1).map(|next| next.tag.start);
        let ends = ends.chain([choice.span.end]);
        let mut when = Vec::new();
        for (part, end) in choice.branches.iter().zip(ends) {
            when.push(match part.condition {
                Some(condition) => {
                    let words = condition.of(body).split_whitespace();
                    format!("{within} if {}", words.collect::<Vec<_>>().join(" "))
                }
                None => ELSE.to_owned(),
            });
            self.parts.push(Part {
                when: when.clone(),
                span: Span::new(part.tag.end, end),
            });
            self.add(body, within, &part.nodes);
        }
    }

    /// The parts that hold the place at `offset`, the outermost first.
    fn around(&self, offset: usize) -> impl Iterator<Item = &Part> {
        self.parts
            .iter()
            .filter(move |part| part.span.start <= offset && offset < part.span.end)
    }

    /// Whether no letter can have both places.
    #[must_use]
    pub fn exclude(&self, one: usize, other: usize) -> bool {
        self.around(one).any(|part| {
            self.around(other).any(|elsewhere| {
                let same = part.when == elsewhere.when;
                let goes_on = |one: &[String], other: &[String]| other.starts_with(one);
                !same
                    && (goes_on(&part.when, &elsewhere.when)
                        || goes_on(&elsewhere.when, &part.when))
            })
        })
    }

    /// Whether every letter that has `other` has `one` too: what stands around the one stands
    /// around the other, be it in another place under the same conditions.
    #[must_use]
    pub fn implied(&self, one: usize, other: usize) -> bool {
        self.around(one)
            .all(|part| self.around(other).any(|same| same.when == part.when))
    }

    /// Whether the two places stand in the same branches and loops.
    #[must_use]
    pub fn together(&self, one: usize, other: usize) -> bool {
        self.around(one).eq(self.around(other))
    }

    /// Whether the place is repeated.
    #[must_use]
    pub fn in_loop(&self, offset: usize) -> bool {
        self.around(offset)
            .any(|part| part.when.iter().any(|when| when.starts_with("for ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_under_the_same_conditions_stand_or_fall_together() {
        let body = "{% if x %}a{% endif %}{% if  x %}b{% else %}c{% endif %}{% if y %}d{% endif %}\
                    {% for i in l %}{% if x %}e{% endif %}{% endfor %}";
        let branches = Branches::new(body);
        let at = |text: &str| body.find(&format!("}}{text}{{")).unwrap() + 1;
        let cases = [
            // one, other, exclude, implied
            ("a", "b", false, true),
            ("b", "a", false, true),
            ("a", "c", true, false),
            ("a", "d", false, false),
            ("a", "e", false, false),
            ("e", "a", false, false),
        ];
        for (one, other, exclude, implied) in cases {
            assert_eq!(
                branches.exclude(at(one), at(other)),
                exclude,
                "{one} {other}"
            );
            assert_eq!(
                branches.implied(at(one), at(other)),
                implied,
                "{one} {other}"
            );
        }
        assert!(branches.in_loop(at("e")) && !branches.in_loop(at("a")));
    }

    #[test]
    fn places_are_compared_by_the_branches_around_them() {
        let body = "a{% if x %}b{% if y %}c{% endif %}{% elif z %}d{% else %}e{% endif %}f\
                    {% for i in l %}g{% endfor %}";
        let branches = Branches::new(body);
        let at = |letter: &str| {
            let found = body.match_indices(letter).find(|(at, _)| {
                let before = body.split_at(*at).0;
                before.matches("{%").count() == before.matches("%}").count()
            });
            found.unwrap().0
        };
        let cases = [
            // one, other, exclude, implied, together
            ("a", "f", false, true, true),
            ("a", "b", false, true, false),
            ("b", "a", false, false, false),
            ("b", "c", false, true, false),
            ("c", "d", true, false, false),
            ("d", "e", true, false, false),
            ("b", "e", true, false, false),
            ("a", "g", false, true, false),
            ("g", "a", false, false, false),
        ];
        for (one, other, exclude, implied, together) in cases {
            let (first, second) = (at(one), at(other));
            assert_eq!(branches.exclude(first, second), exclude, "{one} {other}");
            assert_eq!(branches.implied(first, second), implied, "{one} {other}");
            assert_eq!(branches.together(first, second), together, "{one} {other}");
        }
    }
}
