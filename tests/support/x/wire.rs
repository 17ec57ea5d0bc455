//! The words of a post as X writes them: one text, and ranges of it in Unicode characters. All
//! ways stand on it; `../shared/networks/x.md` §1.1 says what each counts.

use super::world::{Account, Photo, Piece, Post, World};

/// A text with ranges.
#[derive(Debug, Default)]
pub(super) struct Wire {
    pub(super) text: String,
    /// What is shown of it, in characters.
    pub(super) shown: (usize, usize),
    pub(super) ranges: Vec<Range>,
}

/// A range, in characters, end exclusive.
#[derive(Debug)]
pub(super) struct Range {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) what: What,
}

/// What a range is.
#[derive(Debug)]
pub(super) enum What {
    Link { short: String, long: String },
    Mention(Account),
    Hashtag(String),
    Photo { photo: Photo, page: String },
}

impl Wire {
    /// The text that every way has: `&`, `<` and `>` escaped, the name of whoever is answered at
    /// the head, the links of pictures at the end, long posts cut.
    pub(super) fn legacy(world: &World, post: &Post) -> Self {
        let mut wire = Self::default();
        if let Some(answered) = world.parent(post).filter(|it| it.author != post.author) {
            wire.mention(world.author(answered).clone());
            wire.text.push(' ');
        }
        let from = wire.len();
        for piece in post.beginning() {
            wire.piece(world, &piece, escaped);
        }
        wire.shown = (from, wire.len());
        for (n, photo) in post.photos.iter().enumerate() {
            // All pictures of a post share one link.
            if n == 0 {
                wire.text.push(' ');
                wire.text.push_str(&photo.short);
            }
            let to = wire.len();
            let from = to - post.photos[0].short.len();
            let page = format!("{}/photo/{}", world.link_to(post.id), n + 1);
            let photo = Photo { short: post.photos[0].short.clone(), ..photo.clone() };
            wire.ranges.push(Range { from, to, what: What::Photo { photo, page } });
        }
        wire
    }

    /// The whole of a long post, not escaped.
    pub(super) fn note(world: &World, post: &Post) -> Self {
        let mut wire = Self::default();
        for piece in &post.pieces {
            wire.piece(world, piece, str::to_owned);
        }
        wire.shown = (0, wire.len());
        wire
    }

    /// A link behind everything else, as for a quoted post.
    pub(super) fn and_link(mut self, short: &str, long: &str) -> Self {
        self.text.push(' ');
        self.link(short, long);
        self.shown.1 = self.len();
        self
    }

    /// What is shown, in UTF-16 units.
    pub(super) fn shown_in_utf16(&self) -> (usize, usize) {
        let units = |end| self.text.chars().take(end).map(char::len_utf16).sum();
        (units(self.shown.0), units(self.shown.1))
    }

    fn len(&self) -> usize {
        self.text.chars().count()
    }

    fn piece(&mut self, world: &World, piece: &Piece, write: fn(&str) -> String) {
        match piece {
            Piece::Words(words) => self.text.push_str(&write(words)),
            Piece::Link { short, long } => self.link(short, long),
            Piece::Mention(handle) => {
                if let Some(account) = world.named(handle) {
                    self.mention(account.clone());
                } else {
                    self.text.push('@');
                    self.text.push_str(handle);
                }
            }
            Piece::Hashtag(name) => {
                let from = self.len();
                self.text.push('#');
                self.text.push_str(name);
                self.range(from, What::Hashtag(name.clone()));
            }
        }
    }

    fn link(&mut self, short: &str, long: &str) {
        let from = self.len();
        self.text.push_str(short);
        self.range(from, What::Link { short: short.to_owned(), long: long.to_owned() });
    }

    fn mention(&mut self, account: Account) {
        let from = self.len();
        self.text.push('@');
        self.text.push_str(&account.handle);
        self.range(from, What::Mention(account));
    }

    fn range(&mut self, from: usize, what: What) {
        self.ranges.push(Range { from, to: self.len(), what });
    }
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A link as X shows it: without its scheme, cut.
pub(super) fn label(long: &str) -> String {
    let bare = long.split_once("://").map_or(long, |(_, bare)| bare);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    match bare.char_indices().nth(26) {
        Some((end, _)) => format!("{}…", &bare[..end]),
        None => bare.to_owned(),
    }
}
