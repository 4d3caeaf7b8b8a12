//! Romance languages.

use super::{Language, Names};

pub(super) static LANGUAGES: &[Language] = &[
    Language {
        tag: "fr",
        long_date: "D MMMM YYYY",
        months: Names(
            "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
        ),
        months_alone: None,
        months_short: Names("janv.|févr.|mars|avr.|mai|juin|juil.|août|sept.|oct.|nov.|déc."),
        weekdays: Names("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"),
        and: "et",
    },
    Language {
        tag: "es",
        long_date: "D 'de' MMMM 'de' YYYY",
        months: Names(
            "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
        ),
        months_alone: None,
        months_short: Names("ene|feb|mar|abr|may|jun|jul|ago|sept|oct|nov|dic"),
        weekdays: Names("lunes|martes|miércoles|jueves|viernes|sábado|domingo"),
        and: "y",
    },
    Language {
        tag: "it",
        long_date: "D MMMM YYYY",
        months: Names(
            "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
        ),
        months_alone: None,
        months_short: Names("gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic"),
        weekdays: Names("lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"),
        and: "e",
    },
    Language {
        tag: "pt",
        long_date: "D 'de' MMMM 'de' YYYY",
        months: Names(
            "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
        ),
        months_alone: None,
        months_short: Names("jan.|fev.|mar.|abr.|mai.|jun.|jul.|ago.|set.|out.|nov.|dez."),
        weekdays: Names(
            "segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo",
        ),
        and: "e",
    },
    Language {
        tag: "ca",
        long_date: "D MMMM 'del' YYYY",
        months: Names(
            "de gener|de febrer|de març|d’abril|de maig|de juny|de juliol|d’agost|de setembre|d’octubre|de novembre|de desembre",
        ),
        months_alone: Some(Names(
            "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre",
        )),
        months_short: Names(
            "de gen.|de febr.|de març|d’abr.|de maig|de juny|de jul.|d’ag.|de set.|d’oct.|de nov.|de des.",
        ),
        weekdays: Names("dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge"),
        and: "i",
    },
    Language {
        tag: "gl",
        long_date: "D 'de' MMMM 'de' YYYY",
        months: Names(
            "xaneiro|febreiro|marzo|abril|maio|xuño|xullo|agosto|setembro|outubro|novembro|decembro",
        ),
        months_alone: None,
        months_short: Names("xan.|feb.|mar.|abr.|maio|xuño|xul.|ago.|set.|out.|nov.|dec."),
        weekdays: Names("luns|martes|mércores|xoves|venres|sábado|domingo"),
        and: "e",
    },
    Language {
        tag: "ro",
        long_date: "D MMMM YYYY",
        months: Names(
            "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie",
        ),
        months_alone: None,
        months_short: Names("ian.|feb.|mar.|apr.|mai|iun.|iul.|aug.|sept.|oct.|nov.|dec."),
        weekdays: Names("luni|marți|miercuri|joi|vineri|sâmbătă|duminică"),
        and: "și",
    },
];
