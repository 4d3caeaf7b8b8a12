//! The formats that letters can be written in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use letter::{Document, Template, formats};
use messages::{Fault, PdfStandard};
use serde::{Deserialize, Serialize};
use typesetter::docx::WordWriter;
use typesetter::{Fonts, Letter, Typesetter};

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    Text,
    Html,
    Email,
    Markdown,
    Docx,
    Pdf,
}

impl Format {
    const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::Text, "text", "txt"),
        (Self::Html, "html", "html"),
        (Self::Email, "email", "html"),
        (Self::Markdown, "markdown", "md"),
        (Self::Docx, "docx", "docx"),
        (Self::Pdf, "pdf", "pdf"),
    ];

    /// The format of that name.
    pub fn named(name: &str) -> Result<Self> {
        let found = Self::ALL.iter().find(|(_, known, _)| *known == name);
        let (format, ..) = found.with_context(|| {
            format!(
                "There is no format `{name}`. The formats are {}.",
                Self::names().replace('|', ", ")
            )
        })?;
        Ok(*format)
    }

    /// All names, with a bar between them.
    fn names() -> String {
        Self::ALL.map(|(_, name, _)| name).join("|")
    }

    /// How the names of its files end.
    pub fn extension(self) -> &'static str {
        let found = Self::ALL.iter().find(|(format, ..)| *format == self);
        found.map_or("", |(_, _, extension)| extension)
    }

    /// Says why not, where several letters cannot be one file.
    pub fn can_be_one_file(self) -> Result<()> {
        match self {
            Self::Markdown => bail!(
                "Markdown letters cannot be one file: their footnotes have the same labels. Leave \
                 --one-file out."
            ),
            _ => Ok(()),
        }
    }
}

/// Writes the letters of one template in a format.
#[derive(Debug)]
pub struct Maker {
    format: Format,
    template: Arc<Template>,
    tools: Tools,
}

/// What a format needs for all letters.
#[derive(Debug)]
enum Tools {
    None,
    Word(WordWriter),
    Paper(Box<Typesetter>),
}

/// A letter's file, and what in it is not as it was meant; or why there is none.
pub type Written = std::result::Result<(Vec<u8>, Vec<Fault>), Vec<Fault>>;

/// Between two letters of a text: a printer begins a new page there.
const FORM_FEED: &str = "\u{c}\n";

impl Maker {
    pub fn new(format: Format, template: Arc<Template>, fonts: Option<&Path>) -> Result<Self> {
        let tools = match format {
            Format::Docx => Tools::Word(WordWriter::new(Arc::clone(&template))?),
            Format::Pdf => Tools::Paper(Box::new(typesetter(&template, fonts))),
            _ => Tools::None,
        };
        Ok(Self {
            format,
            template,
            tools,
        })
    }

    pub fn format(&self) -> Format {
        self.format
    }

    /// The file of one letter, and what in it is not as it was meant; the inner error says why this
    /// letter cannot be made, while others can.
    pub fn letter(&mut self, document: &Document) -> Result<Written> {
        let text = match (self.format, &mut self.tools) {
            (_, Tools::Word(word)) => return Ok(Ok((word.write(document)?, Vec::new()))),
            (_, Tools::Paper(typesetter)) => {
                let letter = on_paper(document, &self.template);
                let written = typesetter.pdf(letter, PdfStandard::Accessible);
                return Ok(written.map(|pdf| (pdf.data, pdf.faults)));
            }
            (Format::Html, _) => formats::html::page(document, &self.template.title),
            (Format::Email, _) => formats::html::email::write(document),
            (Format::Markdown, _) => formats::markdown::write(document),
            _ => formats::text::write(document),
        };
        Ok(Ok((text.into_bytes(), Vec::new())))
    }

    /// One letter's part of a file with several.
    pub fn piece(&mut self, document: &Document) -> Result<Vec<u8>> {
        match self.format {
            Format::Html => {
                let fragment = formats::html::email::write(document);
                Ok(format!("<article>\n{fragment}</article>\n").into_bytes())
            }
            _ => {
                let written = self.letter(document)?;
                written
                    .map(|(text, _)| text)
                    .map_err(|faults| said(&faults))
            }
        }
    }

    /// What stands before the first letter of a file with several.
    pub fn head(&self) -> String {
        if self.format != Format::Html {
            return String::new();
        }
        // A page without blocks, up to where they would stand.
        let empty = Document {
            language: self.template.language.as_str().into(),
            ..Document::default()
        };
        let page = formats::html::page(&empty, &self.template.title);
        let style = "article { break-after: page; margin-block-end: 4rem; }\n</style>";
        let page = page.replacen("</style>", style, 1);
        let (head, _) = page.split_once("</main>").unwrap_or((&page, ""));
        head.to_owned()
    }

    /// What stands between two of them.
    pub fn between(&self) -> &'static str {
        match self.format {
            Format::Text => FORM_FEED,
            Format::Email => "<hr>\n",
            _ => "",
        }
    }

    /// What stands after the last.
    pub fn tail(&self) -> &'static str {
        match self.format {
            Format::Html => "</main>\n</body>\n</html>\n",
            _ => "",
        }
    }
}

/// A typesetter with the fonts that come along and those of the template; the fonts of other scripts
/// are read from that folder as letters need them.
pub fn typesetter(template: &Template, fonts: Option<&Path>) -> Typesetter {
    let bundled = Fonts::bundled();
    let all = match fonts.map(Path::to_path_buf).or_else(fonts_beside) {
        Some(folder) => bundled.with_folder(folder),
        None => bundled,
    };
    Typesetter::with_assets(&all, &template.assets).0
}

/// The folder `fonts` beside this program, or one folder up.
fn fonts_beside() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let folders = program.ancestors().skip(1).take(2);
    let mut folders = folders.map(|folder| folder.join("fonts"));
    folders.find(|folder| folder.is_dir())
}

/// A letter of the template as the typesetter takes it.
pub fn on_paper<'a>(document: &'a Document, template: &'a Template) -> Letter<'a> {
    Letter {
        document,
        page: &template.page,
        title: &template.title,
    }
}

/// Why a letter could not be set.
pub fn said(faults: &[Fault]) -> anyhow::Error {
    let messages: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    anyhow::anyhow!("{}", messages.join(" "))
}
