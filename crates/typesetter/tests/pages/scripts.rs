//! Names in every script, in the fonts that are fetched for them.

use std::path::{Path, PathBuf};

use letter::page::PageSetup;
use letter::{Document, Field, FieldKind, Template, merge};
use messages::{Pages, PdfStandard};
use typesetter::{Fonts, Typesetter};

use super::support::{body_text, document_with, letter, printed_text, runs, template};
use super::validator::check_pdf;

/// The fonts as `cargo xtask setup` lays them out.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/fonts");
    assert!(
        folder.join("NotoEmoji-Regular.ttf").exists(),
        "the fonts are not there; get them with: cargo xtask setup"
    );
    folder
}

fn typesetter() -> Typesetter {
    Typesetter::new(Fonts::bundled().with_folder(folder()))
}

fn pages(document: &Document) -> Pages {
    let page = PageSetup::default();
    let pages = typesetter().pages(letter(document, &page));
    assert_eq!(pages.faults, []);
    pages
}

const NAMES: [&str; 30] = [
    "王小明 שלום 👩\u{200d}💻 नमस्ते",
    "Nguyễn Thị Ánh",
    "Ŋgũgĩ wa Thiong’o, Ɓala Ẹ̀gbẹ́",
    "Ελένη Παπαδοπούλου",
    "Сергій Ґудзь, Ӄұрманғазы",
    "דָּוִד כֹּהֵן",
    "محمد بن عبد الله",
    "فاطمه‌زهرا کریمی",
    "नरेन्द्र शर्मा, श्री",
    "রবীন্দ্রনাথ ঠাকুর",
    "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "કૃષ્ણ પટેલ",
    "ସୁବ୍ରତ ଦାସ",
    "முத்துலட்சுமி",
    "శ్రీనివాస్ రెడ్డి",
    "ಕೃಷ್ಣಮೂರ್ತಿ",
    "ശ്രീകുമാർ",
    "සමන්ති ප්‍රනාන්දු",
    "สมชาย ใจดี",
    "ສົມພອນ",
    "សុខា",
    "အောင်ဆန်း",
    "བསྟན་འཛིན་",
    "გიორგი ბერიძე",
    "Արամ Խաչատրյան",
    "አበበ ቢቂላ",
    "さくら 高橋 ヴァネッサ",
    "김민준",
    "🎉 ☂\u{fe0f} 1\u{fe0f}\u{20e3} 🏳\u{fe0f}\u{200d}🌈 ✓ ☎",
    "𠮷野家, 葛\u{e0100}城",
];

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_name_is_printed_in_its_script_and_the_pdf_keeps_its_standard() {
    let page = PageSetup::default();
    let mut typesetter = typesetter();
    for name in NAMES {
        let document = document_with("Dear {{ value }}, **{{ value }}**!", name);
        let pages = typesetter.pages(letter(&document, &page));
        assert_eq!(pages.faults, [], "{name}");
        for standard in [PdfStandard::Accessible, PdfStandard::Archive] {
            let pdf = typesetter.pdf(letter(&document, &page), standard);
            let pdf = pdf.unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
            check_pdf(&pdf.data, standard);
        }
    }
}

#[test]
fn the_text_of_a_page_is_the_name_as_it_is_written() {
    for name in [
        "王小明",
        "김민준",
        "👩\u{200d}💻",
        "สมชาย ที่นี่ กำ",
        "გიორგი",
        "नरेन्द्र",
        "முத்து",
        "محمد",
        "דָּוִד",
        "Ẹ̀gbẹ́",
    ] {
        let text = body_text(&pages(&document_with("Dear {{ value }}!", name)).pages[0]);
        assert_eq!(
            without_spaces(&text),
            without_spaces(&format!("Dear {name}!"))
        );
    }
}

/// Without what only says where a stretch to the left begins and ends, and without spaces.
fn characters(text: &str) -> Vec<char> {
    let is_sign = |c: &char| matches!(c, '\u{200e}' | '\u{202a}'..='\u{202e}');
    let all = text.chars().filter(|c| !c.is_whitespace() && !is_sign(c));
    all.collect()
}

