//! What an expression compares, and what it asks for as it is.

use minijinja::machinery::ast::{BinOpKind, Expr, UnaryOpKind};
use minijinja::machinery::parse_expr;

use super::quotes::straight_quotes;
use crate::span::Span;

/// Two sides that an expression compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Comparison {
    /// Where, as bytes of the expression's source.
    pub(crate) span: Span,
    pub(crate) left: Side,
    pub(crate) right: Side,
}

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Side {
    /// Where, as bytes of the expression's source.
    pub(crate) span: Span,
    pub(crate) what: What,
}

/// What a side is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A field or a loop's variable, as it is.
    Name(String),
    /// A text in quotes, or several in a list.
    Texts(Vec<(Span, String)>),
    Other,
}

/// What a call of a filter says: its name and its first argument, where that is a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FilterText {
    pub(crate) filter: String,
    pub(crate) text: String,
    /// Where the text stands with its quotes, as bytes of the expression's source.
    pub(crate) span: Span,
}

/// Where `source` asks whether a name has a value, as a condition or as that of an `if` in it.
pub(crate) fn asked(source: &str, is_condition: bool) -> Vec<Span> {
    let mut places = Vec::new();
    if let Ok(expr) = parse_expr(&straight_quotes(source)) {
        asked_in(&expr, is_condition, &mut places);
    }
    places
}

fn asked_in(expr: &Expr<'_>, is_condition: bool, places: &mut Vec<Span>) {
    match expr {
        Expr::Var(it) if is_condition => places.push(span(it.span())),
        Expr::UnaryOp(it) if matches!(it.op, UnaryOpKind::Not) => asked_in(&it.expr, true, places),
        Expr::BinOp(it) if matches!(it.op, BinOpKind::ScAnd | BinOpKind::ScOr) => {
            asked_in(&it.left, is_condition, places);
            asked_in(&it.right, is_condition, places);
        }
        Expr::IfExpr(it) => {
            asked_in(&it.test_expr, true, places);
            asked_in(&it.true_expr, is_condition, places);
            if let Some(other) = &it.false_expr {
                asked_in(other, is_condition, places);
            }
        }
        _ => {}
    }
}

pub(super) fn side(expr: &Expr<'_>) -> Side {
    let text = |expr: &Expr<'_>| match expr {
        Expr::Const(it) => Some((span(it.span()), it.value.as_str()?.to_owned())),
        _ => None,
    };
    let what = match expr {
        Expr::Var(it) => What::Name(it.id.to_owned()),
        Expr::Const(_) => text(expr).map_or(What::Other, |text| What::Texts(vec![text])),
        Expr::List(it) => What::Texts(it.items.iter().filter_map(text).collect()),
        Expr::Tuple(it) => What::Texts(it.items.iter().filter_map(text).collect()),
        _ => What::Other,
    };
    Side {
        span: span(expr.span()),
        what,
    }
}

pub(super) fn span(span: minijinja::machinery::Span) -> Span {
    let at = |offset: u32| usize::try_from(offset).unwrap_or_default();
    Span::new(at(span.start_offset), at(span.end_offset))
}
