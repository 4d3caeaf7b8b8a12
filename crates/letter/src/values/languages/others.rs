//! Celtic, Baltic, Finnic and other languages of Europe.

use super::{Language, Names};

pub(super) static LANGUAGES: &[Language] = &[
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
