//! [`Status`] → [`Post`], the same for all ways.

use url::Url;

use super::{
    NETWORK, media,
    status::{Account, Article, Id, Lost, Quoted, Raw, ReplyTo, Shown, Status, signals},
    text,
};
use crate::thread::{
    Author, Block, Embed, Gap, GapReason, Inline, Media, Missing, Post, PostRef, Reply, RichText,
    Style, Visibility, Word, clean,
};

/// Longest name of an author, in characters.
const NAME: usize = 200;

/// Longest handle: old ones have up to 20 characters.
const HANDLE: usize = 20;

/// Most pictures and videos of one post: articles may have many.
const MEDIA: usize = 200;

/// What stands in X's addresses where the handle is not known.
const NOBODY: &str = "i";

/// The post; `None` when it is not for everybody.
pub(super) fn post(status: &Status) -> Option<Post> {
    let (id, author) = (post_ref(status.id)?, author(&status.author)?);
    (!status.author.protected).then(|| {
        Some(Post {
            id,
            aliases: status.older.iter().filter_map(|id| post_ref(*id)).collect(),
            address: format!("{}/{}", author.address, status.id),
            url: page(&author.handle, status.id)?,
            reply: status.reply.as_ref().map(|reply| answered(reply, &status.author)),
            posted_at: status.posted_at,
            edited_at: status.edited_at,
            visibility: Visibility::Public,
            language: status.language.as_deref().and_then(language),
            warning: None,
            sensitive: status.sensitive,
            text: words(status),
            truncated: status.truncated || status.article.as_ref().is_some_and(|a| a.is_preview),
            tags: Vec::new(),
            media: shown(status),
            embeds: embeds(status),
            counts: status.counts,
            expires_at: None,
            author,
        })
    })?
}

/// What is noted of a post that cannot be shown.
pub(super) fn missing(lost: &Lost) -> Option<Missing> {
    Some(Missing {
        id: post_ref(lost.id)?,
        parent: lost.parent.and_then(post_ref),
        author: lost.author.map(account),
        reason: lost.reason,
        cause: lost.cause,
    })
}

/// The post's name.
pub(super) fn post_ref(id: Id) -> Option<PostRef> {
    PostRef::new(NETWORK, &id.to_string()).ok()
}

/// [`Author::id`] of an account.
fn account(id: Id) -> String {
    format!("{NETWORK}:{id}")
}

/// The handle as it may stand in addresses.
fn handle(text: &str) -> Option<&str> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    ((1..=HANDLE).contains(&text.len()) && text.bytes().all(plain)).then_some(text)
}

fn author(of: &Account) -> Option<Author> {
    let known = handle(&of.handle);
    let (handle, name) = (known.unwrap_or(NOBODY), display_name(&of.name));
    let page = match known {
        Some(handle) => format!("https://x.com/{handle}"),
        None => format!("https://x.com/i/user/{}", of.id),
    };
    Some(Author {
        id: account(of.id),
        name: if name.is_empty() { handle.to_owned() } else { name },
        url: Url::parse(&page).ok()?,
        avatar: of.avatar.as_ref().and_then(|url| media::avatar(url.as_str())),
        is_bot: false,
        address: format!("{NETWORK}/{handle}"),
        signals: signals(of.bio.as_deref()),
        handle: handle.to_owned(),
    })
}

/// On one line and without marks that turn the writing direction of what stands around it.
fn display_name(name: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let name: String = clean(name).chars().filter(|c| !turns(c)).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    name.chars().take(NAME).collect()
}

/// Handles change, so an author is known by the id; only their own handle says as much.
fn answered(reply: &ReplyTo, by: &Account) -> Reply {
    let own = |handle: &String| !handle.is_empty() && handle.eq_ignore_ascii_case(&by.handle);
    let own = reply.handle.as_ref().is_some_and(own).then_some(by.id);
    Reply { to: reply.id.and_then(post_ref), author: reply.author.or(own).map(account) }
}

/// X still writes two languages as ISO 639 did before 1989, and has codes of its own for posts
/// without a language.
fn language(tag: &str) -> Option<String> {
    let part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let private = tag.len() == 3 && (tag.starts_with('q') || matches!(tag, "und" | "zxx" | "art"));
    match tag {
        "in" => Some("id".to_owned()),
        "iw" => Some("he".to_owned()),
        _ if private || !(2..=35).contains(&tag.len()) || !tag.split('-').all(part) => None,
        _ => Some(tag.to_owned()),
    }
}

fn page(handle: &str, id: Id) -> Option<Url> {
    Url::parse(&format!("https://x.com/{handle}/status/{id}")).ok()
}

