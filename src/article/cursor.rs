//! Reads small things from the beginning of a text: spaces, signs, numbers of any script, words.

/// What is left to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    rest: &'a str,
}

/// A number, and whether it is made of keycaps: "3️⃣".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// At most 999.
    pub value: u16,
    /// Made of keycaps.
    pub is_keycap: bool,
}

/// The zeros whose next nine characters are the other digits: ASCII, Arabic, Persian, Devanagari,
/// Bengali, Thai, full-width.
const ZEROS: [u32; 7] = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

/// The value of a digit.
pub(super) fn digit(c: char) -> Option<u16> {
    let c = c as u32;
    let zero = ZEROS.into_iter().find(|zero| (*zero..*zero + 10).contains(&c))?;
    u16::try_from(c - zero).ok()
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    pub(super) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Nothing more, or white space.
    pub(super) fn is_at_space(&self) -> bool {
        self.peek().is_none_or(char::is_whitespace)
    }

    /// The next character, if it is one of those.
    pub(super) fn eat(&mut self, is_wanted: impl Fn(char) -> bool) -> Option<char> {
        let next = self.peek().filter(|c| is_wanted(*c))?;
        self.rest = self.rest.strip_prefix(next).unwrap_or_default();
        Some(next)
    }

    /// Whether there was white space.
    pub(super) fn spaces(&mut self) -> bool {
        let rest = self.rest.trim_start();
        let any = rest.len() < self.rest.len();
        self.rest = rest;
        any
    }

    /// That word, in any case, if it ends there.
    pub(super) fn word(&mut self, lower: &str) -> bool {
        let mut ahead = *self;
        for wanted in lower.chars() {
            let same = |c: char| c == wanted || c.to_lowercase().eq([wanted]);
            if ahead.eat(same).is_none() {
                return false;
            }
        }
        let goes_on = |c: char| c.is_alphanumeric() || c == '\'' || c == '’';
        let is_open = lower.chars().last().is_some_and(char::is_alphanumeric);
        if is_open && ahead.peek().is_some_and(goes_on) {
            return false;
        }
        *self = ahead;
        true
    }

    /// One of those words; the longest should stand first.
    pub(super) fn one_of(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(word))
    }

    /// A number of at most three digits.
    pub(super) fn number(&mut self) -> Option<Number> {
        let mut ahead = *self;
        if ahead.eat(|c| c == '🔟').is_some() {
            *self = ahead;
            return Some(Number { value: 10, is_keycap: true });
        }
        let (mut value, mut digits, mut keycaps) = (0_u16, 0, 0);
        while let Some(next) = ahead.peek().and_then(digit) {
            if digits == 3 {
                return None;
            }
            ahead.eat(|_| true);
            value = value * 10 + next;
            digits += 1;
            let mut cap = ahead;
            cap.eat(|c| c == '\u{fe0f}');
            if cap.eat(|c| c == '\u{20e3}').is_some() {
                ahead = cap;
                keycaps += 1;
            }
        }
        if digits == 0 || (keycaps > 0 && keycaps != digits) {
            return None;
        }
        *self = ahead;
        Some(Number { value, is_keycap: keycaps > 0 })
    }
}
