//! The command as a clerk runs it: the real program, with files in a folder.

mod encodings;
mod support;

use std::fs;

use support::{Office, TEMPLATE};

#[test]
fn each_recipient_gets_a_letter_in_a_file_of_its_own() {
    let office = Office::new("each");
    let done = office.run("merge letter.json people.csv --format text --out out");
    assert_eq!(
        (done.status, done.out.as_str()),
        (0, "3 letters written to out.\n"),
        "{}",
        done.err
    );
    assert_eq!(office.files("out"), ["Ann.txt", "Bob.txt", "ann (2).txt"]);
    assert_eq!(
        office.read("out/Ann.txt"),
        "1 May 2026\n\nDear Ann¹,\n\nAs a member, come.\n\n¹ A note.\n"
    );
    assert!(!office.read("out/Bob.txt").contains("member"));
}

#[test]
fn every_format_is_written_as_what_it_is() {
    let office = Office::new("formats");
    for (format, file, beginning) in [
        ("html", "Bob.html", "<!DOCTYPE html>"),
        ("email", "Bob.html", "<div lang=\"en-GB\""),
        ("markdown", "Bob.md", "2 May 2026\n\nDear Bob[^"),
    ] {
        let done = office.run(&format!(
            "merge letter.json people.csv --format {format} --out {format}"
        ));
        assert_eq!(done.status, 0, "{}", done.err);
        let text = office.read(&format!("{format}/{file}"));
        assert!(text.starts_with(beginning), "{text}");
    }
    let done = office.run("merge letter.json people.csv --format docx --out docx");
    assert_eq!(done.status, 0, "{}", done.err);
    let text = office.word("docx/Bob.docx");
    assert!(text.contains("Dear ") && text.contains("Bob"), "{text}");
}

#[test]
fn letters_on_paper_are_one_each_or_all_in_one() {
    let office = Office::new("paper");
    let done = office.run("merge letter.json people.csv --format pdf --out each --jobs 2");
    assert_eq!(done.status, 0, "{}", done.err);
    assert_eq!(office.files("each").len(), 3);
    let pages = |name: &str| {
        let bytes = fs::read(office.0.join(name)).unwrap();
        assert!(bytes.starts_with(b"%PDF"));
        let text = String::from_utf8_lossy(&bytes).into_owned();
        text.matches("/Type/Page").count() + text.matches("/Type /Page").count()
    };
    let one = pages("each/Ann.pdf");
    assert!(one > 0);
    let done = office.run("merge letter.json people.csv --format pdf --out all --one-file");
    assert_eq!(done.status, 0, "{}", done.err);
    assert_eq!(office.files("all"), ["Thanks to all.pdf"]);
    assert!(pages("all/Thanks to all.pdf") > one);

    office.put(
        "people.csv",
        "name,day,member\nAnn \u{16a0},2026-05-01,yes\n",
    );
    let done = office.run("merge letter.json people.csv --format pdf --out runes");
    assert_eq!(
        done.status, 1,
        "no font has the character, and the letter is named: {}",
        done.err
    );
    assert!(done.err.contains("(number 1)"), "{}", done.err);
}

#[test]
fn letters_on_paper_are_the_same_however_many_are_made_at_a_time() {
    let office = Office::new("jobs");
    let mut table = "name,day,member\n".to_owned();
    for number in 0..70 {
        let name = if number % 30 == 7 { "" } else { "Person" };
        table += &format!(
            "{name},2026-05-01,{}\n",
            ["yes", "no", "perhaps"][number % 3]
        );
    }
    office.put("people.csv", &table);
    for options in ["", "--skip-errors", "--one-file", "--rows 60..61"] {
        let run = |jobs: usize| {
            let folder = format!("out{jobs}{}", options.replace([' ', '.'], ""));
            let line = format!(
                "merge letter.json people.csv --format pdf --out {folder} --jobs {jobs} {options}"
            );
            let done = office.run(line.trim());
            assert!(done.status < 2, "{}", done.err);
            let files: Vec<_> = office
                .files(&folder)
                .into_iter()
                .map(|name| (fs::read(office.0.join(&folder).join(&name)).unwrap(), name))
                .collect();
            (
                done.status,
                done.err,
                done.out.replace(&folder, "out"),
                files,
            )
        };
        assert_eq!(run(2), run(1), "{options}");
    }
    // What cannot be written is the same sentence too.
    fs::create_dir_all(office.0.join("full/Person.pdf")).unwrap();
    let run = |jobs| {
        let done = office.run(&format!(
            "merge letter.json people.csv --format pdf --out full --jobs {jobs}"
        ));
        (done.status, done.err)
    };
    let (status, error) = run(2);
    assert_eq!(status, 2);
    assert!(error.contains("Person.pdf cannot be written"), "{error}");
    assert_eq!((status, error), run(1));
}

