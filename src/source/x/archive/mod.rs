//! The archive that X gives to its users: a zip of scripts, each of which assigns a list. It is
//! read once, from beginning to end. Of each post a line is remembered, its text is put aside in a
//! temporary file, and brought back when its thread is due.

mod files;
mod index;
mod loose;
mod members;
mod note;
mod spill;
mod split;
mod status;
mod wire;

use std::{collections::BTreeMap, fs::File, io};

use super::{
    convert, media,
    status::{Account, Id},
};
use crate::{
    source::archive::{Archive, Attached, Error, Found, Skipped},
    thread::{Conversation, Post, Read},
};

use files::Shown;
use index::{Index, Line, Trees};
use members::{Member, Members};
use note::Notes;
use spill::Spill;
use split::{Element, Elements};
use status::Names;
use wire::Head;

/// Most posts of an archive.
const POSTS: usize = 2_000_000;

/// Most posts of a thread, and most bytes of their texts as they stand in the archive.
const THREAD: usize = 3_000;
const THREAD_BYTES: u64 = 64 << 20;

/// How it came to us, for readers.
const VIA: &str = "the author's own archive";

/// An archive of X.
pub(in crate::source) struct Zipped {
    members: Members,
    account: Account,
    spill: Spill,
    notes: Notes,
    trees: Trees,
    skipped: Skipped,
}

impl Zipped {
    /// Reads it through.
    pub(in crate::source) fn open(file: File, hear: &dyn Fn(u64, u64)) -> Result<Self, Error> {
        let mut members = Members::open(file)?;
        let account = account(&mut members)?;
        let mut spill = Spill::new()?;
        let (mut index, mut notes, mut skipped) =
            (Index::default(), Notes::default(), Skipped::default());
        let total = members.claimed();
        let hear = |read: u64| hear(read.min(total), total);
        for member in members.posts.clone() {
            members.stream(&member, &hear, |from| {
                each(from, |text| {
                    let Some(text) = text else {
                        skipped.oversized += 1;
                        return Ok(());
                    };
                    add(text, account.id, &mut index, &mut spill, &mut skipped)
                })
            })?;
        }
        for member in members.notes.clone() {
            members.stream(&member, &hear, |from| {
                each(from, |text| text.map_or(Ok(()), |text| notes.add(text, &mut spill)))
            })?;
        }
        notes.sort();
        let trees = index.into_trees();
        skipped.single = trees.single;
        skipped.superseded = trees.superseded;
        skipped.repeated = trees.repeated;
        Ok(Self { members, account, spill, notes, trees, skipped })
    }

    /// The post, and its files.
    /// `named` is whom each post before it in the thread names, to which it adds.
    fn post(
        &mut self,
        line: Line,
        named: &mut BTreeMap<Id, Names>,
    ) -> io::Result<Option<(Post, Vec<Attached>)>> {
        let text = self.spill.take(line.place)?;
        let (Some(head), Some(post)) = (wire::element::<Head>(&text), wire::element(&text)) else {
            return Ok(None);
        };
        let Some(written) = status::written(&head, &post) else { return Ok(None) };
        let note = self.notes.of(line.id, written, head.words(), &mut self.spill);
        let shown = files::shown(&post);
        let ids: Vec<Id> = [line.id].into_iter().chain(head.versions()).collect();
        let files = shown.iter().flat_map(|shown| self.files(&ids, shown)).collect();
        let parent = (line.parent != 0).then_some(line.parent);
        let named_above = named.get(&line.parent).cloned();
        named.insert(line.id, status::names(&post));
        let read = status::Read { head, post, note, parent, named_above };
        let post = status::status(&read, &self.account, &shown);
        Ok(post.and_then(|status| Some((convert::post(&status)?, files))))
    }

    fn files(&self, posts: &[Id], shown: &Shown) -> Vec<Attached> {
        let find = |names: &[String]| {
            let mut all = posts.iter().flat_map(|post| names.iter().map(|name| (*post, name)));
            all.find_map(|(post, name)| self.members.medium(post, name))
        };
        let files = shown.files.iter();
        files
            .filter_map(|(urls, names)| Some(Attached { urls: urls.clone(), place: find(names)? }))
            .collect()
    }
}

