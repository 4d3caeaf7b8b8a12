//! Which characters the bytes of a text file stand for.

mod decode;
mod detect;
mod evidence;
mod notes;
#[cfg(test)]
mod tests;

use std::fmt;

pub(crate) use decode::Decoder;
pub use decode::{Decoded, decode};
pub(crate) use detect::Scan;
pub use detect::{Detected, Reading, detect};

/// How a text file's bytes stand for characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// UTF-8, with or without a byte order mark.
    pub const UTF_8: Self = Self(&encoding_rs::UTF_8_INIT);
    /// UTF-16 with the lower byte first, as Excel's "Unicode text" is.
    pub const UTF_16LE: Self = Self(&encoding_rs::UTF_16LE_INIT);
    /// UTF-16 with the higher byte first.
    pub const UTF_16BE: Self = Self(&encoding_rs::UTF_16BE_INIT);
    /// The older encoding of Western Europe; Latin-1 is part of it.
    pub const WINDOWS_1252: Self = Self(&encoding_rs::WINDOWS_1252_INIT);

    /// The encoding of that name, as the web and most programs call it; case makes no difference.
    ///
    /// ```
    /// use letter::encoding::Encoding;
    ///
    /// assert_eq!(Encoding::named("cp1252"), Some(Encoding::WINDOWS_1252));
    /// assert_eq!(Encoding::named("Mac Roman").unwrap().name(), "macintosh");
    /// assert_eq!(Encoding::named("EBCDIC"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        let label = match name.as_str() {
            "mac roman" | "macroman" | "mac-roman" | "mac_roman" => "macintosh",
            "mac cyrillic" | "maccyrillic" | "mac-cyrillic" | "mac_cyrillic" => "x-mac-cyrillic",
            other => other,
        };
        let found = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes())?;
        (found != encoding_rs::X_USER_DEFINED).then_some(Self::of(found))
    }

    /// Its name, such as `windows-1252`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The simplified Chinese encodings are one: the newest reads what the older ones write.
    fn of(encoding: &'static encoding_rs::Encoding) -> Self {
        Self(if encoding == encoding_rs::GBK {
            encoding_rs::GB18030
        } else {
            encoding
        })
    }
}

/// What a person calls it: `Western European (Mac)`.
impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.name() {
            "UTF-8" => "Unicode (UTF-8)",
            "UTF-16LE" | "UTF-16BE" => "Unicode (UTF-16)",
            "windows-1252" => "Western European (Windows)",
            "macintosh" => "Western European (Mac)",
            "windows-1250" => "Central European (Windows)",
            "ISO-8859-2" => "Central European (ISO)",
            "windows-1251" => "Cyrillic (Windows)",
            "x-mac-cyrillic" => "Cyrillic (Mac)",
            "windows-1253" => "Greek (Windows)",
            "windows-1254" => "Turkish (Windows)",
            "windows-1255" => "Hebrew (Windows)",
            "windows-1256" => "Arabic (Windows)",
            "windows-1257" => "Baltic (Windows)",
            "Shift_JIS" => "Japanese (Shift JIS)",
            "EUC-JP" => "Japanese (EUC)",
            "gb18030" => "Chinese, simplified",
            "Big5" => "Chinese, traditional",
            "EUC-KR" => "Korean",
            other => other,
        })
    }
}

impl fmt::Debug for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
