//! `R006`: a program's word for nothing.
//!
//! ## What it finds
//! `NULL`, `nan`, `undefined` and their like in a text.
//!
//! ## Why
//! A database writes them where there is no value; a letter prints them as a name.
//!
//! ## Example
//! `NULL` in the column of titles, and “Dear NULL Lee” in the letter.
//!
//! ## Fix
//! An empty cell.

use super::{Finding, Spoilt, SpoiltCells};
use crate::checks::RuleInfo;
use crate::problem::Severity;

const INFO: RuleInfo = RuleInfo {
    code: "R006",
    name: "word-for-nothing",
    severity: Severity::Error,
    summary: "A program’s word for nothing in the place of a value",
};

pub(in crate::checks) fn rule() -> SpoiltCells {
    SpoiltCells::new(INFO, find)
}

const NOTHING: Spoilt = Spoilt {
    why: "a program’s word for nothing, which prints as it stands. Empty the cells.",
    title: Some("Empty the cells"),
};

/// “Null” is a family’s name, and “None” an answer: only what nobody writes is here.
const WORDS: [&str; 14] = [
    "NULL",
    "null",
    "(null)",
    "(NULL)",
    "[null]",
    "[NULL]",
    "<null>",
    "<NULL>",
    "\\N",
    "nan",
    "NaN",
    "NAN",
    "<NA>",
    "undefined",
];

fn find(text: &str) -> Option<Finding> {
    WORDS.contains(&text).then(|| (NOTHING, String::new()))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, messages};

    #[test]
    fn words_for_nothing_are_found_and_names_are_not() {
        let people = "name, title\nAnn, NULL\nBob, Null\nCleo, nan\nDan, None\nEve, n/a";
        assert_eq!(
            check_code("R006", "{{ title }}", people),
            [("title", vec![0, 2])]
        );
        assert_eq!(
            messages("R006", "{{ title }}", people),
            [
                "“title” holds “NULL” for 2 recipients (Ann and Cleo): a program’s word for nothing, \
                 which prints as it stands. Empty the cells."
            ]
        );
    }
}
