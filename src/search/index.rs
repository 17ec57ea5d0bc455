//! What a thread gives to the index: its words, parted by spaces, as [`super::token`] reads them.

use std::collections::BTreeSet;

use super::{
    PREFIX,
    mark::{self, Kind, mark},
    token::{Token, tokens},
};
use crate::thread::{Block, Embed, Inline, MediaKind, Post, Thread};

/// The words of a thread, by where they stand. Each field holds words as compared, parted by
/// spaces; the index has nothing to understand but spaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// When the thread began, in seconds since 1970; never behind the time at which it was read.
    pub began: i64,
    /// Name and handle of its author.
    pub author: String,
    /// The first post.
    pub head: String,
    /// The other posts, and what is quoted and linked in them.
    pub text: String,
    /// Descriptions of pictures.
    pub alt: String,
    /// Hashtags.
    pub tags: String,
    /// What is written without spaces, wherever it stands: each two neighbours, and each sign.
    pub signs: String,
    /// What filters ask for.
    pub marks: String,
}

impl Index {
    /// What that thread gives.
    #[must_use]
    pub fn of(thread: &Thread) -> Self {
        let mut made = Maker::default();
        made.author(thread);
        let mut named = BTreeSet::new();
        for (at, post) in thread.posts().enumerate() {
            for (_, words) in words(post) {
                made.add(if at == 0 { Field::Head } else { Field::Text }, &words);
            }
            for alt in post.media.iter().filter_map(|media| media.alt.as_deref()) {
                made.add(Field::Alt, alt);
            }
            named.extend(tags(post));
            made.has(post);
        }
        for name in &named {
            made.add(Field::Tags, name);
            made.marks.extend(mark::tag(name));
        }
        let first = thread.posts().next().map_or(thread.fetched_at, |post| post.posted_at);
        made.index(first.as_second().clamp(0, thread.fetched_at.as_second().max(0)))
    }

    /// The words that may be asked for by a beginning or a piece, each once.
    #[must_use]
    pub fn vocabulary(&self) -> BTreeSet<&str> {
        let fields = [&self.author, &self.head, &self.text, &self.alt, &self.tags];
        let words = fields.into_iter().flat_map(|field| field.split(' '));
        words.filter(|word| word.chars().nth(PREFIX - 1).is_some()).collect()
    }
}

/// Everything that can be read in a post, but for descriptions of pictures; what is quoted with the post
/// that it stands in.
pub(super) fn words(post: &Post) -> Vec<(Option<&Post>, String)> {
    let mut all = vec![(None, post.text.to_plain())];
    let own = |words: &String| (None, words.clone());
    all.extend(post.warning.as_ref().map(own));
    for embed in &post.embeds {
        match embed {
            Embed::Quote(quoted) => all.push((Some(&**quoted), quoted.text.to_plain())),
            Embed::Card { title, summary, .. } => {
                all.push(own(title));
                all.extend(summary.as_ref().map(own));
            }
            Embed::Poll(poll) => all.extend(poll.choices.iter().map(|it| own(&it.label))),
            Embed::QuoteGap(_) | Embed::Unsupported => {}
        }
    }
    all
}

/// The hashtags of a post, in its text and beside it.
fn tags(post: &Post) -> Vec<String> {
    let runs = post.text.0.iter().flat_map(|block| -> Vec<&Inline> {
        match block {
            Block::Paragraph(runs) | Block::Quote(runs) | Block::Heading(runs) => {
                runs.iter().collect()
            }
            Block::List { items, .. } => items.iter().flatten().collect(),
            Block::Code(_) => Vec::new(),
        }
    });
    let named = runs.filter_map(|run| match run {
        Inline::Tag { name, .. } => Some(name.clone()),
        _ => None,
    });
    named.chain(post.tags.iter().cloned()).collect()
}

#[derive(Clone, Copy)]
enum Field {
    Author,
    Head,
    Text,
    Alt,
    Tags,
}

#[derive(Default)]
struct Maker {
    index: Index,
    singles: BTreeSet<char>,
    marks: BTreeSet<String>,
}

impl Maker {
    fn author(&mut self, thread: &Thread) {
        let author = &thread.author;
        self.add(Field::Author, &author.name);
        self.add(Field::Author, &author.handle);
        self.marks.insert(mark::all());
        self.marks.insert(mark(Kind::Network, thread.network().as_str()));
        self.marks.extend(mark::handles(&author.handle));
        self.marks.extend(thread.language().into_iter().flat_map(mark::languages));
    }

    fn has(&mut self, post: &Post) {
        let mut has = |what| self.marks.extend([mark(Kind::Has, what)]);
        for media in &post.media {
            has("media");
            match media.kind {
                MediaKind::Image => has("image"),
                MediaKind::Video | MediaKind::Gif => has("video"),
                MediaKind::Audio | MediaKind::Other => {}
            }
        }
        for embed in &post.embeds {
            match embed {
                Embed::Quote(_) | Embed::QuoteGap(_) => has("quote"),
                Embed::Poll(_) => has("poll"),
                Embed::Card { .. } | Embed::Unsupported => {}
            }
        }
    }

    fn add(&mut self, field: Field, text: &str) {
        let tokens = tokens(text);
        let index = &mut self.index;
        let column = match field {
            Field::Author => &mut index.author,
            Field::Head => &mut index.head,
            Field::Text => &mut index.text,
            Field::Alt => &mut index.alt,
            Field::Tags => &mut index.tags,
        };
        for token in tokens.iter().filter(|token| !token.is_sign) {
            push(column, &token.text);
        }
        let signs: Vec<&Token> = tokens.iter().filter(|token| token.is_sign).collect();
        for (at, sign) in signs.iter().enumerate() {
            self.singles.extend(sign.text.chars());
            // Two neighbours together; the last of a row alone, so that rows stay apart.
            let next = signs.get(at + 1).filter(|next| next.follows(sign));
            let next = next.map_or("", |next| &*next.text);
            push(&mut index.signs, &format!("{}{next}", sign.text));
        }
    }

    fn index(self, began: i64) -> Index {
        let Self { mut index, singles, marks } = self;
        for single in singles {
            push(&mut index.signs, single.encode_utf8(&mut [0; 4]));
        }
        for mark in &marks {
            push(&mut index.marks, mark);
        }
        index.began = began;
        index
    }
}

fn push(column: &mut String, word: &str) {
    if !column.is_empty() {
        column.push(' ');
    }
    column.push_str(word);
}
