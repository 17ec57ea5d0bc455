//! The API's post → [`Status`].

use jiff::{SignedDuration, Timestamp};

use super::{
    gather::Gathered,
    text,
    wire::{self, Post, Relation, User},
};
use crate::{
    source::{
        facets::address,
        x::{
            media, moment,
            status::{Account, Article, Id, Lost, Quoted, ReplyTo, Status},
        },
    },
    thread::{Cause, Choice, Counts, Embed, GapReason, Media, MediaKind, Poll, RichText, clean},
};

/// The longest that a vote runs.
const LONGEST_POLL: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Most characters of what a card says.
const CARD: usize = 500;

/// Reads posts out of what was gathered.
pub(super) struct Reading<'a> {
    pub(super) gathered: &'a Gathered,
    pub(super) now: Timestamp,
}

impl Reading<'_> {
    /// The post with what it quotes; `Err` when nobody knows who wrote it, or when.
    pub(super) fn status(&self, post: &Post) -> Result<Status, Lost> {
        let mut status = self.bare(post).ok_or_else(|| self.unreadable(post))?;
        status.quote = post.referred(Relation::Quotes).map(|id| self.quoted(id));
        Ok(status)
    }

    /// What a post quotes, as far as it is known.
    fn quoted(&self, id: Id) -> Quoted {
        if let Some(lost) = self.gathered.lost(id) {
            return Quoted::Lost(lost.clone());
        }
        match self.gathered.post(id).and_then(|post| self.bare(post)) {
            Some(status) => Quoted::Status(Box::new(status)),
            None => Quoted::Named(id),
        }
    }

    /// The post without what it quotes.
    fn bare(&self, post: &Post) -> Option<Status> {
        let author = account(self.gathered.author(post)?);
        let versions: Vec<Id> = post.versions().collect();
        let (id, first) = (post.newest(), versions.iter().copied().min());
        let created_at = post.created_at.as_deref().and_then(moment::parse);
        let created_at = created_at.or_else(|| moment::of_id(post.id.0));
        let is_edited = first.is_some_and(|first| first != id);
        let media: Vec<Media> = self.gathered.media(post).filter_map(medium).collect();
        let posted_at = first.filter(|_| is_edited).and_then(moment::of_id).or(created_at)?;
        Some(Status {
            id,
            older: versions.into_iter().chain([post.id.0]).filter(|it| *it != id).collect(),
            author,
            posted_at,
            edited_at: is_edited.then(|| moment::of_id(id)).flatten(),
            reply: self.reply(post),
            conversation: post.conversation_id.map(|id| id.0),
            text: text::raw(post, !media.is_empty()),
            truncated: text::is_cut(post),
            quote: None,
            card: card(post),
            poll: self.gathered.poll(post).map(|it| poll(it, posted_at, self.now)),
            article: post.article.as_ref().and_then(article),
            sensitive: post.possibly_sensitive,
            language: post.lang.as_deref().and_then(language),
            counts: Counts {
                replies: post.public_metrics.replies,
                reposts: post.public_metrics.reposts(),
                likes: post.public_metrics.likes,
                quotes: post.public_metrics.quotes,
            },
            withheld_in: post.withheld.as_ref().map(withheld).unwrap_or_default(),
            media,
        })
    }

    fn reply(&self, post: &Post) -> Option<ReplyTo> {
        let id = post.referred(Relation::Answers);
        let author = self.gathered.answered(post);
        let parent = id.and_then(|id| self.gathered.post(id));
        let handle = parent.and_then(|post| self.gathered.author(post));
        (id.is_some() || author.is_some()).then(|| ReplyTo {
            id: id.map(|id| self.gathered.newest(id)),
            author,
            handle: handle.map(|user| user.username.clone()),
        })
    }

    /// Why a post that came cannot be shown: its author did not come along.
    fn unreadable(&self, post: &Post) -> Lost {
        let author = post.author_id.map(|id| id.0);
        let (reason, cause) = if author.is_some_and(|id| self.gathered.is_suspended(id)) {
            (GapReason::Withheld, Some(Cause::Suspended))
        } else if post.withheld.is_some() {
            (GapReason::Withheld, Some(Cause::LegalDemand))
        } else {
            (GapReason::Unreachable, None)
        };
        let parent = post.referred(Relation::Answers);
        Lost { id: post.newest(), parent, author, reason, cause }
    }
}

