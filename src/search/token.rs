//! Text as the words that are looked for, each with its place.

use std::ops::Range;

use super::fold::{self, Class};

/// Longest word, in characters as compared: what goes on behind that is not looked at. Words of
/// languages are shorter; keys and checksums are not.
const LONGEST: usize = 40;

/// A word, or one sign of a script without spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// As it is compared.
    pub(super) text: String,
    /// Where it stands, in bytes.
    pub(super) place: Range<usize>,
    pub(super) is_sign: bool,
}

impl Token {
    /// Whether this sign stands right behind that one.
    pub(super) fn follows(&self, before: &Self) -> bool {
        self.is_sign && before.is_sign && before.place.end == self.place.start
    }
}

/// The words of a text in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut word = Word::default();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match fold::class(c) {
            Class::Letter => word.add(c, at..end),
            Class::Nothing => {}
            Class::Gap => word.end(&mut tokens),
            Class::Sign => {
                word.end(&mut tokens);
                let text = fold::sign(c).to_string();
                tokens.push(Token { text, place: at..end, is_sign: true });
            }
        }
    }
    word.end(&mut tokens);
    tokens
}

/// The word that is being read.
#[derive(Default)]
struct Word {
    text: String,
    place: Option<Range<usize>>,
    length: usize,
}

impl Word {
    fn add(&mut self, c: char, place: Range<usize>) {
        let start = self.place.as_ref().map_or(place.start, |known| known.start);
        self.place = Some(start..place.end);
        if self.length < LONGEST {
            self.length += 1;
            fold::letter(c, &mut self.text);
        }
    }

    fn end(&mut self, tokens: &mut Vec<Token>) {
        let Self { text, place, .. } = std::mem::take(self);
        // A mark alone leaves nothing behind.
        if let Some(place) = place.filter(|_| !text.is_empty()) {
            tokens.push(Token { text, place, is_sign: false });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn text_is_parted_into_words_and_signs() {
        for (text, expected) in [
            ("Don't panic: it's 42%", &["don", "t", "panic", "it", "s", "42"][..]),
            ("東京tower 2", &["東", "京", "tower", "2"]),
            ("soft\u{ad}hyphen می\u{200c}خواهم", &["softhyphen", "میخواهم"]),
            ("ภาษา", &["ภ", "า", "ษ", "า"]),
            ("\u{0}\u{301} 👩‍👩‍👧 \u{e000} — ", &[]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
        assert_eq!(words(&"x".repeat(100)), ["x".repeat(LONGEST)]);
    }

    #[test]
    fn every_word_knows_where_it_stands() {
        let text = "Été: 東京 ﬁn";
        let places: Vec<&str> = tokens(text).iter().map(|it| &text[it.place.clone()]).collect();
        assert_eq!(places, ["Été", "東", "京", "ﬁn"]);
    }
}
