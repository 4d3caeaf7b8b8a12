//! Which parts of a template stand or fall together.

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    /// The choice or loop, by where it begins.
    of: usize,
    /// Which of its branches.
    branch: usize,
    span: Span,
    /// The innermost part around it.
    parent: Option<usize>,
}

impl Branches {
    /// The branches of `body`.
    #[must_use]
    pub fn new(body: &str) -> Self {
        let mut branches = Self::default();
        branches.add(&syntax::parse(body).nodes, None);
        branches
    }

    fn add(&mut self, nodes: &[Node], parent: Option<usize>) {
        for node in nodes {
            match node {
                Node::If(choice) => self.add_choice(choice, parent),
                Node::For(each) => {
                    self.wholes.push(each.span);
                    let part = Part {
                        of: each.span.start,
                        branch: 0,
                        span: each.span,
                        parent,
                    };
                    self.add_part(part, &each.nodes);
                }
                Node::Text(_) | Node::Output(_) | Node::Line(_) => {}
            }
        }
    }

    fn add_part(&mut self, part: Part, nodes: &[Node]) {
        let index = self.parts.len();
        self.parts.push(part);
        self.add(nodes, Some(index));
    }

    fn add_choice(&mut self, choice: &If, parent: Option<usize>) {
        self.wholes.push(choice.span);
        let ends = choice.branches.iter().skip(1).map(|next| next.tag.start);
        let ends = ends.chain([choice.span.end]);
        for (branch, (part, end)) in choice.branches.iter().zip(ends).enumerate() {
            let span = Span::new(part.tag.end, end);
            let of = choice.span.start;
            self.add_part(
                Part {
                    of,
                    branch,
                    span,
                    parent,
                },
                &part.nodes,
            );
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
            self.around(other)
                .any(|elsewhere| part.of == elsewhere.of && part.branch != elsewhere.branch)
        })
    }

    /// Whether every letter that has `other` has `one` too.
    #[must_use]
    pub fn implied(&self, one: usize, other: usize) -> bool {
        self.around(one)
            .all(|part| self.around(other).any(|same| same == part))
    }

    /// Whether the two places stand in the same branches and loops.
    #[must_use]
    pub fn together(&self, one: usize, other: usize) -> bool {
        self.home(one) == self.home(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
