//! The pages of several letters on one pile, as they come out of a printer.

use messages::{Face, Fault, FaultKind, Item, Page, Pages};

/// The most pages that are laid out for the browser to print. Each is a drawing of hundreds of pieces.
pub const MOST_PAGES: usize = 600;

/// On how many sides of a sheet the letters are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sides {
    /// On one.
    #[default]
    One,
    /// On two: each letter begins on a sheet of its own.
    Two,
}

/// The pages so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stack {
    /// The pages of all letters, one after the other, and their fonts.
    pub pages: Pages,
    /// Whose letters are not among them, by index, and why.
    pub left_out: Vec<(usize, Fault)>,
}

impl Stack {
    /// Puts a letter's pages on the pile; for two sides an empty page first, where the letter would
    /// begin on another's back.
    ///
    /// Answers whether there is room for more.
    pub(super) fn put(&mut self, recipient: usize, letter: Pages, sides: Sides) -> bool {
        // Nobody is to get a letter with a square in the place of a name.
        let lacks = |fault: &&Fault| fault.kind == FaultKind::Character;
        let unprintable = letter.faults.iter().find(lacks).cloned();
        if letter.pages.is_empty() || unprintable.is_some() {
            let fault = unprintable.or_else(|| letter.faults.into_iter().next());
            self.left_out.extend(fault.map(|fault| (recipient, fault)));
            return true;
        }
        if sides == Sides::Two && self.pages.pages.len() % 2 == 1 {
            let blank = self.pages.pages.last().map(|last| Page {
                items: Vec::new(),
                ..*last
            });
            self.pages.pages.extend(blank);
        }
        let places: Vec<usize> = letter.faces.into_iter().map(|it| self.face(it)).collect();
        for mut page in letter.pages {
            for item in &mut page.items {
                if let Item::Text(run) = item {
                    run.face = places.get(run.face).copied().unwrap_or(0);
                }
            }
            self.pages.pages.push(page);
        }
        self.pages.pages.len() <= MOST_PAGES
    }

    /// The place of the font among those of all letters.
    fn face(&mut self, face: Face) -> usize {
        let known = self.pages.faces.iter().position(|known| *known == face);
        known.unwrap_or_else(|| {
            self.pages.faces.push(face);
            self.pages.faces.len() - 1
        })
    }
}

#[cfg(test)]
mod tests {
    use messages::{Face, Item, Page, Pages, TextRun};

    use super::super::pages::fault_of;
    use super::{MOST_PAGES, Sides, Stack};

    /// A letter with a page for each text, in fonts of those families.
    fn letter(texts: &[&str], families: &[&str]) -> Pages {
        let page = |(face, text): (usize, &&str)| Page {
            width: 595.0,
            height: 842.0,
            items: vec![Item::Text(TextRun {
                text: (*text).to_owned(),
                face,
                ..TextRun::default()
            })],
        };
        Pages {
            pages: texts.iter().enumerate().map(page).collect(),
            faces: families
                .iter()
                .map(|family| Face {
                    family: (*family).to_owned(),
                    weight: 400,
                    italic: false,
                })
                .collect(),
            faults: Vec::new(),
        }
    }

    /// Each page's text and the family that it is in.
    fn said(stack: &Stack) -> Vec<String> {
        let pages = stack.pages.pages.iter();
        pages
            .map(|page| match page.items.first() {
                Some(Item::Text(run)) => {
                    format!("{} in {}", run.text, stack.pages.faces[run.face].family)
                }
                _ => "empty".to_owned(),
            })
            .collect()
    }

    #[test]
    fn letters_lie_on_each_other_each_in_its_fonts() {
        let mut stack = Stack::default();
        assert!(stack.put(0, letter(&["one"], &["Serif"]), Sides::One));
        assert!(stack.put(1, letter(&["two", "three"], &["Sans", "Serif"]), Sides::One));
        assert_eq!(
            said(&stack),
            ["one in Serif", "two in Sans", "three in Serif"]
        );
        assert_eq!(stack.pages.faces.len(), 2);
    }

    #[test]
    fn on_new_sheets_no_letter_begins_on_the_back_of_another() {
        let mut stack = Stack::default();
        for (index, texts) in [&["a"][..], &["b", "b"], &["c"]].into_iter().enumerate() {
            stack.put(index, letter(texts, &["Serif", "Serif"]), Sides::Two);
        }
        assert_eq!(
            said(&stack),
            [
                "a in Serif",
                "empty",
                "b in Serif",
                "b in Serif",
                "c in Serif"
            ]
        );
    }

    #[test]
    fn a_letter_that_cannot_be_set_is_named_and_the_others_are_there() {
        let mut stack = Stack::default();
        let broken = Pages {
            faults: vec![fault_of("The table is too wide.")],
            ..Pages::default()
        };
        assert!(stack.put(4, broken, Sides::One));
        assert!(stack.put(5, letter(&["five"], &["Serif"]), Sides::One));
        assert_eq!(said(&stack), ["five in Serif"]);
        assert_eq!(stack.left_out, [(4, fault_of("The table is too wide."))]);
    }

    #[test]
    fn the_pile_grows_no_higher_than_a_browser_bears() {
        let mut stack = Stack::default();
        let one = || letter(&["a"], &["Serif"]);
        let laid = (0..).find(|index| !stack.put(*index, one(), Sides::One));
        assert_eq!(laid, Some(MOST_PAGES));
    }
}
