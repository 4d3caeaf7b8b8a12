//! Hands what an expression compares and works out to us, and leaves all else to minijinja.
//!
//! An expression is read by minijinja's parser and written again with its operators as filters:
//! `fee * 2 > 10` becomes `fee|__calculate(2, "*")|__compare(10, ">", 0)`. The filters know what
//! kinds of values they have (`compare`, `calculate`), which minijinja's operators do not.

use std::fmt::Write as _;

use minijinja::Value;
use minijinja::machinery::ast::{BinOpKind, CallArg, CompareOpKind, Expr, UnaryOpKind};
use minijinja::machinery::parse_expr;
use minijinja::value::ValueKind;

use super::sides::{Comparison, FilterText, What, side, span};
use crate::span::Span;

pub(super) const COMPARE: &str = "__compare";
pub(super) const CALCULATE: &str = "__calculate";
pub(super) const JOIN: &str = "__join";
pub(super) const NEGATE: &str = "__negate";

/// An expression written again.
#[derive(Debug, Default)]
pub(super) struct Rewritten {
    pub(super) source: String,
    /// By the number that the filter is given.
    pub(super) comparisons: Vec<Comparison>,
    pub(super) texts: Vec<FilterText>,
    refused: bool,
}

impl Rewritten {
    /// Widens its places to whole characters of the source as it was written: a typographic quote is
    /// longer than the straight one that was read in its stead.
    pub(super) fn placed_in(mut self, written: &str) -> Self {
        let widen = |span: &mut Span| {
            *span = Span::new(
                written.floor_char_boundary(span.start),
                written.ceil_char_boundary(span.end),
            );
        };
        self.texts.iter_mut().for_each(|text| widen(&mut text.span));
        for comparison in &mut self.comparisons {
            widen(&mut comparison.span);
            for side in [&mut comparison.left, &mut comparison.right] {
                widen(&mut side.span);
                if let What::Texts(texts) = &mut side.what {
                    texts.iter_mut().for_each(|(span, _)| widen(span));
                }
            }
        }
        self
    }
}

/// `source` written again; none where it is no expression, or has a comparison of three sides whose
/// middle is worked out: it would be written twice, and what it holds as often again.
pub(super) fn rewrite(source: &str) -> Option<Rewritten> {
    let expr = parse_expr(source).ok()?;
    let mut writer = Writer(Rewritten::default());
    writer.expr(&expr);
    Some(writer.0).filter(|rewritten| !rewritten.refused)
}

/// Whatever it writes can be followed by a filter, a dot or a bracket.
struct Writer(Rewritten);

impl Writer {
    fn push(&mut self, text: &str) {
        self.0.source.push_str(text);
    }

    fn expr(&mut self, expr: &Expr<'_>) {
        match expr {
            Expr::Var(it) => self.push(it.id),
            Expr::Const(it) => self.constant(&it.value),
            Expr::UnaryOp(it) => match it.op {
                UnaryOpKind::Not => self.parted("(not ", &[&it.expr], "", ")"),
                UnaryOpKind::Neg => {
                    self.expr(&it.expr);
                    self.push("|");
                    self.push(NEGATE);
                }
            },
            Expr::BinOp(it) => self.operation(it.op, &it.left, &it.right),
            Expr::Compare(it) => {
                let mut left = &it.expr;
                self.push("(");
                for (index, step) in it.ops.iter().enumerate() {
                    if index > 0 {
                        self.push(" and ");
                    }
                    self.comparison(comparison_sign(step.op), left, &step.expr);
                    left = &step.expr;
                    let is_last = index + 1 == it.ops.len();
                    self.0.refused |= !is_last && !matches!(left, Expr::Var(_) | Expr::Const(_));
                    if self.0.refused {
                        return;
                    }
                }
                self.push(")");
            }
            Expr::IfExpr(it) => {
                self.parted("(", &[&it.true_expr, &it.test_expr], " if ", "");
                match &it.false_expr {
                    Some(other) => self.parted(" else ", &[other], "", ")"),
                    None => self.push(")"),
                }
            }
            Expr::Filter(_) | Expr::Test(_) | Expr::Call(_) => self.call(expr),
            Expr::GetAttr(it) => {
                self.base(&it.expr);
                self.push(".");
                self.push(it.name);
            }
            Expr::GetItem(it) => {
                self.base(&it.expr);
                self.parted("[", &[&it.subscript_expr], "", "]");
            }
            Expr::Slice(it) => {
                self.base(&it.expr);
                self.push("[");
                for (index, part) in [&it.start, &it.stop, &it.step].into_iter().enumerate() {
                    if index > 0 {
                        self.push(":");
                    }
                    if let Some(part) = part {
                        self.expr(part);
                    }
                }
                self.push("]");
            }
            Expr::List(it) => self.parted("[", &it.items.iter().collect::<Vec<_>>(), ", ", "]"),
            Expr::Tuple(it) => self.parted("(", &it.items.iter().collect::<Vec<_>>(), ", ", ",)"),
            Expr::Map(it) => {
                self.push("{");
                for (key, value) in it.keys.iter().zip(&it.values) {
                    self.parted("", &[key, value], ": ", ", ");
                }
                self.push("}");
            }
        }
    }

