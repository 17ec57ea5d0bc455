//! `…/week.epub`: what a list got in the last seven whole days (UTC), as one book of words. Made
//! once a day for each list that somebody asks for, one at a time, and kept with the pages.

use std::{sync::Arc, time::Duration};

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use jiff::{SignedDuration, Timestamp};
use tokio::{sync::Semaphore, time::timeout};
use url::Url;

use super::{
    Error, Web,
    cache::Manner,
    feed, heavy,
    limit::{Cost, Visitor},
    list,
    listing::MOST_READ,
    page::{self, Chrome},
    tags,
};
use crate::{
    format::{Digest, Epub, Format},
    press,
    store::{Cursor, Entry, Kept, Page},
};

/// Most threads of a book, and most posts of all of them; the newest count.
const THREADS: u32 = 50;
const POSTS: u32 = 5_000;

/// How many requests may wait for a book, that which has one made among them, and how long one waits.
const WAITING: usize = 8;
const PATIENCE: Duration = Duration::from_secs(25);

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// Where books are made.
pub(super) struct Desk {
    /// Books are made one at a time.
    turn: Semaphore,
    /// Whoever wants one made needs a place to wait.
    places: Semaphore,
}

impl Default for Desk {
    fn default() -> Self {
        Self { turn: Semaphore::new(1), places: Semaphore::new(WAITING) }
    }
}

/// The list whose week has this address (without its leading slash); empty for all threads.
pub(super) fn list_of(address: &str) -> Option<&str> {
    let list = address.strip_suffix("/week.epub")?;
    Some(if list == "latest" { "" } else { list })
}

/// The seven whole days before `now`: from the first moment to the one behind the last.
fn week(now: Timestamp) -> (Timestamp, Timestamp) {
    let today = now.as_millisecond() - now.as_millisecond().rem_euclid(DAY);
    let until = Timestamp::from_millisecond(today).unwrap_or(now);
    (until - SignedDuration::from_hours(7 * 24), until)
}

/// The days that the book of the list tells of. What is read most is counted today too.
fn days_of(list: &str, now: Timestamp) -> (Timestamp, Timestamp) {
    let (from, until) = week(now);
    let later = SignedDuration::from_hours(if list == MOST_READ { 24 } else { 0 });
    (from + later, until + later)
}

/// Whether the list that begins with these threads, and goes on behind them or not, has such a book
/// now. The store is asked only where that is not to be seen.
pub(super) async fn is_there(
    web: &Web,
    list: &str,
    first: &[Entry],
    goes_on: bool,
) -> Result<bool, Error> {
    if list == MOST_READ {
        return Ok(!first.is_empty());
    }
    let (from, until) = days_of(list, web.clock.now());
    let Some(oldest) = first.last() else { return Ok(false) };
    if oldest.unrolled_at < until || !goes_on {
        return Ok(first.iter().any(|it| (from..until).contains(&it.unrolled_at)));
    }
    Ok(!entries(web, list, from, until, 1).await?.is_empty())
}

/// Until when the answer of [`is_there`] can only change with what stands in the list, whose newest
/// thread is of that moment. `None`: for good.
pub(super) fn same_until(now: Timestamp, newest: Timestamp) -> Option<Timestamp> {
    let (from, until) = week(now);
    (newest >= from).then(|| until + SignedDuration::from_hours(24))
}

