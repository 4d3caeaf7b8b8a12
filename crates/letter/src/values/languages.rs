//! What is known of each language: the names of months and days, the form of a date, and "and".

mod germanic;
mod others;
mod romance;
mod slavic;

/// The conventions of one language, or of one language as written in one country.
#[derive(Debug)]
pub(crate) struct Language {
    /// The BCP 47 tag: a language, or a language and a region where the region differs.
    pub tag: &'static str,
    /// The long form of a date, as a pattern of [`dates::format`](super::dates::format).
    pub long_date: &'static str,
    /// The months as they stand after a day: in the genitive where the language has it.
    pub months: Names,
    /// The months as they stand alone, where that differs.
    pub months_alone: Option<Names>,
    /// The months shortened, as they stand after a day.
    pub months_short: Names,
    /// The days, Monday first.
    pub weekdays: Names,
    /// What stands before the last item of a list.
    pub and: &'static str,
}

impl Language {
    /// The months as they stand alone.
    pub fn months_alone(&self) -> Names {
        self.months_alone.unwrap_or(self.months)
    }
}

/// The names of months or of days, in order, with `|` between them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Names(&'static str);

impl Names {
    /// The names in order.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split('|')
    }

    /// The name at that place, counted from 0.
    pub fn get(self, index: usize) -> Option<&'static str> {
        self.iter().nth(index)
    }
}

/// The entry for a BCP 47 tag: of its language and region where that is listed, else of its
/// language. Case and `_` for `-` make no difference.
pub(crate) fn find(tag: &str) -> Option<&'static Language> {
    let mut parts = tag.trim().split(['-', '_']);
    let language = match parts.next()?.to_ascii_lowercase().as_str() {
        "no" => "nb".to_owned(),
        other => other.to_owned(),
    };
    parts
        .find(|part| part.len() == 2)
        .and_then(|region| by_tag(&format!("{language}-{}", region.to_ascii_uppercase())))
        .or_else(|| by_tag(&language))
}

fn by_tag(tag: &str) -> Option<&'static Language> {
    all().find(|entry| entry.tag == tag)
}

/// All languages that are known.
pub(crate) fn all() -> impl Iterator<Item = &'static Language> {
    [
        germanic::LANGUAGES,
        romance::LANGUAGES,
        slavic::LANGUAGES,
        others::LANGUAGES,
    ]
    .into_iter()
    .flatten()
}

/// Whether a date of digits alone puts the month before the day in this language.
pub(crate) fn month_first(tag: &str) -> bool {
    find(tag).is_some_and(|language| language.tag == "en-US")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_region_is_preferred_and_otherwise_the_language_serves() {
        let tag = |tag| find(tag).map(|language| language.tag);
        assert_eq!(tag("en-US"), Some("en-US"));
        assert_eq!(tag("EN_us"), Some("en-US"));
        assert_eq!(tag("en-Latn-US"), Some("en-US"));
        assert_eq!(tag("en-GB"), Some("en"));
        assert_eq!(tag("de-AT"), Some("de-AT"));
        assert_eq!(tag("no"), Some("nb"));
        assert_eq!(tag("ja"), None);
        assert_eq!(tag(""), None);
    }

    #[test]
    fn every_language_has_twelve_months_and_seven_days_of_different_names() {
        for language in all() {
            for (names, count) in [
                (language.months, 12),
                (language.months_alone(), 12),
                (language.months_short, 12),
                (language.weekdays, 7),
            ] {
                let distinct: BTreeSet<_> = names.iter().collect();
                assert_eq!(distinct.len(), count, "{}: {names:?}", language.tag);
                assert_eq!(names.iter().count(), count, "{}: {names:?}", language.tag);
            }
        }
    }

    #[test]
    fn no_language_is_listed_twice() {
        let mut tags = BTreeSet::new();
        for language in all() {
            assert!(tags.insert(language.tag), "{}", language.tag);
        }
    }
}
