//! Threads and posts made by hand, on a network that does not exist.
//!
//! `sample::thread().posts(5).gap(GapReason::Deleted).posts(2).build()` is a thread of seven posts
//! with a hole after the fifth.
#![allow(dead_code, reason = "each folder of tests uses its own part")]

use jiff::{SignedDuration, Timestamp};
use unspool::thread::{
    Author, Branch, Context, Counts, Embed, Extent, Gap, GapReason, Item, Media, MediaKind, Post,
    PostRef, Receipt, Reply, RichText, Signal, Signals, Thread, VERSION, Visibility,
};
use url::Url;

/// When the first post of every sample was written; the n-th comes n minutes later.
pub(crate) const BEGIN: &str = "2026-03-01T09:00:00Z";

pub(crate) fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

pub(crate) fn id(name: &str) -> PostRef {
    PostRef::new("sample", name).unwrap()
}

pub(crate) fn minute(minutes: i64) -> Timestamp {
    BEGIN.parse::<Timestamp>().unwrap() + SignedDuration::from_mins(minutes)
}

/// `ada` is "Ada", `@ada@social.example`.
pub(crate) fn author(name: &str) -> Author {
    let (first, rest) = name.split_at(1);
    Author {
        id: format!("https://social.example/users/{name}"),
        handle: format!("{name}@social.example"),
        name: format!("{}{rest}", first.to_uppercase()),
        url: url(&format!("https://social.example/@{name}")),
        avatar: None,
        is_bot: false,
        address: format!("sample/social.example/@{name}"),
        signals: Signals::new(),
    }
}

/// A public post that answers nothing.
pub(crate) fn post(name: &str, by: &str, minutes: i64, text: &str) -> Post {
    Post {
        id: id(name),
        aliases: Vec::new(),
        address: format!("sample/social.example/@{by}/{name}"),
        url: url(&format!("https://social.example/@{by}/{name}")),
        reply: None,
        author: author(by),
        posted_at: minute(minutes),
        edited_at: None,
        visibility: Visibility::Public,
        language: Some("en".to_owned()),
        warning: None,
        sensitive: false,
        text: RichText::plain(text),
        truncated: false,
        tags: Vec::new(),
        media: Vec::new(),
        embeds: Vec::new(),
        counts: Counts::default(),
        expires_at: None,
    }
}

pub(crate) fn image(file: &str, alt: Option<&str>) -> Media {
    Media {
        kind: MediaKind::Image,
        url: url(&format!("https://files.example/{file}")),
        preview: None,
        alt: alt.map(str::to_owned),
        size: None,
        focus: None,
        captions: Vec::new(),
    }
}

/// A thread in the making, by ada.
pub(crate) struct Sketch {
    signals: Signals,
    context: Option<Context>,
    trunk: Vec<Item>,
    branches: Vec<Branch>,
    count: i64,
}

pub(crate) fn thread() -> Sketch {
    Sketch {
        signals: Signals::new(),
        context: None,
        trunk: Vec::new(),
        branches: Vec::new(),
        count: 0,
    }
}

impl Sketch {
    /// `n` more posts: "Post 1.", "Post 2." …
    pub(crate) fn posts(mut self, n: usize) -> Self {
        for _ in 0..n {
            let text = format!("Post {}.", self.count + 1);
            self = self.say(&text);
        }
        self
    }

    /// One more post, of these words.
    pub(crate) fn say(self, text: &str) -> Self {
        let text = text.to_owned();
        self.post(|post| post.text = RichText::plain(&text))
    }

    /// One more post, changed at will.
    pub(crate) fn post(mut self, change: impl FnOnce(&mut Post)) -> Self {
        self.count += 1;
        let mut post = post(&self.count.to_string(), "ada", self.count, "");
        let items = self.branches.last_mut().map_or(&mut self.trunk, |branch| &mut branch.items);
        let parent = items.iter().rev().find_map(|item| match item {
            Item::Post(post) => Some(post.id.clone()),
            Item::Gap(gap) => gap.id.clone(),
        });
        let parent = parent.or_else(|| self.branches.last().and_then(|b| b.from.clone()));
        let author = Some(post.author.id.clone());
        post.reply = parent.map(|to| Reply { to: Some(to), author });
        change(&mut post);
        let items = self.branches.last_mut().map_or(&mut self.trunk, |branch| &mut branch.items);
        items.push(Item::Post(Box::new(post)));
        self
    }

    /// A post that cannot be shown.
    pub(crate) fn gap(mut self, reason: GapReason) -> Self {
        self.count += 1;
        let gap = Gap { reason, id: Some(id(&self.count.to_string())), cause: None };
        let items = self.branches.last_mut().map_or(&mut self.trunk, |branch| &mut branch.items);
        items.push(Item::Gap(gap));
        self
    }

    /// What comes next goes on from post `n`, beside the trunk.
    pub(crate) fn branch(mut self, n: usize) -> Self {
        self.branches.push(Branch { from: Some(id(&n.to_string())), items: Vec::new() });
        self
    }

    /// The thread answers this post.
    pub(crate) fn answers(mut self, post: Post) -> Self {
        self.context = Some(Context::Post(Box::new(post)));
        self
    }

    /// The last post carries this.
    pub(crate) fn embed(mut self, embed: Embed) -> Self {
        let items = self.branches.last_mut().map_or(&mut self.trunk, |branch| &mut branch.items);
        if let Some(Item::Post(post)) = items.last_mut() {
            post.embeds.push(embed);
        }
        self
    }

    /// The author says this in every post.
    pub(crate) fn says(mut self, signal: Signal) -> Self {
        self.signals.insert(signal);
        self
    }

    /// The thread, read a day after it began, with a receipt that counts what is there.
    pub(crate) fn build(self) -> Thread {
        let Self { signals, context, mut trunk, mut branches, .. } = self;
        let items = trunk.iter_mut().chain(branches.iter_mut().flat_map(|b| &mut b.items));
        let (mut shown, mut gaps) = (0, 0);
        for item in items {
            match item {
                Item::Post(post) => {
                    post.author.signals.extend(signals.iter().copied());
                    shown += 1;
                }
                Item::Gap(_) => gaps += 1,
            }
        }
        let first = trunk.iter().find_map(|item| match item {
            Item::Post(post) => Some(&**post),
            Item::Gap(_) => None,
        });
        let first = first.expect("a thread has a post").clone();
        let extent = match (trunk.first(), trunk.last()) {
            (Some(Item::Gap(_)), _) => Extent::HeadMissing,
            (_, Some(Item::Gap(_))) => Extent::TailMissing,
            _ => Extent::Whole,
        };
        Thread {
            version: VERSION,
            root: first.id,
            address: first.address,
            author: first.author,
            context,
            trunk,
            branches,
            receipt: Receipt {
                extent,
                shown,
                expected: (gaps > 0).then_some(shown + gaps),
                inferred_joints: 0,
                stopped: false,
                upward: false,
            },
            archived: false,
            fetched_at: minute(24 * 60),
            via: "the sample network".to_owned(),
        }
    }
}
