//! The walk through a thread of notes: up by the conversation, down by each note's children.

use std::collections::{BTreeMap, VecDeque};

use url::Url;

use super::{
    api::{Api, PAGE},
    convert,
    wire::Note,
};
use crate::{
    source::{Error, Progress},
    thread::{GapReason, Missing, PostRef, Read},
};

/// Most posts of the author.
const POSTS: usize = 1_000;

/// Most pages of one list.
const PAGES: usize = 10;

/// What was found.
pub(super) struct Walk<'a> {
    api: &'a Api<'a>,
    progress: &'a dyn Progress,
    /// The note that was asked for.
    focus: Note,
    /// The author's notes that may be shown, by their id on this server.
    pub(super) own: BTreeMap<String, Note>,
    /// The note by somebody else that the first one answers.
    pub(super) context: Option<Note>,
    /// Notes that cannot be shown, what they answer, and why.
    lost: BTreeMap<String, (Option<Note>, GapReason)>,
    todo: VecDeque<String>,
    is_stopped: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(api: &'a Api<'a>, progress: &'a dyn Progress, focus: Note) -> Self {
        Self {
            api,
            progress,
            own: BTreeMap::from([(focus.id.clone(), focus.clone())]),
            context: None,
            lost: BTreeMap::new(),
            todo: VecDeque::from([focus.id.clone()]),
            focus,
            is_stopped: false,
        }
    }

    /// Reads everything there is to read.
    pub(super) async fn go(&mut self) {
        if let Err(error) = self.up().await {
            tracing::debug!(%error, "the conversation above a note could not be read");
            self.is_stopped = true;
        }
        while let Some(id) = self.todo.pop_front() {
            if self.own.len() >= POSTS || !self.api.is_open() {
                self.is_stopped = true;
                return;
            }
            if let Err(error) = self.down(&id).await {
                tracing::debug!(%error, "the answers to a note could not be read");
                self.is_stopped = true;
                if matches!(error, Error::RateLimited { .. } | Error::Unreachable { .. }) {
                    return;
                }
            }
        }
    }

    /// How far it got.
    pub(super) fn read(&self) -> Read {
        if self.is_stopped { Read::Stopped } else { Read::Everything }
    }

    /// The ref of a note of this server by its id here.
    pub(super) fn key(&self, id: &str, base: &Url) -> Option<PostRef> {
        let lost = || self.lost.get(id)?.0.as_ref();
        let known = self.own.get(id).or(self.context.as_ref().filter(|note| note.id == id));
        if let Some(note) = known.or_else(lost) {
            return convert::key(note, base);
        }
        let mut url = base.clone();
        url.path_segments_mut().ok()?.pop_if_empty().extend(["notes", id]);
        crate::source::fediverse::name::post_ref(&url)
    }

    /// The id (here) of who wrote a note.
    pub(super) fn author_of(&self, id: &str) -> Option<&str> {
        let lost = || self.lost.get(id)?.0.as_ref();
        let known = self.own.get(id).or(self.context.as_ref().filter(|note| note.id == id));
        known.or_else(lost).map(|note| note.user_id.as_str())
    }

    /// Notes that a note of the thread answers and that cannot be shown.
    pub(super) fn missing(&self, base: &Url) -> Vec<Missing> {
        let mut needed: VecDeque<&str> =
            self.own.values().filter_map(|note| note.reply_id.as_deref()).collect();
        let mut lost = self.lost.clone();
        let mut missing = Vec::new();
        while let Some(id) = needed.pop_front() {
            let Some((note, reason)) = lost.remove(id) else { continue };
            let Some(key) = self.key(id, base) else { continue };
            let above = self.lost.get(id).and_then(|(note, _)| note.as_ref()?.reply_id.as_deref());
            let author = note.as_ref().and_then(|note| convert::author(&note.user, base));
            missing.push(Missing {
                id: key,
                parent: above.and_then(|id| self.key(id, base)),
                author: author.map(|author| author.id),
                reason,
                cause: None,
            });
            needed.extend(above);
        }
        missing
    }

    /// Climbs while the author answers themselves.
    async fn up(&mut self) -> Result<(), Error> {
        let mut above: BTreeMap<String, Note> = BTreeMap::new();
        let mut at = self.focus.clone();
        let mut pages = 0;
        while let Some(parent) = at.reply_id.clone() {
            if self.own.contains_key(&parent) || self.lost.contains_key(&parent) {
                return Ok(());
            }
            if !above.contains_key(&parent) && pages < PAGES && above.len() == pages * PAGE {
                let page = self.api.above(&self.focus.id, above.len()).await?;
                pages += 1;
                above.extend(page.into_iter().map(|note| (note.id.clone(), note)));
            }
            let note = match above.remove(&parent) {
                Some(note) => note,
                None => match self.api.note(&parent).await {
                    Ok(note) if note.id == parent => note,
                    Ok(_) => return Ok(()),
                    Err(error) => {
                        self.lost.insert(parent, (None, reason(&error)));
                        return Ok(());
                    }
                },
            };
            let is_shown = convert::visibility(&note).is_some();
            if !is_shown {
                self.lost.insert(parent, (Some(note.clone()), GapReason::Protected));
            }
            if note.user_id != self.focus.user_id {
                self.context = is_shown.then_some(note);
                return Ok(());
            }
            if self.own.len() >= POSTS || !self.api.is_open() {
                self.is_stopped = true;
                return Ok(());
            }
            if is_shown {
                self.add(note.clone());
            }
            at = note;
        }
        Ok(())
    }

    /// Takes in the author's answers to one note. Quotes of it come along and are passed over.
    async fn down(&mut self, id: &str) -> Result<(), Error> {
        if self.own.get(id).is_some_and(|note| note.replies_count == Some(0)) {
            return Ok(());
        }
        let mut until: Option<String> = None;
        for _ in 0..PAGES {
            let page = self.api.below(id, until.as_deref()).await?;
            let is_last = page.len() < PAGE;
            let oldest = page.last().map(|note| note.id.clone());
            for note in page {
                let is_answer = note.reply_id.as_deref() == Some(id);
                let is_own = note.user_id == self.focus.user_id;
                if is_answer && is_own && convert::visibility(&note).is_some() {
                    self.add(note);
                }
            }
            if is_last || oldest == until {
                return Ok(());
            }
            until = oldest;
        }
        self.is_stopped = true;
        Ok(())
    }

    fn add(&mut self, note: Note) {
        let id = note.id.clone();
        if self.own.len() < POSTS && !self.own.contains_key(&id) {
            self.own.insert(id.clone(), note);
            self.todo.push_back(id);
            self.progress.found(self.own.len());
        }
    }
}

fn reason(error: &Error) -> GapReason {
    match error {
        Error::Gone(_) => GapReason::Deleted,
        Error::Protected(_) => GapReason::Protected,
        _ => GapReason::Unreachable,
    }
}
