//! Puts the tags into each other.

use super::{
    Branch, For, If, Line, Node, Output, Syntax, SyntaxFault, SyntaxFaultKind, Tag, TagKind,
};
use crate::limits;
use crate::span::Span;

/// An `if` or `for` that is still open.
struct Open {
    tag: Tag,
    /// The finished branches of an `if`; none for a `for`.
    branches: Vec<Branch>,
    /// The tag of the branch that is being read.
    current: Span,
    condition: Option<Span>,
    nodes: Vec<Node>,
}

struct Builder<'a> {
    body: &'a str,
    open: Vec<Open>,
    /// Tags that are open deeper than they may be: left out, and what belongs to them too.
    beyond: Vec<TagKind>,
    nodes: Vec<Node>,
    faults: Vec<SyntaxFault>,
}

pub(super) fn build(body: &str, tags: &[Tag]) -> Syntax {
    let mut builder = Builder {
        body,
        open: Vec::new(),
        beyond: Vec::new(),
        nodes: Vec::new(),
        faults: Vec::new(),
    };
    let mut at = 0;
    for tag in tags {
        match tag.line.filter(|_| tag.kind == TagKind::Output) {
            Some(line) => {
                builder.text(at, line.start);
                builder.output_on(line, tag);
                at = line.end;
            }
            None => {
                builder.text(at, tag.extent.start);
                builder.tag(tag);
                at = tag.extent.end.max(at);
            }
        }
    }
    builder.text(at, body.len());
    builder.finish()
}

impl Builder<'_> {
    fn push(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(open) => open.nodes.push(node),
            None => self.nodes.push(node),
        }
    }

    fn text(&mut self, start: usize, end: usize) {
        if start < end {
            self.push(Node::Text(Span { start, end }));
        }
    }

    fn fault(&mut self, span: Span, kind: SyntaxFaultKind) {
        self.faults.push(SyntaxFault { span, kind });
    }

    fn tag(&mut self, tag: &Tag) {
        if !tag.closed {
            self.fault(tag.span, SyntaxFaultKind::Unclosed);
            return self.text(tag.span.start, tag.span.end);
        }
        match tag.kind {
            TagKind::Comment => {}
            TagKind::Output if tag.content.is_empty() => {
                self.fault(tag.span, SyntaxFaultKind::Empty)
            }
            TagKind::Output => self.push(Node::Output(Output {
                span: tag.span,
                expression: tag.content,
            })),
            TagKind::If | TagKind::For => self.begin(tag),
            TagKind::Elif | TagKind::Else => self.branch(tag),
            TagKind::EndIf => self.end(tag, TagKind::If),
            TagKind::EndFor => self.end(tag, TagKind::For),
            TagKind::Unknown => self.fault(tag.span, SyntaxFaultKind::UnknownTag),
        }
    }

    /// An output on a line of nothing but outputs.
    fn output_on(&mut self, line: Span, tag: &Tag) {
        let output = Output {
            span: tag.span,
            expression: tag.content,
        };
        let nodes = self
            .open
            .last_mut()
            .map_or(&mut self.nodes, |open| &mut open.nodes);
        match nodes.last_mut() {
            Some(Node::Line(last)) if last.span == line => last.outputs.push(output),
            _ => nodes.push(Node::Line(Line {
                span: line,
                outputs: vec![output],
            })),
        }
    }

    fn begin(&mut self, tag: &Tag) {
        if self.open.len() >= limits::TAG_DEPTH {
            // What is in it is too deep as well: said once, at the outermost.
            if self.beyond.is_empty() {
                self.fault(tag.span, SyntaxFaultKind::TooDeep);
            }
            return self.beyond.push(tag.kind);
        }
        if tag.kind == TagKind::If && tag.content.is_empty() {
            self.fault(tag.span, SyntaxFaultKind::NoCondition);
        }
        if tag.kind == TagKind::For && for_parts(self.body, tag).is_none() {
            self.fault(tag.span, SyntaxFaultKind::ForShape);
        }
        let condition = Some(tag.content);
        self.open.push(Open {
            tag: *tag,
            branches: Vec::new(),
            current: tag.span,
            condition,
            nodes: Vec::new(),
        });
    }

    fn branch(&mut self, tag: &Tag) {
        if self.beyond.last() == Some(&TagKind::If) {
            return;
        }
        let Some(open) = self
            .open
            .last_mut()
            .filter(|open| open.tag.kind == TagKind::If && self.beyond.is_empty())
        else {
            return self.fault(tag.span, SyntaxFaultKind::Stray);
        };
        let nodes = std::mem::take(&mut open.nodes);
        let after_else = open.condition.is_none();
        open.branches.push(Branch {
            tag: open.current,
            condition: open.condition,
            nodes,
        });
        open.current = tag.span;
        open.condition = (tag.kind == TagKind::Elif).then_some(tag.content);
        if after_else {
            self.fault(tag.span, SyntaxFaultKind::AfterElse);
        } else if tag.kind == TagKind::Else && !tag.content.is_empty() {
            self.fault(tag.span, SyntaxFaultKind::ElseIf);
        } else if tag.kind == TagKind::Elif && tag.content.is_empty() {
            self.fault(tag.span, SyntaxFaultKind::NoCondition);
        }
    }

    fn end(&mut self, tag: &Tag, wanted: TagKind) {
        let innermost = self.open.last().map(|open| open.tag.kind);
        if self.beyond.last().copied().or(innermost) != Some(wanted) {
            return self.fault(tag.span, SyntaxFaultKind::Stray);
        }
        if self.beyond.pop().is_some() {
            return;
        }
        if let Some(open) = self.open.pop() {
            let node = close(self.body, open, tag.span);
            self.push(node);
        }
    }

    /// What is still open at the end is left out, and what it holds stays.
    fn finish(mut self) -> Syntax {
        while let Some(open) = self.open.pop() {
            self.fault(open.tag.span, SyntaxFaultKind::NoEnd);
            for node in open
                .branches
                .into_iter()
                .flat_map(|branch| branch.nodes)
                .chain(open.nodes)
            {
                self.push(node);
            }
        }
        crate::order::sort_by_key(&mut self.faults, |fault| fault.span);
        Syntax {
            nodes: self.nodes,
            faults: self.faults,
        }
    }
}

