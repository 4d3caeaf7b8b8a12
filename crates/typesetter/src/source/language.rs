//! The letter's language as Typst wants it, and the few words that a page adds.

/// The parts of a BCP 47 tag that Typst knows: the language and the region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Language {
    pub(crate) language: String,
    pub(crate) region: Option<String>,
}

impl Language {
    /// Reads a tag; what is no language is English.
    pub(crate) fn parse(tag: &str) -> Self {
        let mut subtags = tag.split(['-', '_']);
        let is_word = |text: &&str| text.bytes().all(|byte| byte.is_ascii_alphabetic());
        let language = subtags
            .next()
            .filter(|text| matches!(text.len(), 2 | 3))
            .filter(is_word)
            .map_or_else(|| "en".to_owned(), str::to_ascii_lowercase);
        let region = subtags
            .filter(|text| text.len() == 2)
            .find(is_word)
            .map(str::to_ascii_uppercase);
        Self { language, region }
    }

    /// What stands between a page's number and how many there are: “2 of 3”.
    pub(crate) fn of(&self) -> &'static str {
        match self.language.as_str() {
            "en" => " of ",
            "de" | "lb" => " von ",
            "nl" | "af" => " van ",
            "fr" => " sur ",
            "es" | "pt" | "gl" | "ca" => " de ",
            "it" => " di ",
            "sv" | "nb" | "nn" | "no" => " av ",
            "da" => " af ",
            "pl" => " z ",
            _ => " / ",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_and_region_are_taken_from_the_tag() {
        for (tag, language, region) in [
            ("en-GB", "en", Some("GB")),
            ("de", "de", None),
            ("zh-Hant-TW", "zh", Some("TW")),
            ("DE_at", "de", Some("AT")),
            ("", "en", None),
            ("klingon\"#", "en", None),
            ("d1-\"\"", "en", None),
        ] {
            let expected = Language {
                language: language.to_owned(),
                region: region.map(ToOwned::to_owned),
            };
            assert_eq!(Language::parse(tag), expected, "{tag}");
        }
    }
}