/// The post's own words, then the article.
fn words(status: &Status) -> RichText {
    let quoted = status.quote.as_ref().map(|quoted| match quoted {
        Quoted::Status(status) => status.id,
        Quoted::Lost(lost) => lost.id,
        Quoted::Named(id) => *id,
    });
    let mut words = text::rich(&status.text, quoted, status.article.is_some());
    if is_call(&words) && status.text.shown != Shown::Whole {
        // Whom it calls stands in front, where X hides names.
        let whole = Raw { shown: Shown::Whole, ..status.text.clone() };
        words = text::rich(&whole, quoted, false);
    }
    if let Some(Article { title, body, .. }) = &status.article {
        let title = clean(title).split_whitespace().collect::<Vec<_>>().join(" ");
        if !title.is_empty() {
            let title = Inline::Text { text: title, style: Style::default() };
            words.0.push(Block::Heading(vec![title]));
        }
        words.0.extend(body.0.iter().cloned());
    }
    words
}

/// Nothing but the word that calls an unroller.
fn is_call(words: &RichText) -> bool {
    let plain = words.to_plain();
    let mut kinds = plain.split_whitespace().map(Word::of).take(8);
    kinds.clone().any(|word| word == Word::Call) && kinds.all(|word| word != Word::Other)
}

fn shown(status: &Status) -> Vec<Media> {
    let article = status.article.iter().flat_map(|article| &article.media);
    status.media.iter().chain(article).take(MEDIA).cloned().collect()
}

fn embeds(status: &Status) -> Vec<Embed> {
    let poll = status.poll.clone().map(Embed::Poll);
    let quote = status.quote.as_ref().and_then(quote);
    poll.into_iter().chain(status.card.clone()).chain(quote).collect()
}

/// A post that is only named is a card: one can go there, and nothing is said about it.
fn quote(quoted: &Quoted) -> Option<Embed> {
    match quoted {
        Quoted::Status(status) => {
            let inner = Status { quote: None, ..(**status).clone() };
            Some(match post(&inner) {
                Some(post) => Embed::Quote(Box::new(post)),
                None => Embed::QuoteGap(Gap {
                    reason: GapReason::Protected,
                    id: post_ref(inner.id),
                    cause: None,
                }),
            })
        }
        Quoted::Lost(lost) => Some(Embed::QuoteGap(Gap {
            reason: lost.reason,
            id: post_ref(lost.id),
            cause: lost.cause,
        })),
        Quoted::Named(id) => Some(Embed::Card {
            url: page(NOBODY, *id)?,
            title: "A quoted post".to_owned(),
            summary: None,
            image: None,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::x::status::Raw;

    fn status(handle: &str) -> Status {
        let (handle, name) = (handle.to_owned(), " Ada\u{202e}\n L ".to_owned());
        Status {
            id: 20,
            older: vec![19],
            author: Account { id: 7, handle, name, avatar: None, bio: None, protected: false },
            posted_at: "2026-01-02T03:04:05Z".parse().unwrap(),
            edited_at: None,
            reply: None,
            conversation: None,
            text: Raw { text: "Tides.".to_owned(), ..Raw::default() },
            truncated: false,
            media: Vec::new(),
            quote: None,
            card: None,
            poll: None,
            article: None,
            sensitive: false,
            language: Some("in".to_owned()),
            counts: crate::thread::Counts::default(),
            withheld_in: Vec::new(),
        }
    }

    #[test]
    fn handles_that_are_none_lead_nowhere_else() {
        let ada = post(&status("Ada_1")).unwrap();
        assert_eq!(
            (&*ada.address, ada.url.as_str()),
            ("x/Ada_1/20", "https://x.com/Ada_1/status/20")
        );
        assert_eq!((&*ada.author.name, ada.language.as_deref()), ("Ada L", Some("id")));
        assert_eq!(ada.aliases, [post_ref(19).unwrap()]);
        for hostile in ["", "a/b", "../x", "a b", "é", "a\n"] {
            let post = post(&status(hostile)).unwrap();
            assert_eq!((&*post.address, post.url.path()), ("x/i/20", "/i/status/20"), "{hostile}");
            assert_eq!(post.author.url.as_str(), "https://x.com/i/user/7");
        }
    }

    #[test]
    fn only_ones_own_handle_names_who_is_answered() {
        let reply = |author, handle: &str| {
            let reply = ReplyTo { id: Some(18), author, handle: Some(handle.to_owned()) };
            post(&Status { reply: Some(reply), ..status("Ada") }).unwrap().reply.unwrap().author
        };
        assert_eq!(reply(None, "aDA").as_deref(), Some("x:7"));
        assert_eq!(reply(None, "bob"), None);
        assert_eq!(reply(Some(9), "ada").as_deref(), Some("x:9"));
    }

    #[test]
    fn what_is_for_followers_is_never_a_post() {
        let mut closed = status("bob");
        closed.author.protected = true;
        assert_eq!(post(&closed), None);
        let quoting = Status { quote: Some(Quoted::Status(Box::new(closed))), ..status("ada") };
        let [Embed::QuoteGap(gap)] = &*post(&quoting).unwrap().embeds else { panic!("no gap") };
        assert_eq!(gap.reason, GapReason::Protected);
    }
}