impl Archive for Zipped {
    fn threads(&self) -> usize {
        self.trees.threads
    }

    fn next(&mut self) -> Result<Option<Found>, Error> {
        while let Some(lines) = self.trees.next() {
            let (mut posts, mut files, mut bytes) = (Vec::new(), Vec::new(), 0);
            let all = lines.len();
            let mut taken = 0;
            let mut named = BTreeMap::new();
            for line in lines {
                bytes += u64::from(line.place.length());
                if taken == THREAD || bytes > THREAD_BYTES {
                    break;
                }
                taken += 1;
                match self.post(line, &mut named)? {
                    Some((post, its)) => {
                        posts.push(post);
                        files.extend(its);
                    }
                    None => self.skipped.unreadable += 1,
                }
            }
            self.skipped.beyond += all - taken;
            if posts.len() < 2 {
                self.skipped.single += posts.len();
                continue;
            }
            let read = if taken < all { Read::Stopped } else { Read::Everything };
            let Some(focus) = posts.first().map(|post: &Post| post.id.clone()) else { continue };
            let (missing, via) = (Vec::new(), VIA.to_owned());
            let conversation = Conversation { focus, posts, missing, expected: None, read, via };
            return Ok(Some(Found { conversation, files }));
        }
        Ok(None)
    }

    fn read(&mut self, file: &Attached) -> Option<Vec<u8>> {
        self.members.read(file.place)
    }

    fn skipped(&self) -> Skipped {
        self.skipped
    }
}

/// Calls `take` with the text of each element of a list; with `None` for one that is too long.
fn each(
    from: &mut dyn io::Read,
    mut take: impl FnMut(Option<&[u8]>) -> io::Result<()>,
) -> io::Result<()> {
    let mut elements = Elements::begin(from)?;
    let mut text = Vec::new();
    while let Some(element) = elements.next(&mut text)? {
        take((element == Element::Text).then_some(text.as_slice()))?;
    }
    Ok(())
}

/// Notes a post and puts its text aside.
fn add(
    text: &[u8],
    account: Id,
    index: &mut Index,
    spill: &mut Spill,
    skipped: &mut Skipped,
) -> io::Result<()> {
    let head = wire::element::<Head>(text);
    let Some((head, id)) = head.and_then(|head| head.id().map(|id| (head, id))) else {
        skipped.unreadable += 1;
        return Ok(());
    };
    if head.words().starts_with("RT @") {
        skipped.reposts += 1;
        return Ok(());
    }
    if index.len() == POSTS {
        skipped.beyond += 1;
        return Ok(());
    }
    let parent = head.parent().filter(|_| head.answered() == Some(account)).unwrap_or_default();
    index.add(Line { id, parent, place: spill.put(text.trim_ascii())? }, &head.versions());
    Ok(())
}

/// Whose archive it is.
fn account(members: &mut Members) -> Result<Account, Error> {
    let file = members.account.clone();
    let broken = |what: &str| Error::Malformed { member: file.name.clone(), what: what.to_owned() };
    let account: wire::Account =
        first(members, &file)?.ok_or_else(|| broken("it names no account"))?;
    let id = account.id.0.ok_or_else(|| broken("it has no `accountId`"))?;
    let profile = match members.profile.clone() {
        // What the author says in it counts, so one that is broken is not passed over.
        Some(file) => first::<wire::Profile>(members, &file)?.unwrap_or_default(),
        None => wire::Profile::default(),
    };
    let bio = format!("{} {}", profile.description.bio, profile.description.location);
    Ok(Account {
        id,
        handle: account.username,
        name: account.name,
        avatar: media::address(&profile.avatar_media_url),
        bio: Some(bio),
        protected: false,
    })
}

/// The first element of a small list.
fn first<T: serde::de::DeserializeOwned>(
    members: &mut Members,
    file: &Member,
) -> Result<Option<T>, Error> {
    let bytes = members.small(file)?;
    let (mut text, member) = (Vec::new(), file.name.clone());
    let found = Elements::begin(bytes.as_slice()).and_then(|mut list| list.next(&mut text));
    match found {
        Ok(Some(Element::Text)) => Ok(wire::element(&text)),
        Ok(_) => Ok(None),
        Err(error) => Err(Error::Malformed { member, what: error.to_string() }),
    }
}
