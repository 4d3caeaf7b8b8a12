//! The fonts of the scripts that people's names are written in: npm packages, of which a site gets
//! the faces that the engine's list names, and the list itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use ttf_parser::Face;

use crate::workspace::{root, shown};

/// The list: the first line is what every letter can be set in, then a family a line, with a star
/// where a bold face is wanted as well.
const LIST: &str = "crates/letter/src/fonts/coverage.txt";

/// The files that come with the repository.
const EVERYDAY: &str = "crates/typesetter/fonts";

/// The families whose characters an earlier one has as well, in another shape: letters of their
/// languages ask them first. Of all others only what no earlier one has is listed.
const BESIDE: [&str; 2] = ["Noto Sans JP", "Noto Sans TC"];

/// Where the faces are put, for a site, the command and the tests.
const STAGED: &str = "target/fonts";

/// Puts the faces where they are looked for, with the licences that they must travel with.
pub fn stage() -> Result<()> {
    let folder = root().join(STAGED);
    let wanted = read_list()? + &fs::read_to_string(root().join("package-lock.json"))?;
    let stamp = root().join("target/fonts.stamp");
    if fs::read_to_string(&stamp).is_ok_and(|staged| staged == wanted) {
        return Ok(());
    }
    fs::create_dir_all(&folder)?;
    for family in families(&wanted) {
        for (face, package_file) in family.faces() {
            copy(&package_file, &folder.join(format!("{face}.ttf")))?;
        }
        let licence = format!("LICENCE-{}.txt", family.stem());
        copy(
            &family.package().join("LICENSE_FONT"),
            &folder.join(licence),
        )?;
    }
    fs::write(stamp, wanted)?;
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("{} could not be copied.", shown(from)))?;
    Ok(())
}

/// Writes the list anew from what the fonts hold.
pub fn renew() -> Result<()> {
    fs::write(root().join(LIST), list(&read_list()?)?)?;
    Ok(())
}

fn read_list() -> Result<String> {
    fs::read_to_string(root().join(LIST)).with_context(|| format!("{LIST} is missing."))
}

/// The list with the families of `old` and the characters that their fonts have.
fn list(old: &str) -> Result<String> {
    let mut everyday = BTreeSet::new();
    for entry in fs::read_dir(root().join(EVERYDAY))? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "ttf") {
            everyday.extend(characters(&path)?);
        }
    }
    let mut text = format!("Everyday: {}\n", ranges(&everyday));
    let mut listed = everyday.clone();
    for family in families(old) {
        // A bold face that lacks a character would leave a hole.
        let mut faces = family.faces().into_iter();
        let (_, regular) = faces.next().context("every family has a face")?;
        let mut all = characters(&regular)?;
        for (_, other) in faces {
            let other = characters(&other)?;
            all.retain(|c| other.contains(c));
        }
        let is_beside = BESIDE.contains(&family.name());
        let known = if is_beside { &everyday } else { &listed };
        let own: BTreeSet<u32> = all.difference(known).copied().collect();
        text += &format!("{}: {}\n", family.head, ranges(&own));
        listed.extend(own);
    }
    Ok(text)
}

/// A family of the list.
struct Family<'l> {
    /// Its name, and a star where it has a bold face.
    head: &'l str,
}

fn families(list: &str) -> impl Iterator<Item = Family<'_>> {
    let lines = list.lines().filter(|line| line.starts_with("Noto "));
    let heads = lines.filter_map(|line| line.split_once(':'));
    heads.map(|(head, _)| Family { head })
}

impl Family<'_> {
    fn name(&self) -> &str {
        self.head.trim_end_matches('*')
    }

    fn stem(&self) -> String {
        self.name().split(' ').collect()
    }

    /// What the package calls it. A browser wants no figure in a family's name.
    fn package_name(&self) -> String {
        self.name().replace(" Two", " 2")
    }

    fn package(&self) -> PathBuf {
        let name = self.package_name().to_lowercase().replace(' ', "-");
        root().join("node_modules/@expo-google-fonts").join(name)
    }

    /// Its faces: what a site calls the file, and where the package has it.
    fn faces(&self) -> Vec<(String, PathBuf)> {
        let stem = self.stem();
        let packed: String = self.package_name().split(' ').collect();
        let face = |name: &str, folder: &str| {
            let file = format!("{folder}/{packed}_{folder}.ttf");
            (format!("{stem}-{name}"), self.package().join(file))
        };
        let mut faces = vec![face("Regular", "400Regular")];
        if self.head.ends_with('*') {
            faces.push(face("Bold", "700Bold"));
        }
        faces
    }
}

/// The characters that a font has a shape for.
fn characters(file: &Path) -> Result<BTreeSet<u32>> {
    let data = fs::read(file).with_context(|| format!("{} is missing.", shown(file)))?;
    let face = Face::parse(&data, 0).with_context(|| format!("{} is no font.", shown(file)))?;
    let mut characters = BTreeSet::new();
    let tables = face
        .tables()
        .cmap
        .into_iter()
        .flat_map(|cmap| cmap.subtables);
    for table in tables.filter(ttf_parser::cmap::Subtable::is_unicode) {
        table.codepoints(|code| {
            let c = char::from_u32(code);
            let glyph = c.and_then(|c| face.glyph_index(c));
            if code >= 0x20 && glyph.is_some_and(|glyph| glyph.0 != 0) {
                characters.insert(code);
            }
        });
    }
    Ok(characters)
}

/// `20-7E A0 A2-FF`.
fn ranges(characters: &BTreeSet<u32>) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for code in characters {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *code => *last = *code,
            _ => ranges.push((*code, *code)),
        }
    }
    let shown = ranges.iter().map(|(first, last)| match first == last {
        true => format!("{first:X}"),
        false => format!("{first:X}-{last:X}"),
    });
    shown.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_follow_each_other_are_one_range() {
        assert_eq!(
            ranges(&BTreeSet::from([0x41, 0x42, 0x43, 0x20AC])),
            "41-43 20AC"
        );
    }

    #[test]
    fn the_list_is_what_the_fonts_hold() {
        let old = read_list().unwrap();
        assert!(
            list(&old).unwrap() == old,
            "{LIST} is stale; renew it with: cargo xtask fonts"
        );
    }

    #[test]
    fn a_family_is_found_in_its_package() {
        let family = Family {
            head: "Noto Sans Thai*",
        };
        let faces = family.faces();
        assert_eq!(faces[1].0, "NotoSansThai-Bold");
        let path = "noto-sans-thai/700Bold/NotoSansThai_700Bold.ttf";
        assert!(faces[1].1.ends_with(path), "{:?}", faces[1].1);
    }
}
