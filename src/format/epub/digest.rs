//! Several threads as one book: each has its title page and its chapters, as in a book of its own,
//! and the words alone. For collections that are read on a train.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use bytes::Bytes;
use jiff::Timestamp;
use url::Url;

use super::{Epub, Error, Kit, Part, Texts, tidy};
use crate::{
    format::{Format, escape::one_line, language},
    lang::{Language, Say},
    thread::Thread,
};

/// A book of threads.
pub struct Digest<'a> {
    /// What it is called.
    pub title: String,
    /// What it holds, in a sentence.
    pub about: String,
    /// A name that no other book has.
    pub identifier: String,
    /// The language of our own words between those of the authors.
    pub language: Language,
    /// When what it holds was complete.
    pub at: Timestamp,
    /// The threads, each with the address of its page where that is known, in the order of the book.
    pub threads: Vec<(&'a Thread, Option<Url>)>,
}

/// A thread in the book.
struct Bound<'a> {
    part: Part<'a>,
    /// The file of its title page.
    opening: String,
}

#[derive(Template)]
#[template(path = "take/digest/package.xml")]
struct Package<'a> {
    book: &'a Digest<'a>,
    parts: &'a [Bound<'a>],
    /// Each once, in the order of the book.
    authors: Vec<String>,
    languages: BTreeSet<String>,
}

#[derive(Template)]
#[template(path = "take/digest/nav.xml")]
struct Contents<'a> {
    book: &'a Digest<'a>,
    parts: &'a [Bound<'a>],
}

#[derive(Template)]
#[template(path = "take/digest/cover.xml")]
struct Cover<'a> {
    book: &'a Digest<'a>,
    parts: &'a [Bound<'a>],
}

impl Digest<'_> {
    /// The book.
    ///
    /// # Errors
    /// When what it is made with fails.
    pub fn render(&self) -> Result<Bytes, Error> {
        let broken = |what: String| Error { format: Epub.extension(), what };
        let language = self.language;
        let kit = |page: &Option<Url>| Kit { page: page.clone(), language, ..Kit::default() };
        let kits: Vec<Kit> = self.threads.iter().map(|(_, page)| kit(page)).collect();
        let texts = self.texts(&kits).map_err(|error| broken(error.to_string()))?;
        texts.pack().map_err(|error| broken(error.to_string()))
    }

    fn say<'k>(&self, key: &'k str) -> Say<'k> {
        self.language.say(key)
    }

    fn title(&self) -> String {
        one_line(&self.title)
    }

    fn about(&self) -> String {
        one_line(&self.about)
    }

    fn texts<'k>(&'k self, kits: &'k [Kit]) -> Result<Texts<'k>, askama::Error> {
        let threads = self.threads.iter().zip(kits).enumerate();
        let parts = threads.map(|(at, ((thread, _), kit))| {
            let prefix = format!("thread-{}-", at + 1);
            let part = Part::new(thread, kit, &prefix);
            Bound { part, opening: format!("{prefix}title.xhtml") }
        });
        let parts: Vec<Bound<'_>> = parts.collect();
        let named = self.threads.iter().filter_map(|(thread, _)| language::tag(thread.language()?));
        let mut languages: BTreeSet<String> = named.collect();
        if languages.is_empty() {
            languages.insert("und".to_owned());
        }
        let mut seen = BTreeSet::new();
        let authors = self.threads.iter().zip(&parts);
        let authors = authors.filter(|((thread, _), _)| seen.insert(&thread.author.id));
        let authors = authors.map(|(_, bound)| bound.part.set.author()).collect();
        let package = Package { book: self, parts: &parts, authors, languages }.render()?;
        let mut words = vec![
            ("package.opf".to_owned(), package),
            ("nav.xhtml".to_owned(), Contents { book: self, parts: &parts }.render()?),
            ("cover.xhtml".to_owned(), Cover { book: self, parts: &parts }.render()?),
        ];
        for bound in &parts {
            words.extend(bound.part.words(&bound.opening)?);
        }
        let words = words.into_iter().map(|(name, text)| (name, tidy(text))).collect();
        Ok(Texts { words, pictures: BTreeMap::new() })
    }
}