#[test]
fn files_are_called_by_a_pattern() {
    let office = Office::new("pattern");
    let named = |pattern| {
        let line = "merge letter.json people.csv --format text --out out --name";
        let mut words: Vec<&str> = line.split(' ').collect();
        words.push(pattern);
        office.run_words(&words)
    };
    let done = named("{{ number }} {{ day }}, {{ name }}.txt");
    assert_eq!(done.status, 0, "{}", done.err);
    assert_eq!(
        office.files("out"),
        [
            "1 1 May 2026, Ann.txt",
            "2 2 May 2026, Bob.txt",
            "3 1 May 2026, ann.txt"
        ]
    );
    let done = named("{{ nmae }}");
    assert_eq!(done.status, 2);
    assert!(done.err.contains("nmae"), "{}", done.err);
}

#[test]
fn slices_make_together_what_one_run_makes() {
    let office = Office::new("slices");
    let mut table = "name,day,member\n".to_owned();
    for number in 0..200 {
        table += &format!("Person {},2026-05-01,yes\n", number % 70);
    }
    office.put("people.csv", &table);
    let whole = office.run("merge letter.json people.csv --format text --out whole --jobs 3");
    assert_eq!(whole.status, 0, "{}", whole.err);
    for rows in ["1..50", "51..120", "121.."] {
        let done = office.run(&format!(
            "merge letter.json people.csv --format text --out slices --jobs 2 --rows {rows}"
        ));
        assert_eq!(done.status, 0, "{}", done.err);
    }
    let names = office.files("whole");
    assert_eq!(names.len(), 200);
    assert_eq!(office.files("slices"), names);
    for name in names {
        assert_eq!(
            office.read(&format!("slices/{name}")),
            office.read(&format!("whole/{name}"))
        );
    }
}

#[test]
fn all_letters_in_one_file_stand_in_the_order_of_the_recipients() {
    let office = Office::new("one");
    let mut table = "name,day,member\n".to_owned();
    for number in 0..300 {
        table += &format!("Person {number},2026-05-01,yes\n");
    }
    office.put("people.csv", &table);
    let done =
        office.run("merge letter.json people.csv --format text --out out --one-file --jobs 4");
    assert_eq!(done.status, 0, "{}", done.err);
    assert_eq!(office.files("out"), ["Thanks to all.txt"]);
    let text = office.read("out/Thanks to all.txt");
    let letters: Vec<&str> = text.split("\u{c}\n").collect();
    assert_eq!(letters.len(), 300);
    for (number, letter) in letters.iter().enumerate() {
        assert!(
            letter.contains(&format!("Dear Person {number}¹,")),
            "{letter}"
        );
    }
    let done =
        office.run("merge letter.json people.csv --format docx --out out --one-file --rows ..9");
    assert_eq!(done.status, 0, "{}", done.err);
    let text = office.word("out/Thanks to all.docx");
    assert_eq!(text.matches("<w:sectPr>").count(), 9);
    let done = office.run("merge letter.json people.csv --format html --out out --one-file");
    assert_eq!(done.status, 0, "{}", done.err);
    let page = office.read("out/Thanks to all.html");
    assert_eq!(page.matches("<article>").count(), 300);
    assert_eq!(
        (
            page.matches("<main").count(),
            page.matches("</html>").count()
        ),
        (1, 1)
    );
}

#[test]
fn letters_with_errors_are_named_and_can_be_left_out() {
    let office = Office::new("errors");
    office.put(
        "people.csv",
        "name,day,member\nAnn,2026-05-01,yes\n,2026-05-02,perhaps\nCid,2026-05-03,no\n",
    );
    let done = office.run("merge letter.json people.csv --format text --out out");
    assert_eq!(done.status, 1);
    assert!(
        done.out
            .contains("3 letters written to out; 1 of them with errors."),
        "{}",
        done.out
    );
    assert!(done.err.contains("(number 2): "), "{}", done.err);
    let done = office.run("merge letter.json people.csv --format text --out less --skip-errors");
    assert_eq!(done.status, 1);
    assert!(
        done.out
            .contains("2 letters written to less; 1 letter with errors left out."),
        "{}",
        done.out
    );
    assert_eq!(office.files("less"), ["Ann.txt", "Cid.txt"]);
}

