//! The picture of a thread for previews on other sites: who, the first words, where, how many posts.

use bytes::Bytes;
use serde::Serialize;

use super::{block, foreign, handle, pictures::Pictures, rtl, tongue};
use crate::{
    article,
    format::{
        Error, Kit, language,
        order::{Order, Template},
        words,
    },
    lang::Language,
    thread::{Item, Post, RichText, Thread, shorten},
};

/// Longest pieces of the first words that are tried, in characters, the longest first: the template
/// takes the first that fits.
const LENGTHS: &[usize] = &[340, 280, 220, 170, 130, 90];

/// Longest name and handle: one line.
const LINE: usize = 44;

/// What `card.typ` reads.
#[derive(Serialize)]
struct Card {
    lang: String,
    region: String,
    rtl: bool,
    name: String,
    handle: String,
    avatar: Option<String>,
    /// The same words, shorter and shorter.
    words: Vec<String>,
    network: String,
    /// Our own words, and their language and direction.
    posts: String,
    says: Says,
    site: String,
}

#[derive(Serialize)]
struct Says {
    lang: &'static str,
    rtl: bool,
}

/// The order for it: a PNG of 1200 × 630 pixels. Words behind a warning, or of a post that its
/// author calls sensitive, are not on it. Our own words are in the language of the thread, as far as
/// we speak it: those who show the picture do not say for whom.
///
/// # Errors
/// When the data cannot be written.
pub fn card(thread: &Thread, kit: &Kit) -> Result<Order, Error> {
    let says = spoken(thread);
    let name = foreign(&thread.author.name);
    let (language, whole) = match opening(thread, says) {
        Some((language, words)) => (language, words),
        None => (None, says.say("thread-by").with("author", &name).to_string()),
    };
    let (lang, region) = tongue(language.as_deref());
    let mut pictures = Pictures::of(kit);
    let card = Card {
        lang,
        region,
        rtl: rtl(language.as_deref(), &whole),
        handle: shorten(&handle(&thread.author.handle), LINE),
        avatar: thread.author.avatar.as_ref().and_then(|url| pictures.name(url)),
        words: LENGTHS.iter().map(|length| shorten(&whole, *length)).collect(),
        network: foreign(&words::network(thread)),
        posts: says.say("posts").with("n", thread.receipt.shown).to_string(),
        says: Says { lang: says.code(), rtl: says.dir() == "rtl" },
        site: kit.page.as_ref().and_then(|page| page.host_str()).unwrap_or("Unspool").to_owned(),
        name: shorten(&name, LINE),
    };
    let data = serde_json::to_vec(&card);
    let data = data.map_err(|error| Error { format: "png", what: error.to_string() })?;
    Ok(Order { template: Template::Card, data: Bytes::from(data), pictures: pictures.taken() })
}

/// The language of the thread, where it is one of ours.
fn spoken(thread: &Thread) -> Language {
    let tag = thread.language().and_then(language::tag);
    let first = tag.as_deref().and_then(|tag| tag.split('-').next());
    first.and_then(Language::by_code).unwrap_or_default()
}

/// The first words that may stand there, and their language.
fn opening(thread: &Thread, says: Language) -> Option<(Option<String>, String)> {
    let words = |post: &Post, text: RichText| match &post.warning {
        Some(warning) => format!("{} {}", says.say("post-warning"), foreign(warning)),
        None if post.sensitive => String::new(),
        None => foreign(&block::words(&text)),
    };
    let mut found =
        thread.trunk.iter().zip(article::flow(&thread.trunk)).filter_map(|it| match it {
            (Item::Post(post), Some(text)) => Some((post.language.clone(), words(post, text))),
            _ => None,
        });
    found.find(|(_, words)| !words.is_empty())
}
