//! Which parts of a template stand or fall together.

use std::rc::Rc;

use crate::span::Span;
use crate::syntax::{self, If, Node};

/// The branches and loops of a template by the places they hold.
#[derive(Clone, Debug, Default)]
pub struct Branches {
    /// The whole of each choice and loop, from its first tag to its last.
    pub wholes: Vec<Span>,
    /// In the order in which they begin.
    parts: Vec<Part>,
}

/// What one branch of a choice holds, or one loop.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    /// What the choice asks, from its first branch to its last.
    asked: Rc<[String]>,
    /// Which of its branches.
    branch: usize,
    span: Span,
    /// The innermost part around it.
    parent: Option<usize>,
}

impl Part {
    /// When a letter has it: the conditions that were asked, of which the last one held and none
    /// before. Nothing held where the last is that of an `else`.
    fn when(&self) -> &[String] {
        self.asked.get(..=self.branch).unwrap_or_default()
    }
}

/// Where a part stands.
#[derive(Clone, Copy)]
struct Around<'a> {
    /// The loop around it: there a condition means something else each time.
    within: &'a str,
    parent: Option<usize>,
}

/// A branch that is taken where no condition holds.
const ELSE: &str = "else";

impl Branches {
    /// The branches of `body`.
    #[must_use]
    pub fn new(body: &str) -> Self {
        let mut branches = Self::default();
        let around = Around {
            within: "",
            parent: None,
        };
        branches.add(body, around, &syntax::parse(body).nodes);
        branches
    }

    fn add(&mut self, body: &str, around: Around<'_>, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::If(choice) => self.add_choice(body, around, choice),
                Node::For(each) => {
                    let name = format!("for {}", each.span.start);
                    self.wholes.push(each.span);
                    let inner = Around {
                        within: &name,
                        parent: Some(self.parts.len()),
                    };
                    self.parts.push(Part {
                        asked: [name.clone()].into(),
                        branch: 0,
                        span: each.span,
                        parent: around.parent,
                    });
                    self.add(body, inner, &each.nodes);
                }
                Node::Text(_) | Node::Output(_) | Node::Line(_) => {}
            }
        }
    }

    fn add_choice(&mut self, body: &str, around: Around<'_>, choice: &If) {
        self.wholes.push(choice.span);
        let asked: Rc<[String]> = choice
            .branches
            .iter()
            .map(|part| match part.condition {
                Some(condition) => {
                    let words: Vec<_> = condition.of(body).split_whitespace().collect();
                    format!("{} if {}", around.within, words.join(" "))
                }
                None => ELSE.to_owned(),
            })
            .collect();
        let ends = choice.branches.iter().skip(1).map(|next| next.tag.start);
        let ends = ends.chain([choice.span.end]);
        for (branch, (part, end)) in choice.branches.iter().zip(ends).enumerate() {
            let inner = Around {
                parent: Some(self.parts.len()),
                ..around
            };
            self.parts.push(Part {
                asked: Rc::clone(&asked),
                branch,
                span: Span::new(part.tag.end, end),
                parent: around.parent,
            });
            self.add(body, inner, &part.nodes);
        }
    }

    /// The innermost part that holds the place at `offset`, by its number; none outside of all.
    #[must_use]
    pub fn home(&self, offset: usize) -> Option<usize> {
        let begun = self.parts.partition_point(|part| part.span.start <= offset);
        let mut home = begun.checked_sub(1);
        while let Some(part) = home.and_then(|home| self.parts.get(home)) {
            if offset < part.span.end {
                break;
            }
            home = part.parent;
        }
        home
    }

    /// The parts that hold the place at `offset`, the innermost first.
    fn around(&self, offset: usize) -> impl Iterator<Item = &Part> {
        let part = |index: Option<usize>| index.and_then(|index| self.parts.get(index));
        std::iter::successors(part(self.home(offset)), move |inner| part(inner.parent))
    }

    /// Whether no letter can have both places.
    #[must_use]
    pub fn exclude(&self, one: usize, other: usize) -> bool {
        self.around(one).any(|part| {
            self.around(other).any(|elsewhere| {
                let (one, other) = (part.when(), elsewhere.when());
                one != other && (one.starts_with(other) || other.starts_with(one))
            })
        })
    }

    /// Whether every letter that has `other` has `one` too: what stands around the one stands
    /// around the other, be it in another place under the same conditions.
    #[must_use]
    pub fn implied(&self, one: usize, other: usize) -> bool {
        self.around(one)
            .all(|part| self.around(other).any(|same| same.when() == part.when()))
    }

    /// Whether the two places stand in the same branches and loops.
    #[must_use]
    pub fn together(&self, one: usize, other: usize) -> bool {
        self.home(one) == self.home(other)
    }

    /// Whether the place is repeated.
    #[must_use]
    pub fn in_loop(&self, offset: usize) -> bool {
        self.around(offset)
            .any(|part| part.when().iter().any(|when| when.starts_with("for ")))
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
