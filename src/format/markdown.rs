//! Markdown (`CommonMark`) with a YAML front matter. Reads like the page: the header once, then the
//! words, media as links (so that reading it asks no server), gaps and the receipt in words.

use bytes::Bytes;

use super::{
    Error, Format, Kit, View, escape,
    prose::{self, Lines},
    words,
};
use crate::{
    article,
    thread::{Author, Context, Embed, Gap, Item, Media, Poll, Post, RichText, Thread},
};

/// `md`.
pub struct Markdown;

/// Longest title, in characters.
const TITLE: usize = 80;

impl Format for Markdown {
    fn extension(&self) -> &'static str {
        "md"
    }

    fn label(&self) -> &'static str {
        "Markdown"
    }

    fn media_type(&self) -> &'static str {
        "text/markdown; charset=utf-8"
    }

    fn render(&self, thread: &Thread, kit: &Kit) -> Result<Bytes, Error> {
        let mut blocks = vec![front_matter(thread)];
        blocks.extend(header(thread));
        match &thread.context {
            Some(Context::Post(post)) => {
                blocks.push(vec!["In reply to:".to_owned()]);
                blocks.push(quote(post));
            }
            Some(Context::Gap(missing)) => {
                blocks.push(vec![format!("In reply to: *{}*", words::gap(missing))]);
            }
            None => {}
        }
        blocks.extend(items(&thread.trunk, kit.view));
        for branch in &thread.branches {
            let from = branch.from.as_ref().and_then(|post| thread.position(post));
            let from = from.map_or_else(String::new, |at| format!(" from ¶{at}"));
            blocks.push(vec![format!("## Continued{from}")]);
            blocks.extend(items(&branch.items, kit.view));
        }
        blocks.push(vec!["---".to_owned()]);
        blocks.push(receipt(thread));
        let text = blocks.iter().map(|lines| lines.join("\n")).collect::<Vec<_>>().join("\n\n");
        Ok(Bytes::from(text + "\n"))
    }
}

fn foreign(text: &str) -> String {
    escape::inline(&escape::one_line(text))
}

/// Name and handle; the name alone where it is the handle.
fn byline(author: &Author) -> String {
    let linked = escape::link(&foreign(&author.name), &author.url);
    if author.name == author.handle {
        return linked;
    }
    format!("{linked} (@{})", foreign(&author.handle))
}

fn front_matter(thread: &Thread) -> Lines {
    let first = thread.posts().next();
    let author = &thread.author;
    let mut lines = vec![
        "---".to_owned(),
        format!("title: {}", escape::yaml(&thread.title(TITLE))),
        format!("author: {}", escape::yaml(&format!("{} (@{})", author.name, author.handle))),
    ];
    if let Some(post) = first {
        lines.push(format!("url: {}", escape::yaml(post.url.as_str())));
        lines.push(format!("posted: {}", escape::yaml(&post.posted_at.to_string())));
    }
    if let Some(language) = thread.language() {
        lines.push(format!("language: {}", escape::yaml(language)));
    }
    lines.extend([
        format!("network: {}", escape::yaml(thread.network().as_str())),
        format!("posts: {}", thread.receipt.shown),
        format!("complete: {}", words::completeness(thread)),
        format!("read: {}", escape::yaml(&thread.fetched_at.to_string())),
        format!("via: {}", escape::yaml(&thread.via)),
        "---".to_owned(),
    ]);
    lines
}

fn header(thread: &Thread) -> Vec<Lines> {
    let title = thread.title(TITLE);
    let title = if title.is_empty() { format!("Thread by {}", thread.author.name) } else { title };
    let mut by = format!("By {}", byline(&thread.author));
    if let Some(post) = thread.posts().next() {
        let original = escape::link("original", &post.url);
        by = format!("{by}, {}, {original}", words::moment(post.posted_at));
    }
    vec![vec![format!("# {}", foreign(&title))], vec![by]]
}

