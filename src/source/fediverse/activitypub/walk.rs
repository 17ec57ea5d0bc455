//! The walk through a thread: up while the author answers themselves, then down through what the
//! author's posts say answers them. Servers' lists are hints; `inReplyTo` is what counts.

use std::collections::{BTreeMap, VecDeque};

use futures_util::future::join_all;
use jiff::Timestamp;
use url::Url;

use super::{
    door::Door,
    note::{Note, same_host},
    object::link_of,
    replies::{self, Entry, Listing},
    visibility,
};
use crate::{
    source::{Error, Progress, fediverse::name},
    thread::{GapReason, Missing, PostRef, Read},
};

/// Most posts of the author.
const POSTS: usize = 1_000;

/// Requests that wait for one another least: the door out has its own limit per host.
const ABREAST: usize = 4;

/// What was found.
pub(super) struct Walk<'a> {
    door: &'a Door<'a>,
    progress: &'a dyn Progress,
    focus: Note,
    /// The author hides what is not younger.
    hidden_before: Option<Timestamp>,
    /// The author's posts, shown or not, by their ref.
    pub(super) own: BTreeMap<PostRef, Note>,
    /// The post by somebody else that the first one answers.
    pub(super) context: Option<Note>,
    /// Refs by which posts were named → their own.
    pub(super) canonical: BTreeMap<PostRef, PostRef>,
    /// Posts that could not be read.
    lost: BTreeMap<PostRef, Missing>,
    /// Whose replies are to be read.
    todo: VecDeque<PostRef>,
    is_stopped: bool,
    is_unsure: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        door: &'a Door<'a>,
        progress: &'a dyn Progress,
        focus: Note,
        hidden_before: Option<Timestamp>,
    ) -> Self {
        Self {
            door,
            progress,
            hidden_before,
            own: BTreeMap::from([(focus.key.clone(), focus.clone())]),
            todo: VecDeque::from([focus.key.clone()]),
            focus,
            context: None,
            canonical: BTreeMap::new(),
            lost: BTreeMap::new(),
            is_stopped: false,
            is_unsure: false,
        }
    }

    /// Reads everything there is to read.
    pub(super) async fn go(&mut self) {
        let start = self.focus.clone();
        self.up(start).await;
        self.down().await;
        self.through_context().await;
    }

    /// How far it got.
    pub(super) fn read(&self) -> Read {
        match (self.is_stopped, self.is_unsure) {
            (true, _) => Read::Stopped,
            (false, true) => Read::Unsure,
            (false, false) => Read::Everything,
        }
    }

    /// Posts that something of what is shown answers, and that cannot be shown.
    pub(super) fn missing(&self) -> Vec<Missing> {
        let hidden = self.own.values().filter(|note| !self.is_shown(note));
        let mut all = self.lost.clone();
        for note in hidden {
            let parent = note.parent().and_then(|url| self.resolve(&url));
            let missing = Missing {
                id: note.key.clone(),
                parent,
                author: Some(note.author.to_string()),
                reason: GapReason::Protected,
                cause: None,
            };
            all.insert(note.key.clone(), missing);
        }
        let mut needed: VecDeque<PostRef> = self
            .own
            .values()
            .filter(|note| self.is_shown(note))
            .filter_map(|note| self.resolve(&note.parent()?))
            .collect();
        let mut missing = Vec::new();
        while let Some(key) = needed.pop_front() {
            if let Some(found) = all.remove(&key) {
                needed.extend(found.parent.clone());
                missing.push(found);
            }
        }
        missing
    }

    /// Whether the author's post is for everybody.
    pub(super) fn is_shown(&self, note: &Note) -> bool {
        visibility::of(note.object()).is_some()
            && match (self.hidden_before, note.object().moment("published")) {
                (Some(before), Some(posted)) => posted > before,
                _ => true,
            }
    }

    /// The ref by which the post at an address is known.
    pub(super) fn resolve(&self, url: &Url) -> Option<PostRef> {
        let named = name::post_ref(url)?;
        Some(self.canonical.get(&named).cloned().unwrap_or(named))
    }

    /// Who wrote the post, where that is known.
    pub(super) fn author_of(&self, key: &PostRef) -> Option<String> {
        let note = self.own.get(key).or(self.context.as_ref().filter(|note| note.key == *key));
        match note {
            Some(note) => Some(note.author.to_string()),
            None => self.lost.get(key)?.author.clone(),
        }
    }

    /// Climbs from the author's post to the first of the thread.
    async fn up(&mut self, mut at: Note) {
        while let Some(url) = at.parent() {
            let Some(named) = name::post_ref(&url) else { return };
            if self.own.contains_key(&named) || self.lost.contains_key(&named) {
                return;
            }
            if self.is_full() {
                return;
            }
            match self.door.note(&url).await {
                Ok(note) => {
                    if note.key != named {
                        self.canonical.insert(named, note.key.clone());
                    }
                    if note.author != self.focus.author {
                        if visibility::of(note.object()).is_some() {
                            self.context = Some(note);
                        } else {
                            self.lose(&note.id, note.key.clone(), GapReason::Protected);
                        }
                        return;
                    }
                    if !self.add(note.clone()) {
                        return;
                    }
                    at = note;
                }
                Err(error) => {
                    self.lose(&url, named, reason(&error));
                    return;
                }
            }
        }
    }

    /// Descends from every post whose replies were not read yet.
    async fn down(&mut self) {
        while !self.todo.is_empty() {
            if self.is_full() {
                return;
            }
            let wave: Vec<PostRef> = (0..ABREAST).map_while(|_| self.todo.pop_front()).collect();
            self.complete(&wave).await;
            let door = self.door;
            let asked: Vec<_> = wave
                .iter()
                .filter_map(|key| self.own.get(key))
                .map(|note| async move {
                    let replies = note.object().raw("replies")?;
                    Some(replies::read(door, replies, &note.id).await)
                })
                .collect();
            let listings: Vec<Option<Listing>> = join_all(asked).await;
            let mut entries = Vec::new();
            for listing in listings {
                match listing {
                    Some(listing) => {
                        self.is_stopped |= listing.is_cut;
                        self.is_unsure |= listing.is_closed;
                        entries.extend(listing.entries);
                    }
                    None => self.is_unsure = true,
                }
            }
            for note in self.notes(entries).await {
                self.add(note);
            }
        }
    }

    /// Posts that came along with a list may come without their own: asks for those.
    async fn complete(&mut self, wave: &[PostRef]) {
        for key in wave {
            let Some(note) = self.own.get(key) else { continue };
            if note.object().raw("replies").is_some() || note.value.get("@context").is_some() {
                continue;
            }
            let id = note.id.clone();
            if let Ok(whole) = self.door.note(&id).await
                && whole.key == *key
                && whole.author == self.focus.author
            {
                self.own.insert(key.clone(), whole);
            }
        }
    }

    /// Reads the server's own list of the conversation, where it keeps one: it may know of posts
    /// below a deleted one. What hangs on somebody else's post is not of this thread.
    async fn through_context(&mut self) {
        let Some(context) = self.focus.object().raw("context") else { return };
        let Some(url) = link_of(context) else { return };
        if url.fragment().is_some() || !same_host(&url, &self.focus.id) || !self.door.is_open() {
            return;
        }
        let home = self.focus.id.clone();
        let link = serde_json::Value::String(url.to_string());
        let listing = replies::read(self.door, &link, &home).await;
        for note in self.notes(listing.entries).await {
            self.graft(note).await;
        }
        self.down().await;
    }

    /// Takes in a post that no reply list named, if it hangs on the thread or on a gap.
    async fn graft(&mut self, note: Note) {
        let mut line = vec![note];
        while let Some(last) = line.last() {
            let Some(url) = last.parent() else { return };
            let Some(named) = self.resolve(&url) else { return };
            let is_loop = line.iter().any(|note| note.key == named);
            if is_loop || self.own.contains_key(&named) || self.lost.contains_key(&named) {
                break;
            }
            if self.is_full() || self.focus.is_by_another(&url) {
                return;
            }
            match self.door.note(&url).await {
                Ok(note) if note.author == self.focus.author => line.push(note),
                Ok(_) => return,
                Err(error) => {
                    self.lose(&url, named, reason(&error));
                    break;
                }
            }
        }
        for note in line.into_iter().rev() {
            self.add(note);
        }
    }

    /// The author's posts among the entries that are not known yet.
    async fn notes(&mut self, entries: Vec<Entry>) -> Vec<Note> {
        let fresh: Vec<Entry> = entries
            .into_iter()
            .filter(|entry| !self.focus.is_by_another(&entry.id))
            .filter(|entry| {
                self.resolve(&entry.id).is_some_and(|key| {
                    !self.own.contains_key(&key) && !self.lost.contains_key(&key)
                })
            })
            .collect();
        let mut notes = Vec::new();
        let mut fresh = fresh.into_iter().peekable();
        while fresh.peek().is_some() {
            if self.is_full() {
                break;
            }
            let wave: Vec<Entry> = fresh.by_ref().take(ABREAST).collect();
            let door = self.door;
            let asked: Vec<_> = wave.into_iter().map(|entry| one(door, entry)).collect();
            for (id, answer) in join_all(asked).await {
                match answer {
                    Ok(note) if note.author == self.focus.author => notes.push(note),
                    Ok(_)
                    | Err(
                        Error::NotFound(_)
                        | Error::Gone(_)
                        | Error::Refused { .. }
                        | Error::Malformed { .. }
                        | Error::NotANetwork(_),
                    ) => {}
                    Err(error) => {
                        tracing::debug!(%id, %error, "a reply could not be read");
                        self.is_stopped = true;
                    }
                }
            }
        }
        notes
    }

    /// Takes in a post of the author; `false` when it was there.
    fn add(&mut self, note: Note) -> bool {
        let key = note.key.clone();
        if self.own.len() >= POSTS || self.own.contains_key(&key) {
            return false;
        }
        self.own.insert(key.clone(), note);
        self.todo.push_back(key);
        self.progress.found(self.own.len());
        true
    }

    fn lose(&mut self, url: &Url, key: PostRef, reason: GapReason) {
        let author = self.focus.is_by_the_same(url).then(|| self.focus.author.to_string());
        self.lost
            .insert(key.clone(), Missing { id: key, parent: None, author, reason, cause: None });
    }

    fn is_full(&mut self) -> bool {
        let is_full = self.own.len() >= POSTS || !self.door.is_open();
        self.is_stopped |= is_full;
        is_full
    }
}

/// The post of an entry: as the list brought it along, or asked for.
async fn one(door: &Door<'_>, entry: Entry) -> (Url, Result<Note, Error>) {
    let note = match entry.whole.and_then(|value| Note::new(value, &entry.id).ok()) {
        Some(note) => Ok(note),
        None => door.note(&entry.id).await,
    };
    (entry.id, note)
}

/// Most servers answer 404 for what was deleted and for what is not for us alike.
fn reason(error: &Error) -> GapReason {
    match error {
        Error::Gone(_) => GapReason::Deleted,
        _ => GapReason::Unreachable,
    }
}
