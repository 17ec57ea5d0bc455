//! What there is on the scripted X: accounts and posts, their words in pieces, and what became of
//! them. Nothing here knows how any of the ways writes it down.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use crate::support::scripted::morning;

/// A post's or an account's number.
pub(crate) type Id = u64;

/// Milliseconds of Unix time at which ids of posts begin to count.
const EPOCH: i64 = 1_288_834_974_657;

/// Most characters of a post that is no long one; of a long one, what ways show that cut it.
const SHORT: usize = 280;
const CUT: usize = 270;

/// Everything.
#[derive(Clone, Debug, Default)]
pub(crate) struct World {
    pub(crate) accounts: BTreeMap<Id, Account>,
    pub(crate) posts: BTreeMap<Id, Post>,
    links: usize,
}

/// Somebody.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub(crate) id: Id,
    pub(crate) handle: String,
    pub(crate) name: String,
}

/// A post.
#[derive(Clone, Debug)]
pub(crate) struct Post {
    pub(crate) id: Id,
    pub(crate) author: Id,
    pub(crate) parent: Option<Id>,
    /// The post that began it all.
    pub(crate) conversation: Id,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) photos: Vec<Photo>,
    pub(crate) quote: Option<Id>,
    pub(crate) fate: Fate,
}

/// A piece of a post's words.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    Words(String),
    /// `short` stands in the text and leads to `long`.
    Link {
        short: String,
        long: String,
    },
    /// A name, without `@`.
    Mention(String),
    /// Without `#`.
    Hashtag(String),
}

/// A still picture.
#[derive(Clone, Debug)]
pub(crate) struct Photo {
    pub(crate) key: String,
    pub(crate) short: String,
    pub(crate) alt: String,
}

/// What became of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    There,
    Deleted,
    /// The account shows its posts to followers.
    Protected,
    /// The account is suspended.
    Suspended,
    AgeRestricted,
    /// In the country from which everybody asks.
    Withheld,
    /// Not shown to those who are not signed in; nobody says why.
    Hidden,
}

impl World {
    /// A new account: `ada` is "Ada".
    pub(crate) fn account(&mut self, handle: &str) -> Id {
        let id = 7_000_000_000_001 + self.accounts.len() as Id;
        let name = format!("{}{}", handle[..1].to_uppercase(), &handle[1..]);
        self.accounts.insert(id, Account { id, handle: handle.to_owned(), name });
        id
    }

    /// A new post, written a minute after the one before it.
    pub(crate) fn post(&mut self, author: Id, parent: Option<Id>, pieces: Vec<Piece>) -> Id {
        let minutes = i64::try_from(self.posts.len()).unwrap();
        let id = id_at(morning() + SignedDuration::from_mins(minutes));
        self.post_as(id, author, parent, pieces);
        id
    }

    /// A new post of that number.
    pub(crate) fn post_as(&mut self, id: Id, author: Id, parent: Option<Id>, pieces: Vec<Piece>) {
        let conversation = parent.map_or(id, |parent| self.posts[&parent].conversation);
        let (photos, quote, fate) = (Vec::new(), None, Fate::There);
        let post = Post { id, author, parent, conversation, pieces, photos, quote, fate };
        assert!(self.posts.insert(id, post).is_none(), "two posts in one millisecond");
    }

    /// A new post of plain words.
    pub(crate) fn says(&mut self, author: Id, parent: Option<Id>, words: &str) -> Id {
        self.post(author, parent, vec![Piece::Words(words.to_owned())])
    }

    /// A line of posts, each the answer to the one before: "Post 1 of ada." …
    pub(crate) fn line(&mut self, author: Id, length: usize) -> Vec<Id> {
        let handle = self.accounts[&author].handle.clone();
        let mut line: Vec<Id> = Vec::new();
        for n in 1..=length {
            let id = self.says(author, line.last().copied(), &format!("Post {n} of {handle}."));
            line.push(id);
        }
        line
    }

    /// A link, as it stands in a post.
    pub(crate) fn link(&mut self, long: &str) -> Piece {
        Piece::Link { short: self.short(), long: long.to_owned() }
    }

    /// Puts a picture below the post.
    pub(crate) fn photo(&mut self, post: Id, key: &str, alt: &str) {
        let short = self.short();
        let photo = Photo { key: key.to_owned(), short, alt: alt.to_owned() };
        self.posts.get_mut(&post).unwrap().photos.push(photo);
    }

    /// From now on that became of the post.
    pub(crate) fn becomes(&mut self, post: Id, fate: Fate) {
        self.posts.get_mut(&post).unwrap().fate = fate;
    }

    /// The post, if it can be seen.
    pub(crate) fn shown(&self, id: Id) -> Option<&Post> {
        self.posts.get(&id).filter(|post| post.fate == Fate::There)
    }

    pub(crate) fn author(&self, post: &Post) -> &Account {
        &self.accounts[&post.author]
    }

    /// What the post answers.
    pub(crate) fn parent(&self, post: &Post) -> Option<&Post> {
        self.posts.get(&post.parent?)
    }

    /// The posts that answer it.
    pub(crate) fn answers(&self, id: Id) -> impl Iterator<Item = &Post> {
        self.posts.values().filter(move |post| post.parent == Some(id))
    }

    /// The account of that name.
    pub(crate) fn named(&self, handle: &str) -> Option<&Account> {
        self.accounts.values().find(|account| account.handle.eq_ignore_ascii_case(handle))
    }

    /// The link that people paste.
    pub(crate) fn link_to(&self, id: Id) -> String {
        let handle = self.posts.get(&id).map_or("somebody", |post| &self.author(post).handle);
        format!("https://x.com/{handle}/status/{id}")
    }

    fn short(&mut self) -> String {
        self.links += 1;
        format!("https://t.co/Scripted{:02}", self.links)
    }
}

impl Post {
    /// When it was written.
    pub(crate) fn at(&self) -> Timestamp {
        moment_of(self.id)
    }

    /// Longer than posts were once: ways show a part of it, and have the whole elsewhere.
    pub(crate) fn is_long(&self) -> bool {
        self.pieces.iter().map(Piece::len).sum::<usize>() > SHORT
    }

    /// What ways show that cut long posts.
    pub(crate) fn beginning(&self) -> Vec<Piece> {
        let mut left = if self.is_long() { CUT } else { usize::MAX };
        let mut pieces = Vec::new();
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) if piece.len() > left => {
                    pieces.push(Piece::Words(words.chars().take(left).collect()));
                    break;
                }
                _ if piece.len() > left => break,
                _ => pieces.push(piece.clone()),
            }
            left = left.saturating_sub(piece.len());
        }
        pieces
    }
}

impl Piece {
    /// Characters that it takes in the text.
    fn len(&self) -> usize {
        match self {
            Self::Words(words) => words.chars().count(),
            Self::Link { short, .. } => short.chars().count(),
            Self::Mention(name) | Self::Hashtag(name) => name.chars().count() + 1,
        }
    }
}

/// The number of a post that was written then.
pub(crate) fn id_at(at: Timestamp) -> Id {
    u64::try_from(at.as_millisecond() - EPOCH).unwrap() << 22
}

/// When a post of that number was written.
fn moment_of(id: Id) -> Timestamp {
    Timestamp::from_millisecond(i64::try_from(id >> 22).unwrap() + EPOCH).unwrap()
}
