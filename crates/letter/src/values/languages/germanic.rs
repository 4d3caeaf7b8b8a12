//! Germanic languages.

use super::{Language, Names};

const ENGLISH: Language = Language {
    tag: "en",
    long_date: "D MMMM YYYY",
    months: Names(
        "January|February|March|April|May|June|July|August|September|October|November|December",
    ),
    months_alone: None,
    months_short: Names("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"),
    weekdays: Names("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"),
    and: "and",
};

const GERMAN: Language = Language {
    tag: "de",
    long_date: "D. MMMM YYYY",
    months: Names(
        "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    ),
    months_alone: None,
    months_short: Names("Jan.|Feb.|März|Apr.|Mai|Juni|Juli|Aug.|Sept.|Okt.|Nov.|Dez."),
    weekdays: Names("Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag"),
    and: "und",
};

pub(super) static LANGUAGES: &[Language] = &[
    ENGLISH,
    Language {
        tag: "en-US",
        long_date: "MMMM D, YYYY",
        ..ENGLISH
    },
    Language {
        tag: "en-CA",
        long_date: "MMMM D, YYYY",
        ..ENGLISH
    },
    GERMAN,
    Language {
        tag: "de-AT",
        months: Names(
            "Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
        ),
        months_short: Names("Jän.|Feb.|März|Apr.|Mai|Juni|Juli|Aug.|Sept.|Okt.|Nov.|Dez."),
        ..GERMAN
    },
    Language {
        tag: "nl",
        long_date: "D MMMM YYYY",
        months: Names(
            "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
        ),
        months_alone: None,
        months_short: Names("jan.|feb.|mrt.|apr.|mei|jun.|jul.|aug.|sep.|okt.|nov.|dec."),
        weekdays: Names("maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"),
        and: "en",
    },
    Language {
        tag: "da",
        long_date: "D. MMMM YYYY",
        months: Names(
            "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
        ),
        months_alone: None,
        months_short: Names("jan.|feb.|mar.|apr.|maj|jun.|jul.|aug.|sep.|okt.|nov.|dec."),
        weekdays: Names("mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag"),
        and: "og",
    },
    Language {
        tag: "sv",
        long_date: "D MMMM YYYY",
        months: Names(
            "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
        ),
        months_alone: None,
        months_short: Names("jan.|feb.|mars|apr.|maj|juni|juli|aug.|sep.|okt.|nov.|dec."),
        weekdays: Names("måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag"),
        and: "och",
    },
    Language {
        tag: "nb",
        long_date: "D. MMMM YYYY",
        months: Names(
            "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember",
        ),
        months_alone: None,
        months_short: Names("jan.|feb.|mars|apr.|mai|juni|juli|aug.|sep.|okt.|nov.|des."),
        weekdays: Names("mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag"),
        and: "og",
    },
    Language {
        tag: "nn",
        long_date: "D. MMMM YYYY",
        months: Names(
            "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember",
        ),
        months_alone: None,
        months_short: Names("jan.|feb.|mars|apr.|mai|juni|juli|aug.|sep.|okt.|nov.|des."),
        weekdays: Names("måndag|tysdag|onsdag|torsdag|fredag|laurdag|søndag"),
        and: "og",
    },
    Language {
        tag: "is",
        long_date: "D. MMMM YYYY",
        months: Names(
            "janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|desember",
        ),
        months_alone: None,
        months_short: Names("jan.|feb.|mar.|apr.|maí|jún.|júl.|ágú.|sep.|okt.|nóv.|des."),
        weekdays: Names(
            "mánudagur|þriðjudagur|miðvikudagur|fimmtudagur|föstudagur|laugardagur|sunnudagur",
        ),
        and: "og",
    },
];