#[test]
fn a_name_that_no_font_can_print_is_named_and_the_other_letters_are_made() {
    let office = Office::new("scripts");
    office.put(
        "people.csv",
        "name,day,member\nAnn,2026-05-01,yes\n\u{13000},2026-05-02,no\n王小明,2026-05-03,no\nX\u{feff},2026-05-04,no\n",
    );
    let done = office.run("check letter.json people.csv");
    assert_eq!(done.status, 1, "{}", done.out);
    assert!(
        done.out.contains("error M022") && done.out.contains("U+13000"),
        "{}",
        done.out
    );
    assert!(!done.out.contains('王'), "{}", done.out);
    let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/fonts");
    for (options, files) in [("", 3), (" --one-file", 1)] {
        let out = format!("out{files}");
        let done = office.run(&format!(
            "merge letter.json people.csv --format pdf --out {out} --fonts {fonts}{options}"
        ));
        assert_eq!(done.status, 1);
        let expected = format!("3 letters written to {out}; 1 letter with errors left out.\n");
        assert_eq!(done.out, expected, "{}", done.err);
        assert!(
            done.err.contains("(number 2): No font here"),
            "{}",
            done.err
        );
        assert_eq!(office.files(&out).len(), files);
    }
    let done = office.run("merge letter.json people.csv --format pdf --out none --fonts nowhere");
    assert!(done.out.contains("2 letters written"), "{}", done.out);
    assert!(done.err.contains("“王” (U+738B)"), "{}", done.err);
}

#[test]
fn an_error_of_the_template_is_everyones() {
    let office = Office::new("template");
    office.put("letter.json", TEMPLATE.replace("A note.", "{{ nmae }}"));
    let done = office.run("merge letter.json people.csv --format text --out out");
    assert_eq!(done.status, 1);
    assert!(
        done.err.contains("letter.json: ") && done.err.contains("nmae"),
        "{}",
        done.err
    );
    assert_eq!(office.files("out").len(), 3);
    let done = office.run("merge letter.json people.csv --format text --out none --skip-errors");
    assert_eq!(done.status, 1);
    assert!(done.out.contains("0 letters written"), "{}", done.out);
    assert!(!office.0.join("none").exists());
}

#[test]
fn a_check_says_where_and_with_whose_letter() {
    let office = Office::new("check");
    let done = office.run("check letter.json people.csv");
    assert_eq!(done.status, 0, "{}", done.out);
    assert!(done.out.contains("3 letters checked"), "{}", done.out);

    office.put(
        "letter.json",
        TEMPLATE.replace("A note.", "A note[^b]. {{ nmae }}"),
    );
    let done = office.run("check letter.json people.csv");
    assert_eq!(done.status, 1);
    assert!(
        done.out.contains("letter.json, line 7, column "),
        "{}",
        done.out
    );
    assert!(done.out.contains("[Ann, Bob, ann]"), "{}", done.out);

    let done = office.run("check letter.json people.csv --format json");
    assert_eq!(done.status, 1);
    let report: serde_json::Value = serde_json::from_str(&done.out).unwrap();
    let problems = report["problems"].as_array().unwrap();
    let unknown = problems
        .iter()
        .find(|problem| problem["message"].as_str().unwrap().contains("nmae"))
        .unwrap();
    assert_eq!(unknown["severity"], "error");
    assert_eq!(unknown["line"], 7);
    assert_eq!(
        unknown["recipients"],
        serde_json::json!([]),
        "it is everyone's"
    );
    let undefined = problems
        .iter()
        .find(|problem| problem["message"].as_str().unwrap().contains("[^b]"))
        .unwrap();
    assert_eq!(undefined["recipients"][1]["name"], "Bob");
    assert_eq!(undefined["recipients"][1]["number"], 2);
}

#[test]
fn markdown_and_a_table_alone_make_letters() {
    let office = Office::new("markdown");
    office.put("hello.md", "# Hello\n\nDear {{ name }},\n");
    let done = office.run("merge hello.md people.csv --format text --out out");
    assert!(
        office.read("out/Bob.txt").contains("Dear Bob,"),
        "{}",
        done.err
    );
}

#[test]
fn what_cannot_be_done_is_said_in_a_sentence() {
    let office = Office::new("cannot");
    office.put("empty.json", "");
    office.put("taken", "a file");
    for (line, piece) in [
        (
            "merge nothing.json people.csv --format text --out out",
            "nothing.json cannot be read",
        ),
        (
            "merge empty.json people.csv --format text --out out",
            "empty.json: This file is empty.",
        ),
        (
            "merge people.csv letter.json --format text --out out",
            "The template comes first",
        ),
        (
            "merge letter.json letter.json --format text --out out",
            "The recipients come second",
        ),
        (
            "merge letter.json people.csv --format text --out taken",
            "taken cannot be made",
        ),
        (
            "mail letter.json people.csv",
            "unrecognized subcommand 'mail'",
        ),
    ] {
        let done = office.run(line);
        assert_eq!(done.status, 2, "{line}");
        assert!(done.err.contains(piece), "{line}: {}", done.err);
        assert!(!done.err.contains("panicked"), "{}", done.err);
    }
}

#[test]
fn help_says_how() {
    let done = Office::new("help").run("merge --help");
    assert_eq!(done.status, 0);
    assert!(done.out.contains("letterwright merge [OPTIONS]"));
    assert!(done.out.contains("text, html, email"));
}
