//! Where the script changes in a text, and what programs want to know of each.

use letter::fonts;
use unicode_script::{Script, UnicodeScript as _};

/// A script that is not set like the Latin one. The fonts are those that come with Word; other
/// programs take what they have for the script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chinese, Japanese and Korean.
    EastAsian {
        font: &'static str,
        language: &'static str,
    },
    /// What runs to the left, or whose letters change with their neighbours.
    Complex {
        font: &'static str,
        language: &'static str,
        is_right_to_left: bool,
    },
    /// What only needs another font.
    Other { font: &'static str },
}

/// The languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 8] = ["ar", "dv", "fa", "he", "ps", "sd", "ur", "yi"];

/// Whether the language is written from right to left.
pub fn is_right_to_left(language: &str) -> bool {
    let main = language.split(['-', '_']).next().unwrap_or_default();
    RIGHT_TO_LEFT.contains(&main.to_ascii_lowercase().as_str())
}

/// Whether a character is of a script that is written from right to left.
pub fn runs_to_the_left(c: char) -> bool {
    kind(c.script(), "").is_some_and(Kind::is_right_to_left)
}

/// What a character says of the stretch it is in.
enum Says {
    /// Nothing: it goes with its neighbours.
    Nothing,
    /// It belongs to the one before, such as an accent.
    AsBefore,
    It(Option<Kind>),
}

impl Kind {
    /// Whether it is written from right to left.
    pub fn is_right_to_left(self) -> bool {
        matches!(
            self,
            Self::Complex {
                is_right_to_left: true,
                ..
            }
        )
    }
}

/// Cuts `text` of a letter in that language where the script changes. Spaces and signs between two
/// scripts are nobody's.
pub fn stretches<'t>(text: &'t str, language: &str) -> Vec<(&'t str, Option<Kind>)> {
    if text.is_ascii() {
        return vec![(text, None)];
    }
    let mut cuts: Vec<(usize, Option<Kind>)> = vec![(0, None)];
    let (mut kind, mut end) = (None, 0);
    for (at, c) in text.char_indices() {
        match says(c, language) {
            Says::Nothing => continue,
            Says::AsBefore => {}
            Says::It(own) => {
                if own != kind && kind.is_some() {
                    cuts.push((end, None));
                }
                if own != kind && own.is_some() {
                    cuts.push((at, own));
                }
                kind = own;
            }
        }
        end = at + c.len_utf8();
    }
    if kind.is_some() {
        cuts.push((end, None));
    }
    let ends = cuts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let pieces = cuts.iter().zip(ends).map(|((start, kind), end)| {
        let piece = text.get(*start..end).unwrap_or_default();
        (piece, *kind)
    });
    pieces.filter(|(piece, _)| !piece.is_empty()).collect()
}

fn says(c: char, language: &str) -> Says {
    match c.script() {
        Script::Inherited => Says::AsBefore,
        Script::Common | Script::Unknown if is_emoji(c) => Says::It(Some(Kind::Other {
            font: "Segoe UI Emoji",
        })),
        Script::Common | Script::Unknown => Says::Nothing,
        script => Says::It(kind(script, language)),
    }
}

fn is_emoji(c: char) -> bool {
    !c.is_ascii() && fonts::family_for(c, "").is_some_and(|family| family.name == "Noto Emoji")
}

fn kind(script: Script, language: &str) -> Option<Kind> {
    let east = |font, language| Kind::EastAsian { font, language };
    let left = |font, language| Kind::Complex {
        font,
        language,
        is_right_to_left: true,
    };
    let complex = |font, language| Kind::Complex {
        font,
        language,
        is_right_to_left: false,
    };
    Some(match script {
        Script::Han => han(language),
        Script::Bopomofo => east("Microsoft JhengHei", "zh-TW"),
        Script::Hiragana | Script::Katakana => east("Yu Gothic", "ja-JP"),
        Script::Hangul => east("Malgun Gothic", "ko-KR"),
        Script::Arabic => left("Arial", "ar-SA"),
        Script::Hebrew => left("Arial", "he-IL"),
        Script::Syriac => left("Estrangelo Edessa", "syr-SY"),
        Script::Thaana => left("MV Boli", "dv-MV"),
        Script::Nko => left("Ebrima", "nqo"),
        Script::Devanagari => complex("Nirmala UI", "hi-IN"),
        Script::Bengali => complex("Nirmala UI", "bn-IN"),
        Script::Gurmukhi => complex("Nirmala UI", "pa-IN"),
        Script::Gujarati => complex("Nirmala UI", "gu-IN"),
        Script::Oriya => complex("Nirmala UI", "or-IN"),
        Script::Tamil => complex("Nirmala UI", "ta-IN"),
        Script::Telugu => complex("Nirmala UI", "te-IN"),
        Script::Kannada => complex("Nirmala UI", "kn-IN"),
        Script::Malayalam => complex("Nirmala UI", "ml-IN"),
        Script::Sinhala => complex("Nirmala UI", "si-LK"),
        Script::Thai => complex("Leelawadee UI", "th-TH"),
        Script::Lao => complex("Leelawadee UI", "lo-LA"),
        Script::Khmer => complex("Leelawadee UI", "km-KH"),
        Script::Myanmar => complex("Myanmar Text", "my-MM"),
        Script::Tibetan => complex("Microsoft Himalaya", "bo-CN"),
        Script::Mongolian => complex("Mongolian Baiti", "mn-Mong-CN"),
        Script::Ethiopic | Script::Tifinagh => Kind::Other { font: "Ebrima" },
        Script::Georgian | Script::Armenian => Kind::Other { font: "Sylfaen" },
        Script::Cherokee | Script::Canadian_Aboriginal => Kind::Other { font: "Gadugi" },
        _ => return None,
    })
}

/// Characters that Chinese, Japanese and Korean share are written as the letter's language does.
fn han(language: &str) -> Kind {
    let tag = language.to_ascii_lowercase();
    let is_traditional = ["hant", "tw", "hk", "mo"]
        .iter()
        .any(|part| tag.split(['-', '_']).any(|own| own == *part));
    let (font, language) = match tag.get(..2) {
        Some("ja") => ("Yu Gothic", "ja-JP"),
        Some("ko") => ("Malgun Gothic", "ko-KR"),
        _ if is_traditional => ("Microsoft JhengHei", "zh-TW"),
        _ => ("Microsoft YaHei", "zh-CN"),
    };
    Kind::EastAsian { font, language }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Option<&str>)]) {
        let found = stretches(text, "en-GB");
        let font = |kind: Option<Kind>| {
            kind.map(|kind| match kind {
                Kind::EastAsian { font, .. }
                | Kind::Complex { font, .. }
                | Kind::Other { font } => font,
            })
        };
        let found: Vec<_> = found
            .into_iter()
            .map(|(piece, kind)| (piece, font(kind)))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_text_is_cut_where_its_script_changes() {
        check("Dear Zoë – ½", &[("Dear Zoë – ½", None)]);
        check(
            "Dear 王小明, 您好。",
            &[
                ("Dear ", None),
                ("王小明, 您好", Some("Microsoft YaHei")),
                ("。", None),
            ],
        );
        check(
            "To محمد بن 12 علي (Ann)",
            &[
                ("To ", None),
                ("محمد بن 12 علي", Some("Arial")),
                (" (Ann)", None),
            ],
        );
        check(
            "नमस्ते 👩\u{200d}💻!",
            &[
                ("नमस्ते", Some("Nirmala UI")),
                (" ", None),
                ("👩\u{200d}💻", Some("Segoe UI Emoji")),
                ("!", None),
            ],
        );
    }
}
