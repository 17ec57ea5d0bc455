//! Plain text: what is left when nothing but words can be shown. No control characters but new
//! lines, so that terminals are safe.

use bytes::Bytes;

use super::{
    Error, Format, Kit, View,
    escape::{self, one_line},
    via, words,
};
use crate::{
    article,
    lang::Language,
    thread::{Block, Context, Embed, Inline, Item, Poll, Post, RichText, Thread},
};

/// `txt`.
pub struct Text;

/// Longest title, in characters.
const TITLE: usize = 80;

impl Format for Text {
    fn extension(&self) -> &'static str {
        "txt"
    }

    fn label(&self) -> &'static str {
        "Plain text"
    }

    fn media_type(&self) -> &'static str {
        "text/plain; charset=utf-8"
    }

    fn render(&self, thread: &Thread, kit: &Kit) -> Result<Bytes, Error> {
        let language = kit.language;
        let mut blocks = vec![header(thread, language)];
        match &thread.context {
            Some(Context::Post(post)) => {
                blocks.push(language.say("document-reply").to_string());
                blocks.push(quote(post, language));
            }
            Some(Context::Gap(gap)) => {
                let reply = language.say("document-reply");
                blocks.push(format!("{reply} [{}]", words::gap(gap, language)));
            }
            None => {}
        }
        blocks.extend(items(&thread.trunk, kit));
        for branch in &thread.branches {
            let from = branch.from.as_ref().and_then(|post| thread.position(post));
            blocks.push(format!("* {} *", words::continued(from, language)));
            blocks.extend(items(&branch.items, kit));
        }
        let whole = language.say("sentence").with("words", words::receipt(thread, language));
        let read = language.say("document-read").with("at", words::moment(thread.fetched_at));
        let read = read.with("via", one_line(&via::ways(&thread.via, language)));
        blocks.push(format!("--\n{whole} {read}"));
        Ok(Bytes::from(blocks.join("\n\n") + "\n"))
    }
}

fn header(thread: &Thread, language: Language) -> String {
    let author = &thread.author;
    let title = one_line(&thread.title(TITLE));
    let by = format!("{} (@{})", one_line(&author.name), one_line(&author.handle));
    let by = language.say("document-by").with("author", by);
    let mut lines = vec![title, by.to_string()];
    lines.retain(|line| !line.is_empty());
    if let Some(post) = thread.posts().next() {
        lines.push(words::moment(post.posted_at));
        lines.push(post.url.to_string());
    }
    lines.join("\n")
}

/// A line of posts: each with its words, in the article those that flow there.
fn items(items: &[Item], kit: &Kit) -> Vec<String> {
    let flow = match kit.view {
        View::Article => article::flow(items),
        View::Posts => Vec::new(),
    };
    let flow = flow.iter().map(Option::as_ref).chain(std::iter::repeat(None));
    items.iter().zip(flow).flat_map(|(place, text)| item(place, text, kit.language)).collect()
}

fn item(item: &Item, text: Option<&RichText>, language: Language) -> Vec<String> {
    match item {
        Item::Post(post) => {
            let mut blocks = body(post, text.unwrap_or(&post.text), language);
            blocks.extend(post.embeds.iter().map(|embed| match embed {
                Embed::Quote(quoted) => quote(quoted, language),
                other => plain_embed(other, post, language),
            }));
            blocks
        }
        Item::Gap(gap) => vec![format!("[{}]", words::gap(gap, language))],
    }
}

/// Warning, words, tags and media.
fn body(post: &Post, text: &RichText, language: Language) -> Vec<String> {
    let mut blocks = Vec::new();
    if let Some(warning) = &post.warning {
        blocks.push(format!("{} {}", language.say("post-warning"), one_line(warning)));
    }
    blocks.extend(prose(text));
    if post.truncated {
        blocks.push(format!("[{}]\n{}", words::cut(language), post.url));
    }
    if !post.tags.is_empty() {
        let tags: Vec<String> = post.tags.iter().map(|t| format!("#{}", one_line(t))).collect();
        blocks.push(tags.join(" "));
    }
    for media in &post.media {
        let alt = media.alt.as_deref().map(one_line).unwrap_or_default();
        let colon = if alt.is_empty() { "" } else { ": " };
        let mut kind = words::media(media.kind, language);
        if post.sensitive {
            kind = language.say("document-sensitive").with("kind", kind).to_string();
        }
        blocks.push(format!("[{kind}{colon}{alt}]\n{}", media.url));
    }
    blocks
}

