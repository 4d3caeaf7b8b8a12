//! What a Word document holds.

mod pages;

use letter::{Field, FieldKind, Recipient, Template};
use roxmltree::{Document, Node};

use super::WordWriter;
use super::testing::{Opened, document, template};

/// What a reader sees of a part: its texts, a line for each paragraph.
fn shown(part: &str) -> String {
    let parsed = Document::parse(part).unwrap();
    let paragraphs = parsed.descendants().filter(|node| named(*node, "p"));
    let lines = paragraphs.map(|paragraph| {
        let pieces = paragraph.descendants().map(|node| match node {
            node if named(node, "t") => node.text().unwrap_or_default(),
            node if named(node, "br") => "\n",
            node if named(node, "tab") && node.parent().is_some_and(|it| named(it, "r")) => "\t",
            _ => "",
        });
        pieces.collect::<String>()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn named(node: Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name && node.tag_name().namespace() == Some(super::WORD)
}

#[track_caller]
fn check_has(part: &str, pieces: &[&str]) {
    let mut rest = part;
    for piece in pieces {
        let Some(at) = rest.find(piece) else {
            panic!("{piece} is not there, or not after the others, in\n{part}");
        };
        rest = &rest[at + piece.len()..];
    }
}

#[test]
fn every_part_is_xml_and_is_declared() {
    let mut file = Opened::of_body("Dear all[^1],\n\n- a\n\n[^1]: Note.");
    let types = file.part("[Content_Types].xml");
    for name in file.names() {
        file.part(&name);
        let declared = name.ends_with(".rels")
            || name == "[Content_Types].xml"
            || types.contains(&format!("PartName=\"/{name}\""));
        assert!(declared, "{name}");
    }
}

#[test]
fn every_style_that_a_letter_uses_is_there() {
    let mut file = Opened::of_body(
        "# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f\n\n::: letterhead\ng\n:::\n\n\
         ::: address\nh\n:::\n\n::: date\ni\n:::\n\n::: reference\nj\n:::\n\n::: subject\nk\n:::\n\n\
         - l\n\n  m\n\n1. n\n\n> o\n\n| p |\n|---|\n| q |\n\n---\n\n    r\n\n`s` <t@example.org>[^u]\n\n\
         ::: signature\nv\n:::\n\n[^u]: w",
    );
    let styles = file.part("word/styles.xml");
    for part in [
        "word/document.xml",
        "word/footnotes.xml",
        "word/header2.xml",
        "word/footer1.xml",
    ] {
        let text = file.part(part);
        let parsed = Document::parse(&text).unwrap();
        for node in parsed.descendants() {
            if matches!(node.tag_name().name(), "pStyle" | "rStyle" | "tblStyle") {
                let style = node.attribute((super::WORD, "val")).unwrap();
                assert!(
                    styles.contains(&format!("w:styleId=\"{style}\"")),
                    "{style}"
                );
            }
        }
    }
    check_has(
        &styles,
        &[
            "\"Normal\"",
            "\"heading 1\"",
            "\"List Bullet\"",
            "\"Letterhead\"",
            "\"Inside Address\"",
            "\"Subject Line\"",
            "\"footnote text\"",
        ],
    );
}

#[test]
fn a_note_is_words_own_and_its_second_mark_leads_to_the_first() {
    let mut file = Opened::of_body(
        "One[^a], two[^b], one again[^a].\n\n[^a]: First *note*.\n\n    More.\n\n[^b]:\n    - second",
    );
    check_has(
        &file.text(),
        &[
            "w:name=\"_RefNote1\"/>",
            "<w:footnoteReference w:id=\"1\"/>",
            "<w:bookmarkEnd",
            "<w:footnoteReference w:id=\"2\"/>",
            " NOTEREF _RefNote1 \\f \\h ",
            ">1</w:t>",
        ],
    );
    let notes = file.part("word/footnotes.xml");
    check_has(
        &notes,
        &[
            "w:type=\"separator\" w:id=\"-1\"",
            "w:type=\"continuationSeparator\" w:id=\"0\"",
            "<w:footnote w:id=\"1\">",
            "<w:footnoteRef/>",
            "<w:footnote w:id=\"2\">",
            "<w:footnoteRef/>",
        ],
    );
    assert_eq!(shown(&notes), "\n\n First note.\nMore.\n \nsecond");
}

#[test]
fn a_note_in_a_note_stands_under_it_with_its_number() {
    let mut file =
        Opened::of_body("One[^a] two[^b].\n\n[^a]: A[^c] and[^b].\n\n[^b]: B.\n\n[^c]: C.");
    let notes = file.part("word/footnotes.xml");
    assert_eq!(notes.matches("<w:footnoteReference ").count(), 0);
    assert_eq!(shown(&notes), "\n\n A3 and2.\n3 C.\n B.");
}

#[test]
fn a_value_is_text_whatever_it_holds() {
    let values = [
        "</w:t></w:r><w:r><w:fldSimple w:instr=\"DDEAUTO c:\\\\cmd\"/>",
        "{ INCLUDETEXT \"C:\\\\secret.txt\" }",
        "]]> &amp; &#x41; <!-- -- >",
        "\u{2067}evil\u{2069} \u{1f3f4}\u{e0067} Ω\u{301}",
        "two  spaces",
    ];
    for value in values {
        let mut template = template("Dear {{ name }},");
        template.fields.push(Field::new("name", FieldKind::Text));
        let recipient: Recipient = [("name", value)].into_iter().collect();
        let text = Opened::of(template, &recipient).text();
        assert_eq!(shown(&text), format!("Dear {value},"));
        assert!(!text.contains("fldSimple w:instr=\"DDE"));
    }
}

#[test]
fn what_xml_cannot_write_is_left_out_or_a_break() {
    let mut template = template("Dear {{ name }},");
    template.fields.push(Field::new("name", FieldKind::Text));
    let recipient: Recipient = [("name", "A\u{1}n\u{ffff}n\u{b}B")].into_iter().collect();
    let text = Opened::of(template, &recipient).text();
    assert_eq!(shown(&text), "Dear Ann\nB,");
}

#[test]
fn an_address_keeps_its_lines() {
    let mut template = template("{{ address }}");
    template
        .fields
        .push(Field::new("address", FieldKind::Lines));
    let recipient: Recipient = [("address", "Ann\n1 High Street\nMarl")]
        .into_iter()
        .collect();
    let text = Opened::of(template, &recipient).text();
    assert_eq!(shown(&text), "Ann\n1 High Street\nMarl");
}

#[test]
fn each_numbered_list_counts_for_itself() {
    let mut file = Opened::of_body("1. a\n2. b\n   - c\n\nText.\n\n7. d\n8. e\n");
    check_has(
        &file.text(),
        &[
            "\"ListNumber\"",
            "<w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/>",
            "<w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/>",
            "\"ListBullet\"",
            "<w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/>",
            "<w:numId w:val=\"4\"/>",
        ],
    );
    check_has(
        &file.part("word/numbering.xml"),
        &[
            "<w:num w:numId=\"3\">",
            "<w:startOverride w:val=\"1\"/>",
            "<w:num w:numId=\"4\">",
            "<w:startOverride w:val=\"7\"/>",
        ],
    );
}

#[test]
fn a_tables_head_is_one_and_columns_keep_their_side() {
    let mut file = Opened::of_body("| a | b |\n|---|--:|\n| c | d |\n\n| e |\n|---|");
    let text = file.text();
    check_has(
        &text,
        &[
            "<w:tblHeader/>",
            "\"TableHeading\"",
            "<w:jc w:val=\"end\"/>",
            "</w:tr><w:tr>",
            "\"TableText\"",
            "</w:tbl><w:p>",
            "<w:tbl>",
            "</w:tbl><w:p>",
            "<w:sectPr>",
        ],
    );
    assert_eq!(text.matches("<w:tblHeader/>").count(), 2);
    assert_eq!(text.matches("<w:spacing w:before=").count(), 2);
}

#[test]
fn only_allowed_links_lead_anywhere_and_a_faulty_one_does_no_harm() {
    let mut file = Opened::of_body(
        "[a](https://example.org/ö?x=1&y=2 \"Title\") [b](javascript:alert(1)) [c](https://) [d](#)",
    );
    let text = file.text();
    assert_eq!(shown(&text), "a b c d");
    assert_eq!(text.matches("<w:hyperlink ").count(), 1);
    check_has(&text, &["w:tooltip=\"Title\"", "\"Hyperlink\""]);
    check_has(
        &file.part("word/_rels/document.xml.rels"),
        &["/hyperlink\" Target=\"https://example.org/%C3%B6?x=1&amp;y=2\" TargetMode=\"External\""],
    );
}

#[test]
fn a_picture_comes_along_with_its_words_and_a_remote_one_is_its_words() {
    let png = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4z8DAAMQACP8B/1tDh4kAAAAASUVORK5CYII=";
    let mut file = Opened::of_body(&format!(
        "![Our \"logo\"]({png}) ![far](https://example.org/a.png)"
    ));
    let text = file.text();
    check_has(
        &text,
        &[
            "<wp:extent cx=\"19050\" cy=\"9525\"/>",
            "descr=\"Our &quot;logo&quot;\"",
            "r:embed=",
        ],
    );
    assert_eq!(shown(&text), " far");
    assert!(file.bytes("word/media/image1.png").starts_with(b"\x89PNG"));
    check_has(
        &file.part("word/_rels/document.xml.rels"),
        &["/image\" Target=\"media/image1.png\""],
    );
}

#[test]
fn the_signature_never_parts_from_the_lines_before_it() {
    let mut file = Opened::of_body("One.\n\nTwo.\n\nYours,\n\n::: signature\nAnn\n\nDirector\n:::");
    let text = file.text();
    let parsed = Document::parse(&text).unwrap();
    let kept: Vec<bool> = parsed
        .descendants()
        .filter(|node| named(*node, "p"))
        .map(|paragraph| paragraph.descendants().any(|node| named(node, "keepNext")))
        .collect();
    assert_eq!(kept, [false, true, true, true, false]);
}

#[test]
fn the_same_letter_is_the_same_file() {
    let document = document("Dear all[^1],\n\n1. a\n\n[^1]: <x@example.org>");
    let write = || {
        WordWriter::new(Template::default())
            .unwrap()
            .write(&document)
            .unwrap()
    };
    assert_eq!(write(), write());
}

#[test]
fn a_letter_of_nothing_is_a_file() {
    assert_eq!(shown(&Opened::of_body("").text()), "");
}

#[test]
fn a_name_says_its_font_its_direction_and_its_language() {
    let named = |name: &str| {
        let template = Template {
            fields: vec![Field::new("name", FieldKind::Text)],
            ..template("Dear **{{ name }}**,")
        };
        let person: Recipient = [("name", name)].into_iter().collect();
        Opened::of(template, &person).text()
    };
    check_has(
        &named("王小明"),
        &[
            "w:hint=\"eastAsia\"",
            "<w:b/>",
            "<w:lang w:eastAsia=\"zh-CN\"/>",
            ">王小明<",
        ],
    );
    check_has(
        &named("محمد"),
        &[
            "w:hint=\"cs\"",
            "<w:bCs/>",
            "<w:rtl/>",
            "w:bidi=\"ar-SA\"",
            ">محمد<",
        ],
    );
    check_has(
        &named("नमस्ते"),
        &["w:cs=\"Nirmala UI\"", "<w:cs/>", ">नमस्ते<"],
    );
    check_has(
        &named("👩\u{200d}💻"),
        &["Segoe UI Emoji", ">👩\u{200d}💻<"],
    );
    assert!(!named("Ann\u{feff}\u{0}").contains(['\u{feff}', '\u{fffd}']));
}

#[test]
fn what_runs_to_the_left_ends_before_what_comes_after_it() {
    let written = |language: &str| {
        let template = Template {
            fields: vec![Field::new("name", FieldKind::Text)],
            language: language.to_owned(),
            ..template("*{{ name }}* 12 High Street")
        };
        let person: Recipient = [("name", "محمد")].into_iter().collect();
        let text = Opened::of(template, &person).text();
        assert_eq!(shown(&text).replace('\u{200e}', ""), "محمد 12 High Street");
        text
    };
    let english = written("en-GB");
    let name = english.find(">محمد<").unwrap();
    let mark = english.find(">\u{200e}<").unwrap();
    assert!(name < mark && mark < english.find(" 12 High").unwrap());
    let (before, _) = english.split_at(name);
    let (_, look) = before.rsplit_once("<w:rPr>").unwrap();
    assert!(
        look.contains("<w:rtl/>") && !look.contains("<w:i"),
        "{look}"
    );
    assert!(!written("ar").contains('\u{200e}'));
}
