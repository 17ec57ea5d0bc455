//! `thread.json`: a thread as somebody wrote it down. It has to be one that this program could have
//! made; everything that pages, formats and the store rely on is looked at.

use std::collections::HashSet;

use serde_json::Value;
use url::Url;

use super::Error;
use crate::{
    format::parcel::THREAD,
    thread::{
        Author, Block, Context, Embed, Inline, Item, Media, Post, PostRef, RichText, Thread,
        VERSION, clean,
    },
};

/// Most posts and gaps.
const ITEMS: usize = 20_000;

/// Longest address of a page, in bytes.
const ADDRESS: usize = 1024;

/// What the document is.
const SCHEMA: &str = "unspool.thread";

/// What is wrong with it.
type Fault = String;

/// Reads and checks it.
pub(super) fn read(text: &[u8]) -> Result<Thread, Error> {
    let broken = |what: String| Error::Malformed { file: THREAD, what };
    let mut value: Value =
        serde_json::from_slice(text).map_err(|error| broken(error.to_string()))?;
    if value.get("schema").and_then(Value::as_str) != Some(SCHEMA) {
        return Err(broken(format!("it is not a document of the kind `{SCHEMA}`")));
    }
    let version = value.get("version").and_then(Value::as_u64).unwrap_or_default();
    let version = u32::try_from(version).unwrap_or(u32::MAX);
    if version > VERSION {
        return Err(Error::Newer(version));
    }
    scrub(&mut value);
    let mut thread: Thread =
        serde_json::from_value(value).map_err(|error| broken(error.to_string()))?;
    // Fields that came later have defaults.
    thread.version = VERSION;
    check(&thread).map_err(broken)?;
    Ok(thread)
}

/// Takes out of every text what no document may hold.
fn scrub(value: &mut Value) {
    match value {
        Value::String(text) => *text = clean(text),
        Value::Array(values) => values.iter_mut().for_each(scrub),
        Value::Object(fields) => fields.values_mut().for_each(scrub),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn check(thread: &Thread) -> Result<(), Fault> {
    if thread.items().count() > ITEMS {
        return Err(format!("it has more than {ITEMS} posts"));
    }
    let network = thread.network().as_str();
    author(&thread.author, network)?;
    address(&thread.address, network)?;
    let mut seen: HashSet<&PostRef> = HashSet::new();
    for post in thread.posts() {
        self::post(post, network)?;
        if post.author.id != thread.author.id {
            return Err(format!("the post {} is somebody else's", post.id));
        }
        if !seen.insert(&post.id) {
            return Err(format!("the post {} is there twice", post.id));
        }
    }
    if !seen.contains(&thread.root) {
        return Err("its first post is not there".to_owned());
    }
    let gaps = thread.gaps().filter_map(|gap| gap.id.as_ref());
    let from = thread.branches.iter().filter_map(|branch| branch.from.as_ref());
    if gaps.chain(from).any(|name| name.network().as_str() != network) {
        return Err("it names posts of another network".to_owned());
    }
    if let Some(Context::Post(post)) = &thread.context {
        self::post(post, network)?;
    }
    let shown = thread.items().filter(|item| matches!(item, Item::Post(_))).count();
    if u32::try_from(shown) != Ok(thread.receipt.shown) {
        return Err("its receipt counts other posts than there are".to_owned());
    }
    Ok(())
}

fn post(it: &Post, network: &str) -> Result<(), Fault> {
    part(it, network)?;
    for embed in &it.embeds {
        if let Embed::Quote(quoted) = embed {
            // Of another network, where it is quoted across.
            let network = quoted.id.network().as_str();
            part(quoted, network)?;
            if quoted.embeds.iter().any(|embed| matches!(embed, Embed::Quote(_))) {
                return Err(format!("the post {} has a quote in a quote", it.id));
            }
        }
    }
    Ok(())
}

fn part(post: &Post, network: &str) -> Result<(), Fault> {
    let names = post.aliases.iter().chain([&post.id]);
    if names.into_iter().any(|name| name.network().as_str() != network) {
        return Err(format!("the post {} goes by names of another network", post.id));
    }
    author(&post.author, network)?;
    address(&post.address, network)?;
    web(&post.url)?;
    text(&post.text)?;
    post.media.iter().try_for_each(media)?;
    for embed in &post.embeds {
        if let Embed::Card { url, image, .. } = embed {
            web(url)?;
            image.iter().try_for_each(web)?;
        }
    }
    Ok(())
}

fn author(author: &Author, network: &str) -> Result<(), Fault> {
    if author.id.is_empty() {
        return Err("an author has no id".to_owned());
    }
    address(&author.address, network)?;
    web(&author.url)?;
    author.avatar.iter().try_for_each(web)
}

/// An address on our site: of that network, in plain segments.
fn address(address: &str, network: &str) -> Result<(), Fault> {
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"?#\\%\"<>".contains(c);
    let is_one = address.len() <= ADDRESS
        && address.split('/').next() == Some(network)
        && address.split('/').all(|part| !["", ".", ".."].contains(&part))
        && address.chars().all(plain);
    if is_one { Ok(()) } else { Err(format!("`{}` is no address", address.escape_debug())) }
}

/// An address of the web.
fn web(url: &Url) -> Result<(), Fault> {
    let is_one = matches!(url.scheme(), "http" | "https") && url.has_host();
    if is_one { Ok(()) } else { Err(format!("`{}` is no address of the web", url.scheme())) }
}

fn media(media: &Media) -> Result<(), Fault> {
    if media.size.is_some_and(|size| size.width == 0 || size.height == 0) {
        return Err("a picture has no width or no height".to_owned());
    }
    let is_inside = |at: f32| (-1.0..=1.0).contains(&at);
    if media.focus.is_some_and(|focus| !is_inside(focus.x) || !is_inside(focus.y)) {
        return Err("a picture's focus is outside of it".to_owned());
    }
    web(&media.url)?;
    media.preview.iter().try_for_each(web)?;
    media.captions.iter().try_for_each(|caption| web(&caption.url))
}

fn text(text: &RichText) -> Result<(), Fault> {
    text.0.iter().try_for_each(|block| match block {
        Block::Paragraph(runs) | Block::Quote(runs) | Block::Heading(runs) => self::runs(runs),
        Block::List { items, .. } => items.iter().try_for_each(|runs| self::runs(runs)),
        Block::Code(_) => Ok(()),
    })
}

fn runs(runs: &[Inline]) -> Result<(), Fault> {
    runs.iter().try_for_each(|run| match run {
        Inline::Link { url, .. } if url.scheme() == "mailto" => Ok(()),
        Inline::Link { url, .. } | Inline::Mention { url, .. } | Inline::Tag { url, .. } => {
            web(url)
        }
        Inline::Emoji { image, .. } => web(image),
        Inline::Text { .. } | Inline::Break => Ok(()),
    })
}