/// A line of posts: each with its words, in the article those that flow there.
fn items(items: &[Item], view: View) -> Vec<Lines> {
    let flow = match view {
        View::Article => article::flow(items),
        View::Posts => Vec::new(),
    };
    let flow = flow.iter().map(Option::as_ref).chain(std::iter::repeat(None));
    items.iter().zip(flow).flat_map(|(place, text)| item(place, text)).collect()
}

fn item(item: &Item, text: Option<&RichText>) -> Vec<Lines> {
    match item {
        Item::Post(post) => {
            let mut blocks = body(post, text.unwrap_or(&post.text));
            blocks.extend(post.embeds.iter().map(|embed| match embed {
                Embed::Quote(quoted) => quote(quoted),
                other => plain_embed(other, post),
            }));
            blocks
        }
        Item::Gap(missing) => vec![gap(missing)],
    }
}

fn gap(gap: &Gap) -> Lines {
    vec![format!("*{}*", words::gap(gap))]
}

/// Warning, words, tags and media.
fn body(post: &Post, text: &RichText) -> Vec<Lines> {
    let mut blocks = Vec::new();
    if let Some(warning) = &post.warning {
        blocks.push(vec![format!("**Content warning:** {}", foreign(warning))]);
    }
    blocks.extend(prose::blocks(text));
    if post.truncated {
        let rest = escape::link("Read the rest", &post.url);
        blocks.push(vec![format!("*{}* {rest}", words::CUT)]);
    }
    if !post.tags.is_empty() {
        let tags: Vec<String> =
            post.tags.iter().map(|tag| format!("\\#{}", foreign(tag))).collect();
        blocks.push(vec![tags.join(" ")]);
    }
    blocks.extend(post.media.iter().map(|media| vec![link(media, post.sensitive)]));
    blocks
}

fn link(media: &Media, is_sensitive: bool) -> String {
    let mut label = words::media(media.kind).to_owned();
    if is_sensitive {
        label.push_str(" (sensitive)");
    }
    if let Some(alt) = &media.alt {
        label = format!("{label}: {}", foreign(alt));
    }
    escape::link(&label, &media.url)
}

/// Somebody's post inside a quotation. What it quotes itself is only linked.
fn quote(post: &Post) -> Lines {
    let original = escape::link(&words::moment(post.posted_at), &post.url);
    let mut blocks = vec![vec![format!("{}, {original}:", byline(&post.author))]];
    blocks.extend(body(post, &post.text));
    blocks.extend(post.embeds.iter().map(|embed| match embed {
        Embed::Quote(inner) => vec![escape::link("A quoted post", &inner.url)],
        other => plain_embed(other, post),
    }));
    prose::quoted(&blocks)
}

fn plain_embed(embed: &Embed, post: &Post) -> Lines {
    match embed {
        Embed::Quote(quoted) => vec![escape::link("A quoted post", &quoted.url)],
        Embed::QuoteGap(missing) => prose::quoted(&[gap(missing)]),
        Embed::Card { url, title, summary, .. } => {
            let title = if title.trim().is_empty() { url.as_str() } else { title };
            let mut lines = vec![escape::line(&escape::link(&foreign(title), url))];
            let summary = summary.as_deref().map(foreign).filter(|summary| !summary.is_empty());
            lines.extend(summary.map(|summary| escape::line(&summary)));
            prose::quoted(&[prose::paragraph(lines)])
        }
        Embed::Poll(poll) => self::poll(poll),
        Embed::Unsupported => {
            let original = escape::link("the original", &post.url);
            vec![format!("*Something that only {original} shows.*")]
        }
    }
}

fn poll(poll: &Poll) -> Lines {
    let choices = poll.choices.iter().map(|choice| {
        let votes = words::votes(poll, choice.votes);
        let colon = if votes.is_empty() { "" } else { ": " };
        format!("- {}{colon}{votes}", escape::line(&foreign(&choice.label)))
    });
    let state = if poll.is_over { "Poll, closed:" } else { "Poll:" };
    std::iter::once(state.to_owned()).chain([String::new()]).chain(choices).collect()
}

fn receipt(thread: &Thread) -> Lines {
    let read = words::moment(thread.fetched_at);
    vec![format!("*{}. Read {read} via {}.*", words::receipt(thread), foreign(&thread.via))]
}