fn close(body: &str, open: Open, end: Span) -> Node {
    let span = open.tag.span.to(end);
    let empty = Span::new(open.tag.content.start, open.tag.content.start);
    if open.tag.kind == TagKind::For {
        let (variable, list) = for_parts(body, &open.tag).unwrap_or((empty, empty));
        return Node::For(For {
            span,
            tag: open.tag.span,
            variable,
            list,
            nodes: open.nodes,
        });
    }
    let mut branches = open.branches;
    branches.push(Branch {
        tag: open.current,
        condition: open.condition,
        nodes: open.nodes,
    });
    Node::If(If { span, branches })
}

/// The variable and the list of `name in list`.
fn for_parts(body: &str, tag: &Tag) -> Option<(Span, Span)> {
    let text = tag.content.of(body);
    let (variable, _) = text.split_once(|c: char| c.is_whitespace())?;
    let rest = text.get(variable.len()..)?.trim_start();
    let list = rest
        .strip_prefix("in")
        .filter(|list| list.starts_with(char::is_whitespace))?
        .trim_start();
    if !super::is_identifier(variable) || list.is_empty() {
        return None;
    }
    let start = tag.content.start;
    Some((
        Span::new(start, start + variable.len()),
        Span::new(tag.content.end - list.len(), tag.content.end),
    ))
}

#[cfg(test)]
mod tests {
    use crate::limits::TAG_DEPTH;
    use crate::syntax::{Node, Syntax, SyntaxFaultKind, parse};

    /// `depth` conditions in each other around a word, each with an `else` where it is said.
    fn nested(depth: usize, otherwise: &str) -> String {
        let ends = format!("{otherwise}{{% endif %}}").repeat(depth);
        format!("{}x{ends}", "{% if a %}".repeat(depth))
    }

    fn faults(syntax: &Syntax) -> Vec<SyntaxFaultKind> {
        syntax.faults.iter().map(|fault| fault.kind).collect()
    }

    #[test]
    fn what_is_too_deep_is_left_out_with_its_ends_and_said_once() {
        for otherwise in ["", "{% else %}y"] {
            let deepest = parse(&nested(TAG_DEPTH, otherwise));
            assert_eq!(faults(&deepest), []);
            for depth in [TAG_DEPTH + 1, 200, 1_000] {
                let body = nested(depth, otherwise);
                let syntax = parse(&body);
                assert_eq!(faults(&syntax), [SyntaxFaultKind::TooDeep], "{depth}");
                let [Node::If(whole)] = syntax.nodes.as_slice() else {
                    panic!("{:?}", syntax.nodes);
                };
                assert_eq!(whole.span.of(&body), body);
            }
        }
    }

    #[test]
    fn an_end_of_another_kind_within_what_is_too_deep_belongs_to_nothing() {
        let depth = TAG_DEPTH + 1;
        let body = format!(
            "{}{{% endfor %}}{}",
            "{% if a %}".repeat(depth),
            "{% endif %}".repeat(depth)
        );
        let expected = [SyntaxFaultKind::TooDeep, SyntaxFaultKind::Stray];
        assert_eq!(faults(&parse(&body)), expected);
    }
}
