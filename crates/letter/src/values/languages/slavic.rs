//! Slavic languages.

use super::{Language, Names};

pub(super) static LANGUAGES: &[Language] = &[
    Language {
        tag: "pl",
        long_date: "D MMMM YYYY",
        months: Names(
            "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia",
        ),
        months_alone: Some(Names(
            "styczeń|luty|marzec|kwiecień|maj|czerwiec|lipiec|sierpień|wrzesień|październik|listopad|grudzień",
        )),
        months_short: Names("sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru"),
        weekdays: Names("poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela"),
        and: "i",
    },
    Language {
        tag: "cs",
        long_date: "D. MMMM YYYY",
        months: Names(
            "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince",
        ),
        months_alone: Some(Names(
            "leden|únor|březen|duben|květen|červen|červenec|srpen|září|říjen|listopad|prosinec",
        )),
        months_short: Names("led|úno|bře|dub|kvě|čvn|čvc|srp|zář|říj|lis|pro"),
        weekdays: Names("pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle"),
        and: "a",
    },
    Language {
        tag: "sk",
        long_date: "D. MMMM YYYY",
        months: Names(
            "januára|februára|marca|apríla|mája|júna|júla|augusta|septembra|októbra|novembra|decembra",
        ),
        months_alone: Some(Names(
            "január|február|marec|apríl|máj|jún|júl|august|september|október|november|december",
        )),
        months_short: Names("jan|feb|mar|apr|máj|jún|júl|aug|sep|okt|nov|dec"),
        weekdays: Names("pondelok|utorok|streda|štvrtok|piatok|sobota|nedeľa"),
        and: "a",
    },
    Language {
        tag: "sl",
        long_date: "D. MMMM YYYY",
        months: Names(
            "januar|februar|marec|april|maj|junij|julij|avgust|september|oktober|november|december",
        ),
        months_alone: None,
        months_short: Names("jan.|feb.|mar.|apr.|maj|jun.|jul.|avg.|sep.|okt.|nov.|dec."),
        weekdays: Names("ponedeljek|torek|sreda|četrtek|petek|sobota|nedelja"),
        and: "in",
    },
    Language {
        tag: "hr",
        long_date: "D. MMMM YYYY.",
        months: Names(
            "siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|kolovoza|rujna|listopada|studenoga|prosinca",
        ),
        months_alone: Some(Names(
            "siječanj|veljača|ožujak|travanj|svibanj|lipanj|srpanj|kolovoz|rujan|listopad|studeni|prosinac",
        )),
        months_short: Names("sij|velj|ožu|tra|svi|lip|srp|kol|ruj|lis|stu|pro"),
        weekdays: Names("ponedjeljak|utorak|srijeda|četvrtak|petak|subota|nedjelja"),
        and: "i",
    },
    Language {
        tag: "bg",
        long_date: "D MMMM YYYY 'г.'",
        months: Names(
            "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември",
        ),
        months_alone: None,
        months_short: Names("яну|фев|март|апр|май|юни|юли|авг|сеп|окт|ное|дек"),
        weekdays: Names("понеделник|вторник|сряда|четвъртък|петък|събота|неделя"),
        and: "и",
    },
    Language {
        tag: "uk",
        long_date: "D MMMM YYYY 'р.'",
        months: Names(
            "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня",
        ),
        months_alone: Some(Names(
            "січень|лютий|березень|квітень|травень|червень|липень|серпень|вересень|жовтень|листопад|грудень",
        )),
        months_short: Names("січ.|лют.|бер.|квіт.|трав.|черв.|лип.|серп.|вер.|жовт.|лист.|груд."),
        weekdays: Names("понеділок|вівторок|середа|четвер|пʼятниця|субота|неділя"),
        and: "і",
    },
];