/// The book. A week in which nothing came has none; one that has to be made costs what a document does.
pub(super) async fn show(
    web: &Web,
    chrome: &Arc<Chrome>,
    headers: &HeaderMap,
    visitor: Visitor,
    list: &str,
) -> Result<Response, Error> {
    web.shows_lists()?;
    let (from, until) = days_of(list, web.clock.now());
    let entries = entries(web, list, from, until, THREADS).await?;
    if entries.is_empty() {
        return list::leads_on(web, list, |now| format!("{}/week.epub", page::path_of(now))).await;
    }
    let origin = page::origin(headers, chrome);
    // A thread that was taken out is not among the entries: the book is made anew without it.
    let state = blake3::hash(format!("{entries:?}").as_bytes()).to_hex();
    let key = format!("week {list} {until} {origin} {} {state}", chrome.version);
    let manner = Manner { media_type: Epub.media_type(), noindex: true };
    // It is packed already.
    let mut bare = headers.clone();
    bare.remove(header::ACCEPT_ENCODING);
    let mut response = if let Some(response) = web.pages.ready(&bare, &key, manner) {
        response
    } else {
        if visitor.is_robot {
            return Err(Error::NotForRobots);
        }
        let desk = &web.digests;
        // Who finds no place is not charged.
        let _place = desk.places.try_acquire().map_err(|_| press::Error::Busy)?;
        web.visitors.charge(visitor, Cost::Export, "")?;
        let turn = timeout(PATIENCE, desk.turn.acquire()).await.map_err(|_| Error::Unmade)?;
        let _turn = turn.map_err(|it| Error::Broken(it.to_string()))?;
        let kept = feed::kept(web, &entries).await?;
        let kept: Vec<Kept> = kept.into_iter().map(|(_, kept)| kept).collect();
        let title = feed::title_of(chrome, list, entries.first());
        let (list, chrome) = (list.to_owned(), Arc::clone(chrome));
        let book = move || book(&chrome, &title, &list, &origin, (from, until), &kept);
        web.pages.answer(&bare, key, manner, book).await?
    };
    let day = (until - SignedDuration::from_hours(24)).strftime("%Y-%m-%d");
    let name = if list.is_empty() { tags::LATEST.to_owned() } else { list.replace('/', "-") };
    let name = heavy::disposition(&format!("threads-{name}-{day}"), manner.media_type);
    if let Ok(name) = HeaderValue::try_from(name) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(tags::of_list(response, list, entries.iter().map(|entry| &*entry.address)))
}

/// What came in these days and may be listed, the newest first, within the limits.
async fn entries(
    web: &Web,
    list: &str,
    from: Timestamp,
    until: Timestamp,
    limit: u32,
) -> Result<Vec<Entry>, Error> {
    let page = Page::After(Cursor { at: until.as_millisecond(), id: i64::MIN }, limit);
    let entries = web.part(list, page).await?;
    // What is read most may have come long ago.
    let from = if list == MOST_READ { Timestamp::MIN } else { from };
    let mut posts = 0;
    let fits = |entry: &Entry| {
        posts += entry.posts;
        entry.unrolled_at >= from && posts <= POSTS
    };
    Ok(entries.into_iter().take_while(fits).collect())
}

fn book(
    chrome: &Chrome,
    title: &str,
    list: &str,
    origin: &str,
    (from, until): (Timestamp, Timestamp),
    kept: &[Kept],
) -> Result<Vec<u8>, Error> {
    // Of what may be kept for a while only, no copies are handed out that last.
    let lasting = kept.iter().filter(|kept| kept.verdict.until.is_none());
    let threads = lasting.map(|kept| {
        let page = Url::parse(&format!("{origin}{}", page::path_of(&kept.thread.address)));
        (&*kept.thread, page.ok())
    });
    let mut threads: Vec<_> = threads.collect();
    if list != MOST_READ {
        // The oldest first: they are read in the order in which they came.
        threads.reverse();
    }
    if threads.is_empty() {
        return Err(Error::NoSuchPage);
    }
    let end = until - SignedDuration::from_hours(24);
    let language = chrome.language;
    let days =
        |key| chrome.say(key).with("from", language.day(from)).with("until", language.day(end));
    let count = chrome.say("digest-threads").with("n", threads.len());
    let path = if list.is_empty() { "/latest".to_owned() } else { page::path_of(list) };
    let digest = Digest {
        title: days("digest-title").with("list", title).to_string(),
        about: days("digest-about").with("threads", count).to_string(),
        language,
        identifier: format!("{origin}{path}/week.epub#{}-{language}", end.strftime("%Y-%m-%d")),
        at: if list == MOST_READ { end } else { until },
        threads,
    };
    let bytes = digest.render().map_err(|error| Error::Broken(error.to_string()))?;
    Ok(bytes.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_seven_whole_days() {
        let (from, until) = week("2026-11-27T23:59:59Z".parse().unwrap());
        assert_eq!(from.to_string(), "2026-11-20T00:00:00Z");
        assert_eq!(until.to_string(), "2026-11-27T00:00:00Z");
    }

    #[test]
    fn any_list_has_a_week() {
        assert_eq!(list_of("latest/week.epub"), Some(""));
        assert_eq!(list_of("mastodon/a.example/@b/week.epub"), Some("mastodon/a.example/@b"));
        assert_eq!(list_of("bluesky/a.example/3l7x.epub"), None);
        assert_eq!(list_of("week.epub"), None);
    }
}
