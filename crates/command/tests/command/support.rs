//! An office: a folder with a template and a table of recipients, and the program.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A folder of the test's own, gone when the test is.
pub struct Office(pub PathBuf);

/// What the program did.
pub struct Done {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// A letter with a date, a name, a condition and a note.
pub const TEMPLATE: &str = r#"{
  "type": "letterwright/template", "version": 1, "title": "Thanks: to all",
  "fields": [
    {"name": "name", "kind": "text", "required": true},
    {"name": "day", "kind": "date"},
    {"name": "member", "kind": "yes_no"}
  ],
  "body": "{{ day }}\n\nDear {{ name }}[^a],\n\n{% if member %}As a member, come.{% endif %}\n\n[^a]: A note.\n"
}"#;

const TABLE: &str = "name,day,member\nAnn,2026-05-01,yes\nBob,2026-05-02,no\nann,2026-05-01,yes\n";

impl Office {
    pub fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!(
            "letterwright-command-{}-{test}",
            std::process::id()
        ));
        fs::create_dir_all(&path).unwrap();
        let office = Self(path);
        office.put("letter.json", TEMPLATE);
        office.put("people.csv", TABLE);
        office
    }

    pub fn put(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The text of a Word document, as it stands in the file.
    pub fn word(&self, name: &str) -> String {
        let file = fs::File::open(self.0.join(name)).unwrap();
        let mut word = zip::ZipArchive::new(file).unwrap();
        std::io::read_to_string(word.by_name("word/document.xml").unwrap()).unwrap()
    }

    pub fn files(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.0.join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    pub fn run(&self, line: &str) -> Done {
        self.run_words(&line.split(' ').collect::<Vec<_>>())
    }

    pub fn run_words(&self, words: &[&str]) -> Done {
        let output = Command::new(env!("CARGO_BIN_EXE_letterwright"))
            .args(words)
            .current_dir(&self.0)
            .output()
            .unwrap();
        Done {
            status: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
