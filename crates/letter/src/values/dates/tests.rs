use super::*;
use crate::values::languages;

fn thirteenth() -> Date {
    Date::new(2020, 10, 13).unwrap()
}

#[track_caller]
fn check_parse(text: &str, language: &str, expected: &str) {
    let read = parse(text, language).map(|date| date.to_string());
    assert_eq!(read.as_deref(), Some(expected), "{text:?} in {language}");
}

#[test]
fn the_calendar_has_no_other_days() {
    for (year, month, day) in [
        (2021, 2, 29),
        (1900, 2, 29),
        (2020, 4, 31),
        (2020, 13, 1),
        (2020, 0, 1),
        (2020, 1, 0),
        (0, 1, 1),
        (10000, 1, 1),
    ] {
        assert_eq!(Date::new(year, month, day), None);
    }
    assert!(Date::new(2000, 2, 29).is_some());
}

#[test]
fn weekdays_are_right() {
    for ((year, month, day), weekday) in [
        ((2020, 10, 13), "Tuesday"),
        ((2000, 1, 1), "Saturday"),
        ((1900, 1, 1), "Monday"),
        ((2024, 2, 29), "Thursday"),
        ((1, 1, 1), "Monday"),
        ((9999, 12, 31), "Friday"),
    ] {
        let date = Date::new(year, month, day).unwrap();
        assert_eq!(format(date, "dddd", "en"), weekday, "{date}");
    }
}

#[test]
fn reads_dates_as_people_write_them() {
    for text in [
        "2020-10-13",
        "2020-10-13T00:00:00Z",
        "2020-10-13 09:30:00",
        "13 October 2020",
        "13 Oct 2020",
        "13 oct. 2020",
        "October 13, 2020",
        "Oct 13 2020",
        "13th October 2020",
        "the 13th of October, 2020",
        "Tuesday, 13 October 2020",
        "Tue 13 October 2020",
        "13.10.2020",
        "13/10/2020",
        "13-10-2020",
        "13. 10. 2020",
        "13-Oct-2020",
        " 13 October 2020 ",
        "2020/10/13",
        "13\u{a0}October\u{a0}2020",
    ] {
        check_parse(text, "en-GB", "2020-10-13");
    }
    check_parse("10/13/2020", "en-US", "2020-10-13");
    check_parse("3/4/2020", "en-US", "2020-03-04");
    check_parse("3/4/2020", "en-AU", "2020-04-03");
    check_parse("1er octobre 2020", "fr", "2020-10-01");
    check_parse("mardi 13 octobre 2020", "fr-FR", "2020-10-13");
    check_parse("Dienstag, den 13. Oktober 2020", "de", "2020-10-13");
    check_parse("13 październik 2020", "pl", "2020-10-13");
    check_parse("13 October 2020", "pl", "2020-10-13");
    check_parse("13 Sept 2020", "es", "2020-09-13");
    check_parse("13 September 2020", "ja", "2020-09-13");
    check_parse("1 May 2020", "en", "2020-05-01");
}

#[test]
fn reads_back_its_own_long_form_in_every_language() {
    for language in languages::all() {
        for month in 1..=12 {
            for day in [1, 2, 13, 31] {
                if let Some(date) = Date::new(2020, month, day) {
                    check_parse(&long(date, language.tag), language.tag, &date.to_string());
                    let with_weekday = format!("dddd, {}", language.long_date);
                    let text = format(date, &with_weekday, language.tag);
                    check_parse(&text, language.tag, &date.to_string());
                }
            }
        }
    }
}

#[test]
fn does_not_guess() {
    for text in [
        "",
        "October",
        "October 2020",
        "13 October",
        "13 October 20",
        "13/10/20",
        "31/11/2020",
        "10/13/2020",
        "2020-10-13x",
        "2020-13-10",
        "13 October 2020 or so",
        "13 14 October 2020",
        "13 October 2020 2021",
        "20201013",
        "44117",
        "soon",
        "Octobers 13 2020",
        "13 Marchioness 2020",
        "2020-10-13 Tuesday",
    ] {
        assert_eq!(parse(text, "en-GB"), None, "{text:?}");
    }
}

#[test]
fn writes_the_long_form_of_the_language() {
    for (language, expected) in [
        ("en-GB", "13 October 2020"),
        ("en-US", "October 13, 2020"),
        ("en_IE", "13 October 2020"),
        ("cy", "13 Hydref 2020"),
        ("ga", "13 Deireadh Fómhair 2020"),
        ("de-AT", "13. Oktober 2020"),
        ("fr", "13 octobre 2020"),
        ("nl", "13 oktober 2020"),
        ("es", "13 de octubre de 2020"),
        ("it", "13 ottobre 2020"),
        ("pt-BR", "13 de outubro de 2020"),
        ("ca", "13 d’octubre del 2020"),
        ("eu", "2020(e)ko urriaren 13(a)"),
        ("pl", "13 października 2020"),
        ("cs", "13. října 2020"),
        ("sk", "13. októbra 2020"),
        ("sl", "13. oktober 2020"),
        ("hr", "13. listopada 2020."),
        ("hu", "2020. október 13."),
        ("ro", "13 octombrie 2020"),
        ("bg", "13 октомври 2020 г."),
        ("uk", "13 жовтня 2020 р."),
        ("el", "13 Οκτωβρίου 2020"),
        ("da", "13. oktober 2020"),
        ("sv", "13 oktober 2020"),
        ("nb", "13. oktober 2020"),
        ("fi", "13. lokakuuta 2020"),
        ("et", "13. oktoober 2020"),
        ("lv", "2020. gada 13. oktobris"),
        ("lt", "2020 m. spalio 13 d."),
        ("tlh", "2020-10-13"),
        ("", "2020-10-13"),
    ] {
        assert_eq!(long(thirteenth(), language), expected, "{language}");
    }
}

#[test]
fn a_pattern_keeps_what_it_does_not_know() {
    for (pattern, expected) in [
        ("", ""),
        ("D/M", "13/10"),
        ("[Day] D", "Day 13"),
        ("''YY", "'20"),
        ("'open D", "'open 13"),
        ("[", "["),
        ("é D ü", "é 13 ü"),
        ("DDD", "1313"),
        ("ddd", "Tue"),
        ("Do MMM YYYY", "13th Oct 2020"),
        ("Y", "Y"),
    ] {
        assert_eq!(
            format(thirteenth(), pattern, "en-GB"),
            expected,
            "{pattern:?}"
        );
    }
}
