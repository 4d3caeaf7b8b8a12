//! `R005`: what a spreadsheet shows in the place of a value.
//!
//! ## What it finds
//! `#N/A`, `#REF!` and its other errors, `########` for a column that was too narrow, `1.23E+11` for
//! a long number, and `="00123"`, which keeps a number's zeros.
//!
//! ## Why
//! It prints as it stands, and the value itself is lost or hidden.
//!
//! ## Example
//! `#N/A` in the column of names.
//!
//! ## Fix
//! For a text in quotes: the text. For an error: an empty cell, which other rules then look at.

use super::{Finding, Spoilt, SpoiltCells};
use crate::checks::RuleInfo;
use crate::problem::Severity;

const INFO: RuleInfo = RuleInfo {
    code: "R005",
    name: "spreadsheet-remains",
    severity: Severity::Error,
    summary: "A value that a spreadsheet could not give",
};

pub(in crate::checks) fn rule() -> SpoiltCells {
    SpoiltCells::new(INFO, find)
}

const ERROR: Spoilt = Spoilt {
    why: "a spreadsheet’s error, no value. Mend it in the spreadsheet, or empty the cells.",
    title: Some("Empty the cells"),
};
const NARROW: Spoilt = Spoilt {
    why: "a spreadsheet’s sign for a column that is too narrow. Widen the column there, save, and \
          open the list again.",
    title: None,
};
const SHORT: Spoilt = Spoilt {
    why: "a spreadsheet has shortened the number, and its last figures are lost. Give the column \
          the format “Text” there, enter the numbers again, and open the list again.",
    title: None,
};
const QUOTED: Spoilt = Spoilt {
    why: "a spreadsheet’s way to keep a number as it is typed.",
    title: Some("Keep what stands in the quotes"),
};

fn find(text: &str) -> Option<Finding> {
    let quoted = || text.strip_prefix("=\"")?.strip_suffix('"');
    if let Some(inner) = quoted() {
        return Some((QUOTED, inner.replace("\"\"", "\"")));
    }
    let spoilt = if text.len() > 2 && text.bytes().all(|byte| byte == b'#') {
        NARROW
    } else if is_error(text) {
        ERROR
    } else if is_scientific(text) {
        SHORT
    } else {
        return None;
    };
    Some((spoilt, String::new()))
}

/// `#N/A`, `#REF!`, `#NAME?` and their like in any language of the program, and `Err:502`.
fn is_error(text: &str) -> bool {
    const WITHOUT_SIGN: [&str; 5] = ["#N/A", "#NV", "#ND", "#N/D", "#GETTING_DATA"];
    let named = || {
        let name = text.strip_prefix('#')?.strip_suffix(['!', '?'])?;
        let is_part = |c: char| c.is_uppercase() || matches!(c, '/' | '0' | '_' | ' ' | '¡' | '¿');
        (name.len() > 1 && name.chars().all(is_part)).then_some(())
    };
    let numbered = || {
        let number = text.strip_prefix("Err:")?;
        (number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(())
    };
    WITHOUT_SIGN.contains(&text) || named().is_some() || numbered().is_some()
}

/// `1.23E+11`, also with a decimal comma.
fn is_scientific(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once("E+").is_some_and(|(mantissa, power)| {
        let (whole, rest) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, "0"));
        digits(whole) && digits(rest) && digits(power)
    })
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, messages, of_code};

    fn quoted(cell: &str) -> String {
        format!("\"{}\"", cell.replace('"', "\"\""))
    }

    #[test]
    fn what_a_spreadsheet_leaves_is_found() {
        for cell in [
            "#N/A",
            "#REF!",
            "#NAME?",
            "#DIV/0!",
            "#NULL!",
            "#WERT!",
            "#NV",
            "Err:502",
            "########",
            "1.23E+11",
            "1,2E+12",
            "3E+05",
            "=\"00123\"",
        ] {
            let people = format!("name,ref\nAnn,{}\nBob,17", quoted(cell));
            assert_eq!(
                check_code("R005", "{{ ref }}", &people),
                [("ref", vec![0])],
                "{cell}"
            );
        }
    }

    #[test]
    fn what_people_write_is_not() {
        for cell in [
            "#1",
            "#42",
            "# 3",
            "No. #",
            "E+",
            "12E",
            "Route E+5",
            "#hashtag",
            "Hi!",
            "##",
        ] {
            let people = format!("name, ref\nAnn, {cell}");
            assert_eq!(check_code("R005", "{{ ref }}", &people), [], "{cell}");
        }
    }

    #[test]
    fn the_message_says_who_and_what_to_do() {
        assert_eq!(
            messages("R005", "{{ ref }}", "name, ref\nAnn, #N/A\nBob, #REF!"),
            [
                "“ref” holds “#N/A” for 2 recipients (Ann and Bob): a spreadsheet’s error, no value. \
                 Mend it in the spreadsheet, or empty the cells."
            ]
        );
    }

    #[test]
    fn zeros_kept_by_a_formula_are_taken_out_of_it() {
        let problems = of_code(
            "R005",
            "{{ ref }}",
            &format!("name,ref\nAnn,{}", quoted("=\"00123\"")),
        );
        let fix = problems[0].fix.as_ref().expect("a fix");
        assert_eq!(fix.cells[0].text, "00123");
        assert!(
            of_code("R005", "{{ ref }}", "name, ref\nAnn, 1E+11")[0]
                .fix
                .is_none()
        );
    }
}
