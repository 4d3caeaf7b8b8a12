//! Specifications that run: each example in the Markdown files of `specs/` is a test.
//!
//! An example is a row of fenced blocks that begins with a ```` ```template ````:
//!
//! | block | what it holds |
//! | --- | --- |
//! | `template` | the body |
//! | `fields` | the fields as JSON, where the columns of the recipients do not say enough |
//! | `recipients` | CSV, a column being a name and, in parentheses, its kind; or a JSON list |
//! | `text` | the letters as plain text, `---` between them; after a name, only that letter |
//! | `html`, `markdown` | the same in these formats |
//! | `problems` | what the checks find; after codes or beginnings of codes, only those |
//! | `mended` | the body after the first fix among these problems |
//!
//! A problem is a line: its code, its severity, the first line of the text it stands at, and after
//! `—` the names of the recipients concerned. An indented line after it is its message.

mod example;
mod read;

use std::fs;
use std::path::Path;

#[test]
fn every_example_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs");
    let mut failures = Vec::new();
    let mut files = 0;
    for entry in fs::read_dir(folder).expect("a folder of specs") {
        let path = entry.expect("a file").path();
        let text = fs::read_to_string(&path).expect("a spec");
        let examples = read::examples(&text).unwrap_or_else(|fault| panic!("{path:?}: {fault}"));
        assert!(!examples.is_empty(), "{path:?} has no example");
        for example in examples {
            for failure in example.failures() {
                failures.push(format!("{}: {failure}", path.display()));
            }
        }
        files += 1;
    }
    assert!(files > 0, "no spec was read");
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}
