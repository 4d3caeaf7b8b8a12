//! What the text of a cell means: yes or no, a day, a number, and words that follow a language's
//! conventions.
//!
//! Nothing here guesses. A text that is not clearly one thing gives `None`, and a check tells the
//! author about it.

pub mod dates;
mod languages;
pub mod numbers;
pub mod words;
pub mod yes_no;
