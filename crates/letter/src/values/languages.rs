//! What is known of each language: the names of months and days, the form of a date, and "and".

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
    LANGUAGES.iter().find(|entry| entry.tag == tag)
}

/// Whether a date of digits alone puts the month before the day in this language.
pub(crate) fn month_first(tag: &str) -> bool {
    find(tag).is_some_and(|language| language.tag == "en-US")
}

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

/// The languages that are known; English first, for [`dates::parse`](super::dates::parse) reads
/// English names in a letter of any language.
pub(crate) static LANGUAGES: &[Language] = &[
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
    Language {
        tag: "cy",
        long_date: "D MMMM YYYY",
        months: Names(
            "Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr",
        ),
        months_alone: None,
        months_short: Names("Ion|Chwef|Maw|Ebr|Mai|Meh|Gorff|Awst|Medi|Hyd|Tach|Rhag"),
        weekdays: Names(
            "Dydd Llun|Dydd Mawrth|Dydd Mercher|Dydd Iau|Dydd Gwener|Dydd Sadwrn|Dydd Sul",
        ),
        and: "a",
    },
    Language {
        tag: "ga",
        long_date: "D MMMM YYYY",
        months: Names(
            "Eanáir|Feabhra|Márta|Aibreán|Bealtaine|Meitheamh|Iúil|Lúnasa|Meán Fómhair|Deireadh Fómhair|Samhain|Nollaig",
        ),
        months_alone: None,
        months_short: Names("Ean|Feabh|Márta|Aib|Beal|Meith|Iúil|Lún|MFómh|DFómh|Samh|Noll"),
        weekdays: Names(
            "Dé Luain|Dé Máirt|Dé Céadaoin|Déardaoin|Dé hAoine|Dé Sathairn|Dé Domhnaigh",
        ),
        and: "agus",
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
        tag: "eu",
        long_date: "YYYY'(e)ko' MMMM D'(a)'",
        months: Names(
            "urtarrilaren|otsailaren|martxoaren|apirilaren|maiatzaren|ekainaren|uztailaren|abuztuaren|irailaren|urriaren|azaroaren|abenduaren",
        ),
        months_alone: Some(Names(
            "urtarrila|otsaila|martxoa|apirila|maiatza|ekaina|uztaila|abuztua|iraila|urria|azaroa|abendua",
        )),
        months_short: Names("urt.|ots.|mar.|api.|mai.|eka.|uzt.|abu.|ira.|urr.|aza.|abe."),
        weekdays: Names("astelehena|asteartea|asteazkena|osteguna|ostirala|larunbata|igandea"),
        and: "eta",
    },
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
        tag: "hu",
        long_date: "YYYY. MMMM D.",
        months: Names(
            "január|február|március|április|május|június|július|augusztus|szeptember|október|november|december",
        ),
        months_alone: None,
        months_short: Names("jan.|febr.|márc.|ápr.|máj.|jún.|júl.|aug.|szept.|okt.|nov.|dec."),
        weekdays: Names("hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap"),
        and: "és",
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
    Language {
        tag: "el",
        long_date: "D MMMM YYYY",
        months: Names(
            "Ιανουαρίου|Φεβρουαρίου|Μαρτίου|Απριλίου|Μαΐου|Ιουνίου|Ιουλίου|Αυγούστου|Σεπτεμβρίου|Οκτωβρίου|Νοεμβρίου|Δεκεμβρίου",
        ),
        months_alone: Some(Names(
            "Ιανουάριος|Φεβρουάριος|Μάρτιος|Απρίλιος|Μάιος|Ιούνιος|Ιούλιος|Αύγουστος|Σεπτέμβριος|Οκτώβριος|Νοέμβριος|Δεκέμβριος",
        )),
        months_short: Names("Ιαν|Φεβ|Μαρ|Απρ|Μαΐ|Ιουν|Ιουλ|Αυγ|Σεπ|Οκτ|Νοε|Δεκ"),
        weekdays: Names("Δευτέρα|Τρίτη|Τετάρτη|Πέμπτη|Παρασκευή|Σάββατο|Κυριακή"),
        and: "και",
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
    Language {
        tag: "fi",
        long_date: "D. MMMM YYYY",
        months: Names(
            "tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta|marraskuuta|joulukuuta",
        ),
        months_alone: Some(Names(
            "tammikuu|helmikuu|maaliskuu|huhtikuu|toukokuu|kesäkuu|heinäkuu|elokuu|syyskuu|lokakuu|marraskuu|joulukuu",
        )),
        months_short: Names(
            "tammik.|helmik.|maalisk.|huhtik.|toukok.|kesäk.|heinäk.|elok.|syysk.|lokak.|marrask.|jouluk.",
        ),
        weekdays: Names("maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai"),
        and: "ja",
    },
    Language {
        tag: "et",
        long_date: "D. MMMM YYYY",
        months: Names(
            "jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember",
        ),
        months_alone: None,
        months_short: Names("jaan|veebr|märts|apr|mai|juuni|juuli|aug|sept|okt|nov|dets"),
        weekdays: Names("esmaspäev|teisipäev|kolmapäev|neljapäev|reede|laupäev|pühapäev"),
        and: "ja",
    },
    Language {
        tag: "lv",
        long_date: "YYYY. 'gada' D. MMMM",
        months: Names(
            "janvāris|februāris|marts|aprīlis|maijs|jūnijs|jūlijs|augusts|septembris|oktobris|novembris|decembris",
        ),
        months_alone: None,
        months_short: Names("janv.|febr.|marts|apr.|maijs|jūn.|jūl.|aug.|sept.|okt.|nov.|dec."),
        weekdays: Names("pirmdiena|otrdiena|trešdiena|ceturtdiena|piektdiena|sestdiena|svētdiena"),
        and: "un",
    },
    Language {
        tag: "lt",
        long_date: "YYYY 'm.' MMMM D 'd.'",
        months: Names(
            "sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio",
        ),
        months_alone: Some(Names(
            "sausis|vasaris|kovas|balandis|gegužė|birželis|liepa|rugpjūtis|rugsėjis|spalis|lapkritis|gruodis",
        )),
        months_short: Names(
            "saus.|vas.|kov.|bal.|geg.|birž.|liep.|rugp.|rugs.|spal.|lapkr.|gruod.",
        ),
        weekdays: Names(
            "pirmadienis|antradienis|trečiadienis|ketvirtadienis|penktadienis|šeštadienis|sekmadienis",
        ),
        and: "ir",
    },
    Language {
        tag: "mt",
        long_date: "D 'ta’' MMMM YYYY",
        months: Names(
            "Jannar|Frar|Marzu|April|Mejju|Ġunju|Lulju|Awwissu|Settembru|Ottubru|Novembru|Diċembru",
        ),
        months_alone: None,
        months_short: Names("Jan|Fra|Mar|Apr|Mej|Ġun|Lul|Aww|Set|Ott|Nov|Diċ"),
        weekdays: Names("It-Tnejn|It-Tlieta|L-Erbgħa|Il-Ħamis|Il-Ġimgħa|Is-Sibt|Il-Ħadd"),
        and: "u",
    },
    Language {
        tag: "tr",
        long_date: "D MMMM YYYY",
        months: Names("Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık"),
        months_alone: None,
        months_short: Names("Oca|Şub|Mar|Nis|May|Haz|Tem|Ağu|Eyl|Eki|Kas|Ara"),
        weekdays: Names("Pazartesi|Salı|Çarşamba|Perşembe|Cuma|Cumartesi|Pazar"),
        and: "ve",
    },
];

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
        for language in LANGUAGES {
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
        for (index, language) in LANGUAGES.iter().enumerate() {
            assert!(
                LANGUAGES[..index]
                    .iter()
                    .all(|earlier| earlier.tag != language.tag)
            );
        }
    }
}