fn account(user: &User) -> Account {
    Account {
        id: user.id.0,
        handle: user.username.clone(),
        name: user.name.clone(),
        avatar: user.profile_image_url.as_deref().and_then(address),
        bio: user.description.clone(),
        protected: user.protected,
    }
}

fn medium(it: &wire::Media) -> Option<Media> {
    let (size, alt) = (it.width.zip(it.height), it.alt_text.as_deref());
    let kind = match &*it.kind {
        "video" => MediaKind::Video,
        "animated_gif" => MediaKind::Gif,
        _ => return media::photo(it.url.as_deref()?, size, alt),
    };
    let variant = |it: &wire::Variant| media::Variant {
        url: it.url.clone(),
        bitrate: it.bit_rate,
        media_type: it.content_type.clone(),
    };
    let variants: Vec<_> = it.variants.iter().map(variant).collect();
    media::video(kind, &variants, it.preview_image_url.as_deref(), size, alt)
}

fn poll(it: &wire::Poll, posted_at: Timestamp, now: Timestamp) -> Poll {
    let mut options = it.options.clone();
    options.sort_by_key(|option| option.position);
    let ends_at = it.end_datetime.as_deref().and_then(moment::parse);
    let last_end = ends_at.or_else(|| posted_at.checked_add(LONGEST_POLL).ok());
    let votes = options.iter().map(|option| option.votes);
    let choice = |option: &wire::Choice| Choice {
        label: shorten(&option.label).unwrap_or_default(),
        votes: option.votes,
    };
    Poll {
        total: votes.sum(),
        choices: options.iter().map(choice).collect(),
        multiple: false,
        ends_at,
        is_over: it.voting_status == "closed" || last_end.is_some_and(|end| end <= now),
    }
}

/// The first link that the network knows a title of, unless it leads to something that is shown
/// anyway.
fn card(post: &Post) -> Option<Embed> {
    let entities = post.note().map_or(&post.entities, |note| &note.entities);
    let quoted = post.referred(Relation::Quotes).map(|id| id.to_string());
    let is_shown = |link: &&wire::Link| {
        let end = link.expanded_url.rsplit('/').next();
        text::is_medium(link) || quoted.is_some() && end == quoted.as_deref()
    };
    // A note's own links come without what is behind them.
    let links = entities.urls.iter().chain(&post.entities.urls).filter(|link| !is_shown(link));
    let link = links.into_iter().find(|link| !link.title.trim().is_empty())?;
    let long = [&link.unwound_url, &link.expanded_url].into_iter().find_map(|url| address(url))?;
    let image = link.images.iter().max_by_key(|image| image.width);
    Some(Embed::Card {
        url: long,
        title: shorten(&link.title)?,
        summary: shorten(&link.description),
        image: image.and_then(|image| address(&image.url)),
    })
}

fn article(it: &wire::Article) -> Option<Article> {
    let whole = Some(it.plain_text.as_str()).filter(|text| !text.trim().is_empty());
    let title = clean(&it.title);
    (!title.trim().is_empty()).then(|| Article {
        title,
        body: RichText::plain(whole.unwrap_or(&it.preview_text)),
        is_preview: whole.is_none(),
        media: Vec::new(),
    })
}

/// Without the network's own codes: `und`, `zxx`, and those for posts without words (`qme` …).
fn language(code: &str) -> Option<String> {
    let is_none =
        matches!(code, "" | "und" | "zxx" | "art") || code.starts_with('q') && code.len() == 3;
    let is_code = code.len() <= 35 && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    (is_code && !is_none).then(|| code.to_owned())
}

fn withheld(it: &wire::Withheld) -> Vec<String> {
    match &*it.country_codes {
        // After a claim, everywhere.
        [] if it.copyright => vec!["XY".to_owned()],
        codes => codes.to_vec(),
    }
}

fn shorten(text: &str) -> Option<String> {
    let text: String = clean(text).trim().chars().take(CARD).collect();
    (!text.is_empty()).then_some(text)
}
