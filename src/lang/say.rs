//! Words of a key, with values put in. A key that a language lacks is said in English; the tests
//! see to it that there is none.

use std::{
    fmt::{self, Display, Formatter},
    sync::LazyLock,
};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use super::Language;

type Bundle = FluentBundle<FluentResource>;

/// The files, parsed once: constants, in the order of [`Language::ALL`].
static BUNDLES: LazyLock<Vec<Bundle>> =
    LazyLock::new(|| Language::ALL.into_iter().map(bundle).collect());

fn bundle(language: Language) -> Bundle {
    let name = language.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![name]);
    // Pages isolate what is foreign with `<bdi>`.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(written));
    let file = FluentResource::try_new(language.file().to_owned());
    // What cannot be parsed is left out, and found by the tests.
    let file = file.unwrap_or_else(|(rest, _)| rest);
    let _ = bundle.add_resource(file);
    bundle
}

/// Whether English, and so every language, has that key.
pub(super) fn is_key(key: &str) -> bool {
    BUNDLES.first().is_some_and(|english| english.has_message(key))
}

/// Stand in the words for the places where a page puts markup. They are no characters: what comes
/// from outside loses them.
const HOLE: char = '\u{fdd0}';
const LINK: char = '\u{fdd1}';
const END: char = '\u{fdd2}';

/// What can be put into a sentence.
pub trait Value {
    /// As Fluent takes it.
    fn value(&self) -> FluentValue<'static>;
}

impl Value for str {
    fn value(&self) -> FluentValue<'static> {
        self.replace([HOLE, LINK, END], "").into()
    }
}

impl Value for String {
    fn value(&self) -> FluentValue<'static> {
        self.as_str().value()
    }
}

impl Value for Say<'_> {
    fn value(&self) -> FluentValue<'static> {
        self.to_string().value()
    }
}

impl<T: Value + ?Sized> Value for &T {
    fn value(&self) -> FluentValue<'static> {
        (**self).value()
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Value for $number {
            fn value(&self) -> FluentValue<'static> {
                (*self).into()
            }
        }
    )*};
}
numbers!(i8, i16, i32, i64, u32, u64, usize);

/// In Arabic the last two digits choose the form: 103 goes as 3, 111 as 11 (CLDR). The rules that
/// Fluent stands on look at the whole number, so such a number chooses as its last digits, and what
/// is to be written goes along in an option that nothing else reads.
fn by_last_digits(value: FluentValue<'static>) -> FluentValue<'static> {
    let FluentValue::Number(mut number) = value else { return value };
    let last = number.value % 100.0;
    if number.value > 102.0 && last > 2.0 {
        number.options.currency = Some(number.as_string().into_owned());
        number.value = last;
    }
    FluentValue::Number(number)
}

/// What is written of a number that chooses by its last digits.
fn written<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    number.options.currency.clone()
}

/// Words about to be said: shown with [`Display`], as plain text.
#[derive(Debug)]
pub struct Say<'k> {
    language: Language,
    key: &'k str,
    values: FluentArgs<'static>,
}

/// A sentence around a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What stands before the link.
    pub before: String,
    /// What the link says.
    pub words: String,
    /// What stands behind it.
    pub after: String,
}

impl<'k> Say<'k> {
    pub(super) fn new(language: Language, key: &'k str) -> Self {
        Self { language, key, values: FluentArgs::new() }
    }

    /// Puts a value in. Numbers choose between the forms of words.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Value) -> Self {
        let value = value.value();
        let value = if self.language == Language::Arabic { by_last_digits(value) } else { value };
        self.values.set(name, value);
        self
    }

    /// What stands before and behind the variable of that name, which the caller writes.
    #[must_use]
    pub fn around(mut self, name: &'static str) -> (String, String) {
        self.values.set(name, FluentValue::from(HOLE.to_string()));
        let words = self.to_string();
        match words.split_once(HOLE) {
            Some((before, after)) => (before.to_owned(), after.replace(HOLE, "")),
            None => (words, String::new()),
        }
    }

    /// The sentence around its `{ $link }…{ $end }`.
    #[must_use]
    pub fn link(mut self) -> Link {
        self.values.set("link", FluentValue::from(LINK.to_string()));
        self.values.set("end", FluentValue::from(END.to_string()));
        let said = self.to_string();
        let (before, rest) = said.split_once(LINK).unwrap_or((&said, ""));
        let (words, after) = rest.split_once(END).unwrap_or((rest, ""));
        Link { before: before.to_owned(), words: words.to_owned(), after: after.to_owned() }
    }

    fn in_language(&self, language: Language) -> Option<String> {
        let bundle = BUNDLES.get(language as usize)?;
        let (message, attribute) = match self.key.split_once('.') {
            Some((message, attribute)) => (message, Some(attribute)),
            None => (self.key, None),
        };
        let message = bundle.get_message(message)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        // A value that is missing stands there by its name; the tests find it.
        let said = bundle.format_pattern(pattern, Some(&self.values), &mut Vec::new());
        Some(said.into_owned())
    }
}

impl Display for Say<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let said = self.in_language(self.language).or_else(|| self.in_language(Language::English));
        f.write_str(said.as_deref().unwrap_or(self.key))
    }
}
