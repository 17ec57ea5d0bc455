//! A list as it is shown: its page, rendered once for all who see the same.

use std::{ops::Range, sync::Arc, time::Instant};

use askama::Template;
use axum::{http::HeaderMap, response::Response};
use jiff::Timestamp;

use super::{
    super::{
        Error, Web,
        cache::Manner,
        digest,
        listing::{Line, PER_PAGE, version},
        page::{self, Chrome},
    },
    kept::{Name, Shown, finished},
};
use crate::{
    lang::told_until,
    store::{Entry, Page, Stretch},
};

/// What a list is of.
pub(super) enum Subject {
    Latest,
    MostRead,
    Network,
    Server,
    Author,
    Tag,
}

/// What is shown of a list.
pub(super) struct View {
    /// Its address, without the leading slash.
    pub(super) list: String,
    pub(super) subject: Subject,
    pub(super) is_top: bool,
    /// What was read of it, and which of that is shown.
    pub(super) read: Arc<Stretch>,
    pub(super) shown: Range<usize>,
    /// Whoever wrote the first entry: the author, where the list is an author's.
    pub(super) by: Option<Entry>,
    /// The addresses of the pages before and behind this one.
    pub(super) newer: Option<String>,
    pub(super) older: Option<String>,
    /// What stands behind the question mark of its address, unless it is the first page.
    pub(super) place: Option<String>,
}

impl View {
    /// Of a list that has one page.
    pub(super) fn whole(list: &str, subject: Subject, entries: Vec<Entry>) -> Self {
        let (list, shown) = (list.to_owned(), 0..entries.len());
        Self {
            read: Arc::new(Stretch { list: list.clone(), page: Page::First(PER_PAGE), entries }),
            list,
            subject,
            is_top: true,
            shown,
            by: None,
            newer: None,
            older: None,
            place: None,
        }
    }

    pub(super) async fn answer(
        self,
        web: &Arc<Web>,
        chrome: Arc<Chrome>,
        headers: &HeaderMap,
    ) -> Result<Response, Error> {
        let (now, believed) = (web.clock.now(), Instant::now() + web.site.recheck);
        let list = self.list.clone();
        let threads: Vec<String> = self.entries().iter().map(|it| it.address.clone()).collect();
        // Pages further down change with every thread that comes; what stands on them is found by
        // the threads' own addresses.
        let goes_on = self.older.is_some();
        let has_week = self.is_top && digest::is_there(web, &list, self.entries(), goes_on).await?;
        let noindex = !self.is_top || !self.entries().iter().any(|entry| entry.indexed);
        // The moment at which it ends names the time in which all ages are told as they are now, and
        // in which the last week is the same.
        let ages = self.entries().iter().filter_map(|entry| told_until(entry.unrolled_at, now));
        let week = self.entries().first().filter(|_| self.is_top);
        let week = week.and_then(|newest| digest::same_until(now, newest.unrolled_at));
        let good_until = ages.chain(week).min();
        let key = format!(
            "list {} {} {:?} {:?} {:?} {:?} {has_week} {}",
            self.list,
            version(&self.read.entries),
            good_until.map(Timestamp::as_millisecond),
            self.newer,
            self.older,
            self.place,
            chrome.version
        );
        let name = Name::of(&chrome, &self.list, self.place.as_deref());
        let shown = Shown { name, read: &self.read, threads: threads.clone(), noindex, good_until };
        let filed = match self.subject {
            // No change of a list changes what is read most.
            Subject::MostRead => None,
            _ => shown.filed(web, &chrome, headers, now),
        };
        let manner = Manner { media_type: page::HTML, noindex };
        let render = move || {
            page::rendered(&ListPage {
                lines: self.entries().iter().map(|it| Line::new(it, &chrome, Some(now))).collect(),
                chrome,
                list: self.list,
                subject: self.subject,
                by: self.by,
                is_top: self.is_top,
                noindex,
                newer: self.newer,
                older: self.older,
                place: self.place,
                has_week,
            })
        };
        let answer = web.pages.answer_and(headers, key, manner, render, filed).await?;
        Ok(finished(answer, &list, threads.iter().map(String::as_str), believed))
    }

    fn entries(&self) -> &[Entry] {
        self.read.entries.get(self.shown.clone()).unwrap_or_default()
    }
}

#[derive(Template)]
#[template(path = "list.html")]
struct ListPage {
    chrome: Arc<Chrome>,
    list: String,
    subject: Subject,
    by: Option<Entry>,
    lines: Vec<Line>,
    is_top: bool,
    noindex: bool,
    newer: Option<String>,
    older: Option<String>,
    place: Option<String>,
    /// Its last week is a book.
    has_week: bool,
}

impl ListPage {
    fn path(&self) -> String {
        page::path_of(&self.list)
    }

    fn canonical(&self) -> String {
        self.chrome.full(&self.path())
    }

    /// The address before which the name of a feed stands.
    fn feeds(&self) -> String {
        if matches!(self.subject, Subject::Latest) { String::new() } else { self.path() }
    }

    fn has_feeds(&self) -> bool {
        matches!(self.subject, Subject::Latest | Subject::MostRead) || self.by.is_some()
    }

    fn heading(&self) -> String {
        let (_, last) = self.list.rsplit_once('/').unwrap_or(("", &self.list));
        let say = |key| self.chrome.say(key);
        match (&self.subject, &self.by) {
            (Subject::Author, Some(by)) => say("feed-of").with("author", &by.author),
            (Subject::Latest, _) => say("latest-heading"),
            (Subject::MostRead, _) => say("most-read-heading"),
            (Subject::Network, _) => {
                let title = self.chrome.title_of(&self.list);
                say("feed-on").with("network", &self.list).with("title", title)
            }
            (Subject::Server | Subject::Author, _) => say("feed-server").with("host", last),
            (Subject::Tag, _) => say("list-tag").with("tag", last),
        }
        .to_string()
    }

    /// What is said where nothing has ever stood, with a link to [`way_on`](Self::way_on).
    fn empty(&self) -> Option<&'static str> {
        match self.subject {
            Subject::MostRead => Some("most-read-empty"),
            _ if self.by.is_some() => None,
            Subject::Latest => Some("latest-empty"),
            _ => Some("list-empty"),
        }
    }

    fn way_on(&self) -> &'static str {
        if let Subject::MostRead = self.subject { "/latest" } else { "/" }
    }

    /// The list of all threads that is in another order: its path, and the key of what it is called.
    fn other(&self) -> Option<(&'static str, &'static str)> {
        match self.subject {
            Subject::Latest => Some(("/most-read", "most-read-heading")),
            Subject::MostRead => Some(("/latest", "latest-heading")),
            _ => None,
        }
    }

    /// The author, where the list is an author's.
    fn author(&self) -> Option<&Entry> {
        self.by.as_ref().filter(|_| matches!(self.subject, Subject::Author))
    }

    /// The author's picture, twice as sharp as shown.
    fn avatar(&self) -> Option<String> {
        self.chrome.thumbnail(self.author()?.avatar.as_ref()?, 96)
    }
}