    /// What an attribute or an item is taken of; a number's point would be read as a decimal's.
    fn base(&mut self, expr: &Expr<'_>) {
        match expr {
            Expr::Const(_) => self.parted("(", &[expr], "", ")"),
            _ => self.expr(expr),
        }
    }

    fn parted(&mut self, before: &str, parts: &[&Expr<'_>], between: &str, after: &str) {
        self.push(before);
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                self.push(between);
            }
            self.expr(part);
        }
        self.push(after);
    }

    fn constant(&mut self, value: &Value) {
        match value.kind() {
            ValueKind::Bool => self.push(if value.is_true() { "true" } else { "false" }),
            ValueKind::None | ValueKind::Undefined => self.push("none"),
            ValueKind::String => {
                let text = value.as_str().unwrap_or_default();
                let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
                let _ = write!(self.0.source, "\"{escaped}\"");
            }
            _ => self.push(&value.to_string()),
        }
    }

    fn operation(&mut self, op: BinOpKind, left: &Expr<'_>, right: &Expr<'_>) {
        let calculated = match op {
            BinOpKind::ScAnd | BinOpKind::ScOr => return self.chain(op, left, right),
            BinOpKind::Concat => {
                self.expr(left);
                self.push("|");
                self.push(JOIN);
                return self.parted("(", &[right], "", ")");
            }
            BinOpKind::Eq => return self.comparison("==", left, right),
            BinOpKind::Ne => return self.comparison("!=", left, right),
            BinOpKind::Lt => return self.comparison("<", left, right),
            BinOpKind::Lte => return self.comparison("<=", left, right),
            BinOpKind::Gt => return self.comparison(">", left, right),
            BinOpKind::Gte => return self.comparison(">=", left, right),
            BinOpKind::In => return self.comparison("in", left, right),
            BinOpKind::Add => "+",
            BinOpKind::Sub => "-",
            BinOpKind::Mul => "*",
            BinOpKind::Div => "/",
            BinOpKind::FloorDiv => "//",
            BinOpKind::Rem => "%",
            BinOpKind::Pow => "**",
        };
        self.expr(left);
        self.push("|");
        self.push(CALCULATE);
        self.parted("(", &[right], "", "");
        let _ = write!(self.0.source, ", \"{calculated}\")");
    }

    /// `a and b and c` in one pair of brackets, so that a long chain is not a deep one.
    fn chain(&mut self, op: BinOpKind, left: &Expr<'_>, right: &Expr<'_>) {
        let is_and = matches!(op, BinOpKind::ScAnd);
        let mut parts = vec![right];
        let mut rest = left;
        while let Expr::BinOp(it) = rest
            && matches!(it.op, BinOpKind::ScAnd | BinOpKind::ScOr)
            && matches!(it.op, BinOpKind::ScAnd) == is_and
        {
            parts.push(&it.right);
            rest = &it.left;
        }
        parts.push(rest);
        parts.reverse();
        self.parted("(", &parts, if is_and { " and " } else { " or " }, ")");
    }

    fn comparison(&mut self, sign: &str, left: &Expr<'_>, right: &Expr<'_>) {
        let number = self.0.comparisons.len();
        self.0.comparisons.push(Comparison {
            span: span(left.span()).to(span(right.span())),
            left: side(left),
            right: side(right),
        });
        self.expr(left);
        self.push("|");
        self.push(COMPARE);
        self.parted("(", &[right], "", "");
        let _ = write!(self.0.source, ", \"{sign}\", {number})");
    }

    fn call(&mut self, call: &Expr<'_>) {
        match call {
            Expr::Filter(it) => {
                if let Some(expr) = &it.expr {
                    self.expr(expr);
                    self.push("|");
                }
                self.push(it.name);
                if let Some(CallArg::Pos(Expr::Const(first))) = it.args.first()
                    && let Some(text) = first.value.as_str()
                {
                    self.0.texts.push(FilterText {
                        filter: it.name.to_owned(),
                        text: text.to_owned(),
                        span: span(first.span()),
                    });
                }
                self.arguments(&it.args);
            }
            Expr::Test(it) => match (it.name, it.args.as_slice()) {
                ("eq" | "ne" | "in", [CallArg::Pos(other)]) => {
                    let number = self.0.comparisons.len();
                    let sign = match it.name {
                        "eq" => "==",
                        "ne" => "!=",
                        _ => "in",
                    };
                    self.comparison(sign, &it.expr, other);
                    if let Some(comparison) = self.0.comparisons.get_mut(number) {
                        comparison.span = span(it.expr.span()).to(span(call.span()));
                    }
                }
                (name, arguments) => {
                    self.parted("(", &[&it.expr], "", " is ");
                    self.push(name);
                    self.arguments(arguments);
                    self.push(")");
                }
            },
            Expr::Call(it) => {
                self.base(&it.expr);
                self.push("(");
                self.arguments(&it.args);
                self.push(")");
            }
            _ => {}
        }
    }

    fn arguments(&mut self, arguments: &[CallArg<'_>]) {
        if arguments.is_empty() {
            return;
        }
        self.push("(");
        for argument in arguments {
            match argument {
                CallArg::Pos(value) => self.expr(value),
                CallArg::Kwarg(name, value) => {
                    self.push(name);
                    self.parted("=", &[value], "", "");
                }
                CallArg::PosSplat(value) => self.parted("*", &[value], "", ""),
                CallArg::KwargSplat(value) => self.parted("**", &[value], "", ""),
            }
            self.push(", ");
        }
        self.push(")");
    }
}

