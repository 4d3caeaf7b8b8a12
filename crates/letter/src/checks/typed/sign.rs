//! How a typed mark is written.

/// What a typed mark says.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::checks) enum Sign {
    /// A number, however it is written.
    Number(usize),
    /// `*`, `†` or `‡`.
    Symbol(char),
}

impl Sign {
    /// The number that it says, if it is one.
    pub(in crate::checks) fn number(&self) -> Option<usize> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Symbol(_) => None,
        }
    }
}

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `¹`, `<sup>1</sup>` or `^1^`.
    Raised,
    /// `[1]`.
    Bracketed,
    /// `†` or `‡`.
    Dagger,
    /// `*`.
    Star,
    /// A figure on the line.
    Figure,
}

/// The most figures in a mark.
const MOST_FIGURES: usize = 3;

/// The sign at the head of `text`, how it is written, and its length in bytes.
pub(super) fn sign_at(text: &str) -> Option<(Sign, Style, usize)> {
    let first = text.chars().next()?;
    let number = |found: Option<(usize, usize)>, style| {
        found.map(|(number, length)| (Sign::Number(number), style, length))
    };
    match first {
        '<' => number(between(text, "<sup>", "</sup>"), Style::Raised),
        '^' => number(between(text, "^", "^"), Style::Raised),
        '[' => number(between(text, "[", "]"), Style::Bracketed),
        '†' | '‡' => Some((Sign::Symbol(first), Style::Dagger, first.len_utf8())),
        '*' => Some((Sign::Symbol(first), Style::Star, 1)),
        '0'..='9' => number(figures(text), Style::Figure),
        _ => number(raised(text), Style::Raised),
    }
}

/// The number between `open` and `close`, in which capitals and spaces do not count.
fn between(text: &str, open: &str, close: &str) -> Option<(usize, usize)> {
    let head = text.get(..open.len())?;
    let inner = text.get(open.len()..)?.trim_start_matches(' ');
    let (number, length) = figures(inner).or_else(|| raised(inner))?;
    let rest = inner.get(length..)?.trim_start_matches(' ');
    let tail = rest.get(..close.len())?;
    let fits = head.eq_ignore_ascii_case(open) && tail.eq_ignore_ascii_case(close);
    fits.then(|| (number, text.len() - rest.len() + close.len()))
}

fn figures(text: &str) -> Option<(usize, usize)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let figures = text.get(..text.len() - rest.len())?;
    let number = figures.parse().ok().filter(|number| *number > 0)?;
    (figures.len() <= MOST_FIGURES && !figures.starts_with('0')).then_some((number, figures.len()))
}

fn raised(text: &str) -> Option<(usize, usize)> {
    let figures: Vec<usize> = text.chars().map_while(raised_figure).collect();
    if figures.is_empty() || figures.len() > MOST_FIGURES {
        return None;
    }
    let number = figures
        .iter()
        .fold(0, |number, figure| number * 10 + figure);
    let length = text.chars().take(figures.len()).map(char::len_utf8).sum();
    (number > 0).then_some((number, length))
}

pub(super) fn raised_figure(c: char) -> Option<usize> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|figure| figure == c)
}

#[test]
fn signs_are_read_however_they_are_written() {
    let cases = [
        ("¹ x", Some((Sign::Number(1), Style::Raised, 2))),
        ("¹²³", Some((Sign::Number(123), Style::Raised, 6))),
        ("<sup>12</sup>", Some((Sign::Number(12), Style::Raised, 13))),
        ("<SUP> 1 </sup>", Some((Sign::Number(1), Style::Raised, 14))),
        ("^1^", Some((Sign::Number(1), Style::Raised, 3))),
        ("[7]", Some((Sign::Number(7), Style::Bracketed, 3))),
        ("4.", Some((Sign::Number(4), Style::Figure, 1))),
        ("†", Some((Sign::Symbol('†'), Style::Dagger, 3))),
        ("[2020]", None),
        ("<sup>st</sup>", None),
        ("<sub>2</sub>", None),
        ("^1", None),
        ("2019", None),
        ("007", None),
        ("x", None),
        ("", None),
    ];
    for (text, expected) in cases {
        assert_eq!(sign_at(text), expected, "{text}");
    }
}