/// Somebody's post inside a quotation. What it quotes itself is only named by its address.
fn quote(post: &Post, language: Language) -> String {
    let name = one_line(&post.author.name);
    let handle = one_line(&post.author.handle);
    let mut blocks = vec![format!("{name} (@{handle}), {}:", words::moment(post.posted_at))];
    blocks.extend(body(post, &post.text, language));
    blocks.extend(post.embeds.iter().map(|embed| plain_embed(embed, post, language)));
    blocks.push(post.url.to_string());
    quoted(&blocks.join("\n\n"))
}

fn quoted(text: &str) -> String {
    text.split('\n')
        .map(|line| format!("> {line}").trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}

fn plain_embed(embed: &Embed, post: &Post, language: Language) -> String {
    match embed {
        Embed::Quote(quoted) => format!("[{}]\n{}", language.say("document-quoted"), quoted.url),
        Embed::QuoteGap(gap) => quoted(&format!("[{}]", words::gap(gap, language))),
        Embed::Card { url, title, summary, .. } => {
            let summary = summary.as_deref().unwrap_or_default();
            let mut lines = vec![one_line(title), one_line(summary), url.to_string()];
            lines.retain(|line| !line.is_empty());
            quoted(&lines.join("\n"))
        }
        Embed::Poll(poll) => self::poll(poll, language),
        Embed::Unsupported => {
            let said = language.say("document-unsupported").link();
            format!("[{}{}{}]\n{}", said.before, said.words, said.after, post.url)
        }
    }
}

fn poll(poll: &Poll, language: Language) -> String {
    let state = if poll.is_over { "document-poll-closed" } else { "document-poll" };
    let mut text = language.say(state).to_string();
    for choice in &poll.choices {
        let votes = words::votes(poll, choice.votes, language);
        let colon = if votes.is_empty() { "" } else { ": " };
        text = format!("{text}\n- {}{colon}{votes}", one_line(&choice.label));
    }
    text
}

fn prose(text: &RichText) -> Vec<String> {
    let shown = |runs: &[Inline]| {
        let words: String = runs.iter().map(inline).collect();
        escape::lines(&words).join("\n")
    };
    let blocks = text.0.iter().map(|block| match block {
        Block::Paragraph(runs) | Block::Heading(runs) => shown(runs),
        Block::Quote(runs) => quoted(&shown(runs)),
        Block::Code(code) => escape::lines(code).join("\n"),
        Block::List { ordered, items } => {
            let items = items.iter().enumerate().map(|(at, runs)| {
                let bullet = if *ordered { format!("{}.", at + 1) } else { "-".to_owned() };
                format!("{bullet} {}", shown(runs))
            });
            items.collect::<Vec<_>>().join("\n")
        }
    });
    blocks.filter(|block| !block.trim().is_empty()).collect()
}

/// Addresses in full: that is all a link can be here. A label that says something else stays.
fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text { text, .. } => text.clone(),
        Inline::Mention { handle, .. } => format!("@{}", one_line(handle)),
        Inline::Tag { name, .. } => format!("#{}", one_line(name)),
        Inline::Emoji { code, .. } => format!(":{}:", one_line(code)),
        Inline::Break => "\n".to_owned(),
        Inline::Link { label, url } => {
            let label = one_line(label);
            let visible = label.trim_end_matches('…').trim_end_matches("...");
            if url.as_str().contains(visible) {
                url.to_string()
            } else {
                format!("{label} ({url})")
            }
        }
    }
}
