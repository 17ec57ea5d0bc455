//! Markdown (`CommonMark`) with a YAML front matter. Reads like the page: the header once, then the
//! words, media as links (so that reading it asks no server), gaps and the receipt in words.

use bytes::Bytes;

use super::{
    Error, Format, Kit, View, escape,
    prose::{self, Lines},
    via, words,
};
use crate::{
    article,
    lang::Language,
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
        let language = kit.language;
        let mut blocks = vec![front_matter(thread)];
        blocks.extend(header(thread, language));
        match &thread.context {
            Some(Context::Post(post)) => {
                blocks.push(vec![language.say("document-reply").to_string()]);
                blocks.push(quote(post, language));
            }
            Some(Context::Gap(missing)) => {
                let reply = language.say("document-reply");
                blocks.push(vec![format!("{reply} *{}*", words::gap(missing, language))]);
            }
            None => {}
        }
        blocks.extend(items(&thread.trunk, kit));
        for branch in &thread.branches {
            let from = branch.from.as_ref().and_then(|post| thread.position(post));
            blocks.push(vec![format!("## {}", words::continued(from, language))]);
            blocks.extend(items(&branch.items, kit));
        }
        blocks.push(vec!["---".to_owned()]);
        blocks.push(receipt(thread, language));
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

fn header(thread: &Thread, language: Language) -> Vec<Lines> {
    let title = match thread.title(TITLE) {
        title if title.is_empty() => {
            language.say("document-thread-by").with("author", &thread.author.name).to_string()
        }
        title => title,
    };
    let by = language.say("document-by").with("author", byline(&thread.author));
    let mut by = by.to_string();
    if let Some(post) = thread.posts().next() {
        let original = escape::link(&language.say("document-original").to_string(), &post.url);
        by = format!("{by}, {}, {original}", words::moment(post.posted_at));
    }
    vec![vec![format!("# {}", foreign(&title))], vec![by]]
}

/// A line of posts: each with its words, in the article those that flow there.
fn items(items: &[Item], kit: &Kit) -> Vec<Lines> {
    let flow = match kit.view {
        View::Article => article::flow(items),
        View::Posts => Vec::new(),
    };
    let flow = flow.iter().map(Option::as_ref).chain(std::iter::repeat(None));
    items.iter().zip(flow).flat_map(|(place, text)| item(place, text, kit.language)).collect()
}

fn item(item: &Item, text: Option<&RichText>, language: Language) -> Vec<Lines> {
    match item {
        Item::Post(post) => {
            let mut blocks = body(post, text.unwrap_or(&post.text), language);
            blocks.extend(post.embeds.iter().map(|embed| match embed {
                Embed::Quote(quoted) => quote(quoted, language),
                other => plain_embed(other, post, language),
            }));
            blocks
        }
        Item::Gap(missing) => vec![gap(missing, language)],
    }
}

fn gap(gap: &Gap, language: Language) -> Lines {
    vec![format!("*{}*", words::gap(gap, language))]
}

/// Warning, words, tags and media.
fn body(post: &Post, text: &RichText, language: Language) -> Vec<Lines> {
    let mut blocks = Vec::new();
    if let Some(warning) = &post.warning {
        blocks.push(vec![format!("**{}** {}", language.say("post-warning"), foreign(warning))]);
    }
    blocks.extend(prose::blocks(text));
    if post.truncated {
        let rest = escape::link(&language.say("document-rest").to_string(), &post.url);
        blocks.push(vec![format!("*{}* {rest}", words::cut(language))]);
    }
    if !post.tags.is_empty() {
        let tags: Vec<String> =
            post.tags.iter().map(|tag| format!("\\#{}", foreign(tag))).collect();
        blocks.push(vec![tags.join(" ")]);
    }
    blocks.extend(post.media.iter().map(|media| vec![link(media, post.sensitive, language)]));
    blocks
}

fn link(media: &Media, is_sensitive: bool, language: Language) -> String {
    let mut label = words::media(media.kind, language);
    if is_sensitive {
        label = language.say("document-sensitive").with("kind", label).to_string();
    }
    if let Some(alt) = &media.alt {
        label = format!("{label}: {}", foreign(alt));
    }
    escape::link(&label, &media.url)
}

/// Somebody's post inside a quotation. What it quotes itself is only linked.
fn quote(post: &Post, language: Language) -> Lines {
    let original = escape::link(&words::moment(post.posted_at), &post.url);
    let mut blocks = vec![vec![format!("{}, {original}:", byline(&post.author))]];
    blocks.extend(body(post, &post.text, language));
    blocks.extend(post.embeds.iter().map(|embed| match embed {
        Embed::Quote(inner) => vec![quoted_post(inner, language)],
        other => plain_embed(other, post, language),
    }));
    prose::quoted(&blocks)
}

fn quoted_post(post: &Post, language: Language) -> String {
    escape::link(&language.say("document-quoted").to_string(), &post.url)
}

fn plain_embed(embed: &Embed, post: &Post, language: Language) -> Lines {
    match embed {
        Embed::Quote(quoted) => vec![quoted_post(quoted, language)],
        Embed::QuoteGap(missing) => prose::quoted(&[gap(missing, language)]),
        Embed::Card { url, title, summary, .. } => {
            let title = if title.trim().is_empty() { url.as_str() } else { title };
            let mut lines = vec![escape::line(&escape::link(&foreign(title), url))];
            let summary = summary.as_deref().map(foreign).filter(|summary| !summary.is_empty());
            lines.extend(summary.map(|summary| escape::line(&summary)));
            prose::quoted(&[prose::paragraph(lines)])
        }
        Embed::Poll(poll) => self::poll(poll, language),
        Embed::Unsupported => {
            let said = language.say("document-unsupported").link();
            let original = escape::link(&said.words, &post.url);
            vec![format!("*{}{original}{}*", said.before, said.after)]
        }
    }
}

fn poll(poll: &Poll, language: Language) -> Lines {
    let choices = poll.choices.iter().map(|choice| {
        let votes = words::votes(poll, choice.votes, language);
        let colon = if votes.is_empty() { "" } else { ": " };
        format!("- {}{colon}{votes}", escape::line(&foreign(&choice.label)))
    });
    let state = language.say(if poll.is_over { "document-poll-closed" } else { "document-poll" });
    std::iter::once(state.to_string()).chain([String::new()]).chain(choices).collect()
}

fn receipt(thread: &Thread, language: Language) -> Lines {
    let read = language.say("document-read").with("at", words::moment(thread.fetched_at));
    let read = read.with("via", foreign(&via::ways(&thread.via, language)));
    let whole = language.say("sentence").with("words", words::receipt(thread, language));
    vec![format!("*{whole} {read}*")]
}
