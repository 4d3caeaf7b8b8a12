//! Lists in eighteen encodings, as spreadsheets of many countries write them.

use super::*;

/// Names that a list of a country may hold; all are made up.
const WESTERN: &[&str] = &[
    "José Núñez",
    "Hélène Lefèvre",
    "Jürgen Größler",
    "Søren Åkerlund",
    "João Conceição",
];
const CENTRAL: &[&str] = &[
    "Łukasz Wąsik",
    "Dvořáček Šimon",
    "Żaneta Źrebiec",
    "Čeněk Kříž",
    "Ľubomír Ťažký",
];
const TURKISH: &[&str] = &[
    "Ayşe Yıldız",
    "Çağrı Öztürk",
    "Gülşah Işık",
    "İbrahim Doğan",
];
const CYRILLIC: &[&str] = &[
    "Иван Петров",
    "Ольга Синицына",
    "Дмитрий Жуков",
    "Ярослава Щукина",
];
const GREEK: &[&str] = &["Γιώργος Παππάς", "Ελένη Ράπτη", "Νίκος Άνθης", "Άννα Ψαρά"];
const HEBREW: &[&str] = &["דוד לוי", "שרה כהן", "יוסף מזרחי", "רחל אברהם"];
const ARABIC: &[&str] = &["محمد الحداد", "فاطمة الزهراء", "خالد النجار", "سلمى العطار"];
const JAPANESE: &[&str] = &["山田 太郎", "佐藤 花子", "鈴木 イチロー", "高橋 みどり"];
const SIMPLIFIED: &[&str] = &["王小明", "李秀英", "张伟东", "刘建国", "陈丽华"];
const TRADITIONAL: &[&str] = &["陳怡君", "林志豪", "黃淑芬", "張雅婷", "劉國強"];
const KOREAN: &[&str] = &["김철수", "이영희", "박민준", "최수빈", "정다은"];

/// Each encoding with names that it can write.
const LISTS: [(&str, &[&str]); 14] = [
    ("windows-1252", WESTERN),
    ("macintosh", WESTERN),
    ("windows-1250", CENTRAL),
    ("iso-8859-2", CENTRAL),
    ("windows-1254", TURKISH),
    ("windows-1251", CYRILLIC),
    ("x-mac-cyrillic", CYRILLIC),
    ("windows-1253", GREEK),
    ("windows-1255", HEBREW),
    ("windows-1256", ARABIC),
    ("shift_jis", JAPANESE),
    ("gb18030", SIMPLIFIED),
    ("big5", TRADITIONAL),
    ("euc-kr", KOREAN),
];

fn table(names: &[&str]) -> String {
    format!("name,town\r\n{},Marl\r\n", names.join(",Marl\r\n"))
}

fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    let (bytes, _, has_gaps) = encoding.0.encode(text);
    assert!(!has_gaps, "{encoding:?} cannot write {text}");
    bytes.into_owned()
}

#[test]
fn a_list_of_each_country_is_read_as_it_was_written() {
    for (name, names) in LISTS {
        let encoding = Encoding::named(name).unwrap();
        let text = table(names);
        let bytes = encoded(&text, encoding);
        let detected = detect(&bytes, "en-GB");
        let read = decode(&bytes, detected.encoding);
        assert_eq!(read.text, text, "{name} read as {detected:?}");
        assert_eq!(detected.readings, [], "{name}");
    }
}

#[test]
fn unicode_is_known_with_and_without_its_mark() {
    let text = "name\tZoë €\n";
    for mark in ["", "\u{feff}"] {
        let marked = format!("{mark}{text}");
        let little = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let utf_8 = marked.clone().into_bytes();
        for (bytes, encoding) in [
            (utf_8, Encoding::UTF_8),
            (little, Encoding::UTF_16LE),
            (big, Encoding::UTF_16BE),
        ] {
            let bytes: Vec<u8> = bytes;
            assert_eq!(detect(&bytes, "").encoding, encoding);
            assert_eq!(decode(&bytes, encoding).text, text);
        }
    }
    assert_eq!(detect(b"", "").encoding, Encoding::UTF_8);
    assert!(decode(b"\xFF\xFEa\0\0\xD8b\0", Encoding::UTF_16LE).damaged);
    assert!(decode(b"\xFF\xFEa\0b", Encoding::UTF_16LE).damaged);
}

/// One name alone, which says little: whatever is guessed, the right reading is among those offered,
/// or there is no other.
#[test]
fn a_single_name_is_read_right_or_asked_about() {
    for (label, names) in LISTS {
        let encoding = Encoding::named(label).unwrap();
        for name in names {
            let bytes = encoded(&table(&[*name]), encoding);
            let detected = detect(&bytes, "en-GB");
            let best = decode(&bytes, detected.encoding).text;
            let is_offered =
                |reading: &Reading| decode(&bytes, reading.encoding).text.contains(name);
            assert!(
                (best.contains(name) || detected.readings.iter().any(is_offered)),
                "{name} in {label}: {detected:?}"
            );
        }
    }
}

#[test]
fn a_doubt_shows_the_names_in_each_reading() {
    let detected = detect(b"name\nK\x9Anig\n", "en-GB");
    let shown =
        |reading: &Reading| format!("{}: {}", reading.encoding.name(), reading.names.join(", "));
    let shown: Vec<String> = detected.readings.iter().map(shown).collect();
    assert!(shown.contains(&"macintosh: König".to_owned()), "{shown:?}");
    assert!(shown.iter().any(|one| one.ends_with("Kšnig")), "{shown:?}");
}

#[test]
fn lines_of_an_older_list_do_not_spoil_a_unicode_one() {
    for (bytes, text, lines) in [
        (
            &b"name\nJos\xC3\xA9\nM\xFCller\n"[..],
            "name\nJosé\nMüller\n",
            vec![3],
        ),
        (
            b"Zo\xC3\xAB\nM\xFCller,\xC3\xA9\nRen\xE9\nBj\xC3\xB6rn\n",
            "Zoë\nMüller,é\nRené\nBjörn\n",
            vec![2, 3],
        ),
        (
            b"Zo\xC3\xAB, Ren\xC3\xA9\ncaf\xC3\xA9 \xC3",
            "Zoë, René\ncafé Ã",
            vec![2],
        ),
    ] {
        let detected = detect(bytes, "en-GB");
        assert_eq!(detected.encoding, Encoding::UTF_8);
        let decoded = decode(bytes, detected.encoding);
        assert_eq!(
            (decoded.text.as_str(), decoded.foreign_lines),
            (text, lines)
        );
    }
}

#[test]
fn any_bytes_are_read_in_any_encoding() {
    let bytes: Vec<u8> = (0..=255).cycle().take(1_000).collect();
    for (name, _) in LISTS {
        let _ = decode(&bytes, Encoding::named(name).unwrap());
    }
    let _ = detect(&bytes, "zh-Hant-TW");
    let _ = detect(&[0xFF; 3], "");
}

#[test]
fn a_long_file_is_read_in_pieces_as_in_one() {
    for (label, names) in LISTS {
        let encoding = Encoding::named(label).unwrap();
        let text = table(names).repeat(2_000);
        let bytes = encoded(&text, encoding);
        assert_eq!(detect(&bytes, "en-GB").encoding, encoding, "{label}");
        assert_eq!(decode(&bytes, encoding).text, text, "{label}");
    }
    let mut bytes = "Zoë,Marl\n".repeat(20_000).into_bytes();
    bytes.extend(b"M\xFCller\n");
    let detected = detect(&bytes, "en-GB");
    assert_eq!(decode(&bytes, detected.encoding).foreign_lines, [20_001]);
}
