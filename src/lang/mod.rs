//! What we say to visitors, in their language. All words stand in one Fluent file per language,
//! beside this one; `en.ftl` is what the others are compared with. Pure: words in, words out.

mod accept;
mod moment;
mod say;

use std::fmt::{self, Display, Formatter};

pub use moment::{stamp, told_until};
pub use say::{Link, Say, Value};

/// A language in which the interface speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// What everybody gets who asks for none that we speak.
    #[default]
    English,
    /// Of Spain and America alike.
    Spanish,
    /// With the spaces of French typography.
    French,
    /// Of all its countries.
    German,
    /// As written in Brazil, kept readable elsewhere.
    Portuguese,
    /// With one form for all numbers.
    Japanese,
    /// Modern Standard Arabic, from right to left, with six forms for numbers.
    Arabic,
}

impl Language {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::English,
        Self::Spanish,
        Self::French,
        Self::German,
        Self::Portuguese,
        Self::Japanese,
        Self::Arabic,
    ];

    /// BCP 47.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::German => "de",
            Self::Portuguese => "pt",
            Self::Japanese => "ja",
            Self::Arabic => "ar",
        }
    }

    /// What its speakers call it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::French => "Français",
            Self::German => "Deutsch",
            Self::Portuguese => "Português",
            Self::Japanese => "日本語",
            Self::Arabic => "العربية",
        }
    }

    /// In which direction it is written: `ltr` or `rtl`.
    #[must_use]
    pub const fn dir(self) -> &'static str {
        match self {
            Self::Arabic => "rtl",
            _ => "ltr",
        }
    }

    /// The language of that code, in any case: `pt`.
    #[must_use]
    pub fn by_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }

    /// The language that an `Accept-Language` header likes best, of those that we speak
    /// (RFC 9110 §12.5.4, looked up as RFC 4647 §3.4 says); English when there is none.
    #[must_use]
    pub fn of(accept_language: &str) -> Self {
        accept::liked(accept_language).unwrap_or_default()
    }

    /// The words of that key of the file; `key.attribute` is an attribute of a message.
    #[must_use]
    pub fn say(self, key: &str) -> Say<'_> {
        Say::new(self, key)
    }

    /// What the network of that short name is called in the middle of a sentence; `title` for one
    /// that the file does not know.
    #[must_use]
    pub fn network(self, name: &str, title: &str) -> String {
        self.called("network", name, title)
    }

    /// What the format of that extension is called; `label` for one whose name is a name in every
    /// language.
    #[must_use]
    pub fn format(self, extension: &str, label: &str) -> String {
        self.called("format", extension, label)
    }

    fn called(self, kind: &str, name: &str, otherwise: &str) -> String {
        let key = format!("{kind}-{name}");
        if say::is_key(&key) { self.say(&key).to_string() } else { otherwise.to_owned() }
    }

    /// "a, b and c": by the key of the two-word list that ends it, `list-and` or `list-or`.
    #[must_use]
    pub fn list(self, end: &str, words: &[String]) -> String {
        let Some((last, first)) = words.split_last() else { return String::new() };
        if first.is_empty() {
            return last.clone();
        }
        self.say(end).with("first", self.enumerate(first)).with("last", last).to_string()
    }

    /// "a, b, c".
    #[must_use]
    pub fn enumerate(self, words: &[String]) -> String {
        let mut words = words.iter();
        let first = words.next().cloned().unwrap_or_default();
        words.fold(first, |first, last| {
            self.say("list-comma").with("first", first).with("last", last).to_string()
        })
    }

    const fn file(self) -> &'static str {
        match self {
            Self::English => include_str!("en.ftl"),
            Self::Spanish => include_str!("es.ftl"),
            Self::French => include_str!("fr.ftl"),
            Self::German => include_str!("de.ftl"),
            Self::Portuguese => include_str!("pt.ftl"),
            Self::Japanese => include_str!("ja.ftl"),
            Self::Arabic => include_str!("ar.ftl"),
        }
    }
}

impl Display for Language {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