fn comparison_sign(op: CompareOpKind) -> &'static str {
    match op {
        CompareOpKind::Eq => "==",
        CompareOpKind::Ne => "!=",
        CompareOpKind::Lt => "<",
        CompareOpKind::Lte => "<=",
        CompareOpKind::Gt => ">",
        CompareOpKind::Gte => ">=",
        CompareOpKind::In => "in",
        CompareOpKind::NotIn => "not in",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &str) {
        let rewritten = rewrite(source).map(|it| it.source);
        assert_eq!(rewritten.as_deref(), Some(expected), "{source}");
    }

    #[test]
    fn operators_become_filters_in_the_order_they_bind() {
        check(
            "a * (b + 1) > 2",
            "a|__calculate(b|__calculate(1, \"+\"), \"*\")|__compare(2, \">\", 0)",
        );
        check(
            "-a ~ 'x\"\\n' if not b in [1, 'y'] else c",
            "(a|__negate|__join(\"x\\\"\n\") if (not b|__compare([1, \"y\"], \"in\", 0)) else c)",
        );
        check("a and b and d or c", "((a and b and d) or c)");
        check(
            "1 < a <= 3",
            "(1|__compare(a, \"<\", 0) and a|__compare(3, \"<=\", 1))",
        );
        let nested = format!("{}1{}", "1<(".repeat(200), ")<1".repeat(200));
        assert!(rewrite(&nested).is_none());
    }

    #[test]
    fn all_else_stays() {
        check("a.b[1:2]", "a.b[1:2:]");
        check("a|round(2)", "a|round(2, )");
        check("a is divisibleby 3", "(a is divisibleby(3, ))");
        check("a is not defined", "(not (a is defined))");
        check("a is eq('b')", "a|__compare(\"b\", \"==\", 0)");
        check("{'a': 1}.a", "{\"a\": 1, }.a");
    }

    #[test]
    fn the_sides_are_known_by_their_places() {
        let source = "x and region == 'Kent'";
        let found = rewrite(source).unwrap().comparisons;
        assert_eq!(found[0].span.of(source), "region == 'Kent'");
        assert_eq!(found[0].left.what, What::Name("region".to_owned()));
        assert_eq!(found[0].right.span.of(source), "'Kent'");
    }
}
