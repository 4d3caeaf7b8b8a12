//! Files of other programs, known by how they begin, each with a sentence that says what to do.

use crate::read_error::ReadError;

const EXCEL: &str = "This is an Excel workbook. In Excel choose File, Save As, “CSV UTF-8 (comma \
                     delimited)”, and open the file that makes.";
const OPEN_SHEET: &str = "This is a spreadsheet. In the program that made it choose File, Save As, \
                          “Text CSV”, and open the file that makes.";
const WORD: &str = "This is a Word document. Open it in Word, copy its text, and paste it into a new \
                    letter here.";
const OPEN_TEXT: &str = "This is a word processor’s document. Open it there, copy its text, and paste \
                         it into a new letter here.";
const PDF: &str = "This is a PDF. Open it in a PDF reader, copy its text, and paste it into a new \
                   letter here.";
const IMAGE: &str = "This is an image. Only text can be opened here: a template, recipients, a table \
                     in CSV, or Markdown.";
const ARCHIVE: &str = "This is a compressed file. Unpack it and open the file that is in it.";
const WEB_PAGE: &str = "This is a web page. Open it in a browser, copy its text, and paste it into a \
                        new letter here.";
const OLD_OFFICE: &str = "This is a document of an older Office program. Open it there; save a table \
                          as “CSV UTF-8”, or copy a letter’s text and paste it into a new letter here.";
const NOT_TEXT: &str = "This file is not text. A template, recipients, a table in CSV or Markdown can \
                        be opened here.";

/// How files begin that are surely something else.
const BEGINNINGS: [(&[u8], &str); 13] = [
    (b"%PDF", PDF),
    (b"\x89PNG", IMAGE),
    (b"\xFF\xD8\xFF", IMAGE),
    (b"GIF8", IMAGE),
    (b"RIFF", NOT_TEXT),
    (b"II*\0", IMAGE),
    (b"MM\0*", IMAGE),
    (b"\xD0\xCF\x11\xE0", OLD_OFFICE),
    (b"{\\rtf", OPEN_TEXT),
    (b"\x1F\x8B", ARCHIVE),
    (b"7z\xBC\xAF", ARCHIVE),
    (b"Rar!", ARCHIVE),
    (b"SQLite format 3\0", NOT_TEXT),
];

/// Parts that a ZIP file of an office program holds, and which program that is.
const ZIP_PARTS: [(&[u8], &str); 5] = [
    (b"xl/", EXCEL),
    (b"word/", WORD),
    (
        b"application/vnd.oasis.opendocument.spreadsheet",
        OPEN_SHEET,
    ),
    (b"application/vnd.oasis.opendocument.text", OPEN_TEXT),
    (b"Index/Tables/", OPEN_SHEET),
];

/// Refuses the file if its first bytes say that it is of another program.
pub(super) fn refuse(bytes: &[u8], file_name: &str) -> Result<(), ReadError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Err(ReadError::Foreign(zip(bytes, file_name)));
    }
    if let Some((_, sentence)) = BEGINNINGS
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
    {
        return Err(ReadError::Foreign(sentence));
    }
    Ok(())
}

/// How many bytes show what a file is: a large one is not to be waited for.
const LOOKED_AT: usize = 100_000;

/// What a ZIP file is, by the names of its parts and, where they do not tell, by its own.
fn zip(bytes: &[u8], file_name: &str) -> &'static str {
    // The names stand before the parts and once more at the end.
    let end = bytes.len().saturating_sub(LOOKED_AT);
    let ends = [bytes.get(..LOOKED_AT), bytes.get(end..)];
    let holds = |part: &[u8]| {
        let mut windows = ends
            .iter()
            .flatten()
            .flat_map(|some| some.windows(part.len()));
        windows.any(|window| window == part)
    };
    if let Some((_, sentence)) = ZIP_PARTS.iter().find(|(part, _)| holds(part)) {
        return sentence;
    }
    match super::extension(file_name).as_str() {
        "xlsx" | "xlsm" => EXCEL,
        "docx" => WORD,
        "ods" | "numbers" => OPEN_SHEET,
        "odt" | "pages" => OPEN_TEXT,
        _ => ARCHIVE,
    }
}

/// Refuses a web page, and what was no text to begin with: more than a few control
/// characters are rare in a text.
pub(super) fn refuse_text(text: &str) -> Result<(), ReadError> {
    let start: String = text
        .trim_start()
        .chars()
        .take(15)
        .collect::<String>()
        .to_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return Err(ReadError::Foreign(WEB_PAGE));
    }
    let is_odd = |byte: &&u8| {
        byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0c' | b'\x1b')
    };
    let bytes = text.as_bytes();
    let sample = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let odd = sample.iter().filter(is_odd).count();
    if odd > 3 && odd * 50 > sample.len() {
        return Err(ReadError::Foreign(NOT_TEXT));
    }
    Ok(())
}
