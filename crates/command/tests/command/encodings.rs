//! Lists whose characters were saved in one of many ways.

use crate::support::Office;

#[test]
fn a_list_whose_characters_are_not_sure_is_asked_about_before_any_letter_is_written() {
    let office = Office::new("encoding");
    office.put("people.csv", b"name\nH\xE9l\xE8ne\n");
    let done = office.run("merge letter.json people.csv --format text --out out");
    assert_eq!((done.status, done.out.as_str()), (2, ""), "{}", done.err);
    assert!(
        done.err.contains("“Hélène”") && done.err.contains("“Hélčne”"),
        "{}",
        done.err
    );
    assert!(
        done.err
            .contains("--encoding windows-1252 or --encoding windows-1250"),
        "{}",
        done.err
    );
    let done = office.run("merge letter.json people.csv --format text --out out --encoding cp1250");
    assert_eq!(done.status, 0, "{}", done.err);
    assert_eq!(office.files("out"), ["Hélčne.txt"]);
}

#[test]
fn a_list_of_an_older_mac_is_read_as_it_was_written() {
    let office = Office::new("mac");
    office.put("people.csv", b"name\nJos\x8E\nM\x9Fller\n");
    let done = office.run("merge letter.json people.csv --format text --out out");
    assert_eq!(done.status, 0, "{}", done.err);
    assert_eq!(office.files("out"), ["José.txt", "Müller.txt"]);
}