#[test]
fn who_copies_a_name_out_of_a_file_has_each_letter_once() {
    let page = PageSetup::default();
    let mut typesetter = typesetter();
    for name in NAMES {
        let document = document_with("Dear {{ value }}, **{{ value }}**!", name);
        let pdf = typesetter.pdf(letter(&document, &page), PdfStandard::Accessible);
        let Some(text) = printed_text(&pdf.unwrap().data, &[]) else {
            return;
        };
        let mut found = characters(&text);
        let mut expected = characters(&format!("Dear {name}, {name}!"));
        // A program that reads lines from the left has names to the left in an order of its own.
        if text.contains('\u{202b}') {
            found.sort_unstable();
            expected.sort_unstable();
        }
        assert_eq!(
            found.iter().collect::<String>(),
            expected.iter().collect::<String>()
        );
    }
}

#[test]
fn an_emoji_of_several_parts_is_one_picture() {
    let pages = pages(&document_with("{{ value }}", "👩\u{200d}💻"));
    let run = runs(&pages.pages[0]).next().unwrap();
    assert_eq!(run.clusters.len(), 1, "{run:?}");
    assert_eq!(pages.faces[run.face].family, "Noto Emoji");
}

#[test]
fn what_runs_to_the_left_stands_right_among_what_runs_to_the_right() {
    let page = PageSetup::default();
    let name = "محمد بن علي";
    for body in [
        "Dear {{ value }}, welcome.".to_owned(),
        format!("Dear {name}, welcome."),
    ] {
        let document = document_with(&body, name);
        let pages = pages(&document);
        let mut seen: Vec<_> = runs(&pages.pages[0]).collect();
        seen.sort_by(|one, other| one.x.total_cmp(&other.x));
        let order: Vec<&str> = seen.iter().map(|run| run.text.trim()).collect();
        // One run, so that who reads, copies or finds it has the words in their order.
        assert_eq!(order[..2], ["Dear", name]);
        assert_eq!(order[2..].join(" ").replace(' ', ""), ",welcome.");
        let arabic = seen[1];
        let first = arabic.clusters.first().unwrap().x;
        let last = arabic.clusters.last().unwrap().x;
        assert!(last < first, "{arabic:?}");
        assert!(seen[2].x > arabic.x + arabic.width - 0.1);
        check_pdf(
            &typesetter()
                .pdf(letter(&document, &page), PdfStandard::Accessible)
                .unwrap()
                .data,
            PdfStandard::Accessible,
        );
    }
}

#[test]
fn two_names_to_the_left_stand_in_the_order_of_the_letter() {
    for name in ["דוד", "محمد", "דוד (12)"] {
        let body = "First {{ value }}, then **{{ value }}**.";
        let pages = pages(&document_with(body, name));
        let all = runs(&pages.pages[0]);
        let mut seen: Vec<_> = all.map(|run| (run.x, run.face, run.text.trim())).collect();
        seen.sort_by(|one, other| one.0.total_cmp(&other.0));
        let order: Vec<&str> = seen.iter().map(|(_, _, text)| *text).collect();
        let whole: String = order.join(" ").split_whitespace().collect();
        let plain: String = name.split_whitespace().collect();
        assert_eq!(whole, format!("First{plain},then{plain}."), "{order:?}");
    }
}

#[test]
fn the_language_of_the_letter_decides_how_a_shared_character_is_written() {
    for (language, family) in [
        ("en-GB", "Noto Sans SC"),
        ("ja", "Noto Sans JP"),
        ("zh-Hant-TW", "Noto Sans TC"),
    ] {
        let template = Template {
            language: language.to_owned(),
            fields: vec![Field::new("value", FieldKind::Text)],
            ..template("{{ value }}")
        };
        let person = [("value", "王小明")].into_iter().collect();
        let pages = pages(&merge(&template, &person).document);
        let run = runs(&pages.pages[0]).next().unwrap();
        assert_eq!(pages.faces[run.face].family, family, "{language}");
    }
}
