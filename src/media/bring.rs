//! Fetches what is not kept: one flight per address, however many wait for it.

use std::{
    collections::HashMap,
    io::Write,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use bytes::{Bytes, BytesMut};
use tokio::{
    sync::watch,
    task::{JoinError, spawn_blocking},
    time::timeout,
};
use url::Url;

use super::{
    Error, Inner, LARGEST, Shelf, address_of,
    disk::{Draft, Kept, Place},
    file::{File, Opened, Picture, tag},
    header::{self, Header},
    index::Name,
    kind::{self, Kind},
    link::{Hash, Link, Look},
    pass::Head,
    thumb,
};
use crate::fetch::{Ask, Flow};

/// Longest wait for one picture, and for one video.
const DEADLINE: Duration = Duration::from_mins(1);
const LONG: Duration = Duration::from_mins(5);

/// How long a visitor waits for a video to be kept before it is passed on.
const PATIENCE: Duration = Duration::from_secs(3);

/// How long a picture may be looked at.
const GLANCE: Duration = Duration::from_secs(10);

/// Bytes by which a file is recognised, and bytes that are written at once.
const BEGINNING: usize = 4096;
const PIECE: usize = 1 << 20;

/// What a flight brings.
#[derive(Clone, Debug)]
pub(super) enum Brought {
    /// It is on the disk.
    Kept,
    /// It is in memory only.
    Loose(Picture),
}

type Outcome = Result<Brought, Error>;
type Board = HashMap<Hash, watch::Receiver<Option<Outcome>>>;

/// The flights that are under way.
#[derive(Default)]
pub(super) struct Flights(Mutex<Board>);

impl Flights {
    fn board(&self) -> MutexGuard<'_, Board> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What can be seen of a file before it is decoded: nothing when it is no picture, or one that only
/// browsers know. Pictures that say nothing of themselves, or too much, are refused.
pub(super) fn look(bytes: &[u8]) -> Result<Option<Header>, Error> {
    let kind = kind::of(bytes).ok_or_else(|| Error::WrongType("unknown content".to_owned()))?;
    if !kind.is_picture() {
        return Ok(None);
    }
    match header::read(kind.media_type, bytes) {
        Some(header) if header.is_bearable() => Ok(Some(header)),
        Some(_) => Err(Error::TooLarge),
        None if kind.media_type == "image/avif" => Ok(None),
        None => Err(Error::WrongType(format!("`{}` without a measure", kind.media_type))),
    }
}

impl Shelf {
    /// Has what stands at `url` kept, so that it is there when somebody wants it; `lasting` things
    /// never leave to make room. Nothing is fetched that is there.
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn keep(&self, url: &Url, lasting: bool) -> Result<(), Error> {
        let (inner, name) = (&self.0, address_of(url));
        let place = if lasting { Place::Lasting } else { Place::Passing };
        if inner.kept(name).await.is_none() {
            if let Some(error) = inner.failures.get(&name) {
                return Err(error);
            }
            if let Brought::Loose(_) = inner.wait(inner.join(name, url, place)).await? {
                return Err(Error::NotKept);
            }
        }
        if lasting {
            inner.shift(Place::Passing, Place::Lasting, name).await?;
        }
        Ok(())
    }
}

impl Inner {
    /// Moves what stands at the address from one place to the other, if that is where it lies.
    pub(super) async fn shift(
        self: &Arc<Self>,
        from: Place,
        to: Place,
        name: Hash,
    ) -> Result<(), Error> {
        let inner = Arc::clone(self);
        let shift = move || match inner.disk.link(name) {
            Some((place, link)) if place == from => inner.disk.shift(from, to, name, &link),
            _ => Ok(()),
        };
        unkept(spawn_blocking(shift).await)
    }

    pub(super) async fn open(self: &Arc<Self>, url: &Url) -> Result<Opened, Error> {
        let name = address_of(url);
        if let Some(file) = self.kept(name).await {
            return Ok(Opened::File(file));
        }
        if let Some(picture) = self.loose.get(&name) {
            return Ok(Opened::File(loose(picture)));
        }
        if let Some(error) = self.failures.get(&name) {
            return self.elsewhere(name, url).map(Opened::Elsewhere).ok_or(error);
        }
        let flight = self.join(name, url, Place::Passing);
        let outcome = match timeout(PATIENCE, self.wait(flight.clone())).await {
            Ok(outcome) => outcome,
            Err(_) => match self.elsewhere(name, url) {
                Some(elsewhere) => return Ok(Opened::Elsewhere(elsewhere)),
                None => self.wait(flight).await,
            },
        };
        match outcome {
            Ok(Brought::Loose(picture)) => Ok(Opened::File(loose(picture))),
            Ok(Brought::Kept) => {
                let gone = || Error::Upstream("it left before it was shown".to_owned());
                self.kept(name).await.map(Opened::File).ok_or_else(gone)
            }
            Err(error) => self.elsewhere(name, url).map(Opened::Elsewhere).ok_or(error),
        }
    }

    /// The kept file. A shelf that cannot be read is no reason to show nothing.
    async fn kept(self: &Arc<Self>, name: Hash) -> Option<File> {
        let inner = Arc::clone(self);
        let open = move || {
            let Some((_, link)) = inner.disk.link(name) else { return Ok(None) };
            let Some(file) = inner.disk.open(link.content, 0)? else { return Ok(None) };
            let file = File::on_disk(file, Some(link.length), tag(link.content, 0));
            if file.is_none() {
                inner.disk.discard(link.content, 0)?;
            }
            Ok::<_, std::io::Error>(file)
        };
        match spawn_blocking(open).await {
            Ok(Ok(file)) => file,
            broken => {
                tracing::warn!(?broken, "a kept picture could not be read");
                None
            }
        }
    }

    async fn wait(&self, mut flight: watch::Receiver<Option<Outcome>>) -> Outcome {
        let outcome = flight.wait_for(Option::is_some).await.ok().and_then(|it| it.clone());
        outcome.unwrap_or_else(|| Err(Error::Upstream("the errand crashed".to_owned())))
    }

    /// The flight that fetches it: the one under way, or a new one.
    fn join(
        self: &Arc<Self>,
        name: Hash,
        url: &Url,
        place: Place,
    ) -> watch::Receiver<Option<Outcome>> {
        let mut board = self.flights.board();
        if let Some(flight) = board.get(&name) {
            return flight.clone();
        }
        let (land, flight) = watch::channel(None);
        board.insert(name, flight.clone());
        let landing = Landing { inner: Arc::clone(self), name };
        let url = url.clone();
        tokio::spawn(async move {
            let outcome = landing.inner.bring(name, url, place).await;
            land.send_replace(Some(outcome));
            drop(landing);
        });
        flight
    }

    /// Fetches and keeps it.
    async fn bring(self: &Arc<Self>, name: Hash, url: Url, place: Place) -> Outcome {
        // Somebody may have brought it between the look at the shelf and this flight.
        let inner = Arc::clone(self);
        let there = move || {
            let link = inner.disk.link(name);
            link.is_some_and(|(_, link)| inner.disk.holds(Place::Passing, link.content))
        };
        if spawn_blocking(there).await.unwrap_or_default() {
            return Ok(Brought::Kept);
        }
        let outcome = self.fetch(name, url, place).await;
        let told = match &outcome {
            Ok(Brought::Kept) => "kept",
            Ok(Brought::Loose(_)) | Err(Error::NotKept) => "no_room",
            Err(Error::TooLarge) => "too_large",
            Err(Error::WrongType(_)) => "wrong_type",
            Err(_) => "failed",
        };
        metrics::counter!("unspool_media_fetched_total", "outcome" => told).increment(1);
        match &outcome {
            Ok(Brought::Kept) => {}
            Ok(Brought::Loose(picture)) => self.loose.insert(name, picture.clone()),
            Err(error) => self.failures.insert(name, error.clone()),
        }
        outcome
    }

    async fn fetch(self: &Arc<Self>, name: Hash, url: Url, place: Place) -> Outcome {
        let ask = Ask::get(url, "image/*, video/*, audio/*, text/vtt");
        let most = (LARGEST as u64).max(self.video).max(self.stream);
        let limit = usize::try_from(most).unwrap_or(usize::MAX);
        let mut flow = self.fetch.stream(Ask { limit, deadline: LONG, ..ask }).await?;
        match flow.status {
            200..300 => {}
            404 | 410 => return Err(Error::NotFound),
            status => return Err(Error::Upstream(format!("status {status}"))),
        }
        let mut beginning = BytesMut::new();
        while beginning.len() < BEGINNING
            && let Some(piece) = flow.next().await?
        {
            beginning.extend_from_slice(&piece);
        }
        let declared = flow.header("content-type").unwrap_or_default();
        let kind = kind::of(&beginning)
            .ok_or_else(|| Error::WrongType(format!("unknown content, called `{declared}`")))?;
        if !kind.is_called(declared) {
            let called = kind.media_type;
            return Err(Error::WrongType(format!("`{called}`, called `{declared}`")));
        }
        if kind.is_played() {
            self.record(name, kind, beginning, flow, place).await
        } else {
            let rest = timeout(DEADLINE, all(beginning, flow)).await;
            let bytes = rest.map_err(|_| Error::Upstream("it takes too long".to_owned()))??;
            self.see(name, bytes, place).await
        }
    }

    /// Keeps a picture or subtitles.
    async fn see(self: &Arc<Self>, name: Hash, bytes: Bytes, place: Place) -> Outcome {
        let header = look(&bytes)?;
        let kind = kind::of(&bytes).ok_or_else(|| Error::WrongType("unknown".to_owned()))?;
        let colour = match header {
            Some(header) => self.colour(kind.media_type, bytes.clone(), header).await,
            None => None,
        };
        let look = header.map(|header| Look::new(&header, colour));
        if let Some(look) = look {
            self.facts.insert(name, look.facts());
        }
        let (inner, held) = (Arc::clone(self), bytes.clone());
        let kept = spawn_blocking(move || inner.keep(place, name, &held, look)).await;
        match kept {
            Ok(Ok((_, Kept::Yes))) => Ok(Brought::Kept),
            kept => {
                tracing::warn!(?kept, "a picture could not be kept");
                Ok(Brought::Loose(Picture { media_type: kind.media_type, bytes }))
            }
        }
    }

    /// The average colour. A picture that takes too long, or crashes its decoder, has none.
    async fn colour(
        &self,
        media_type: &'static str,
        bytes: Bytes,
        header: Header,
    ) -> Option<[u8; 3]> {
        let permit = Arc::clone(&self.work).acquire_owned().await.ok()?;
        let glance = spawn_blocking(move || {
            let colour = thumb::decode(media_type, &bytes, header)?.colour();
            drop(permit);
            colour
        });
        timeout(GLANCE, glance).await.ok()?.ok()?
    }

    /// Keeps a video or a sound while it comes; it is never in memory as a whole.
    async fn record(
        self: &Arc<Self>,
        name: Hash,
        kind: Kind,
        mut piece: BytesMut,
        mut flow: Flow,
        place: Place,
    ) -> Outcome {
        let length = flow.header("content-length").and_then(|it| it.parse::<u64>().ok());
        self.heads.insert(name, Head { media_type: kind.media_type, length });
        let expected = length.unwrap_or(piece.len() as u64);
        if expected > self.video {
            return Err(Error::TooLarge);
        }
        let inner = Arc::clone(self);
        let begun = spawn_blocking(move || {
            inner.disk.has_room(place, expected).then(|| inner.disk.draft(place)).transpose()
        });
        let draft = unkept(begun.await)?.ok_or(Error::NotKept)?;
        let mut tape = Tape { draft, hash: blake3::Hasher::new(), length: 0 };
        loop {
            let next = flow.next().await?;
            if let Some(next) = &next {
                piece.extend_from_slice(next);
            }
            if piece.len() as u64 + tape.length > self.video {
                return Err(Error::TooLarge);
            }
            if next.is_none() || piece.len() >= PIECE {
                let bytes = piece.split().freeze();
                tape = unkept(spawn_blocking(move || tape.write(&bytes)).await)?;
            }
            if next.is_none() {
                break;
            }
        }
        let inner = Arc::clone(self);
        let kept = spawn_blocking(move || {
            let Tape { draft, hash, length } = tape;
            let link = Link { content: hash.finalize().into(), length, look: None };
            let mut kept = Kept::Yes;
            if !inner.disk.holds(place, link.content) {
                kept = inner.disk.keep(place, Name::File(link.content, 0), &draft)?;
            }
            if kept == Kept::Yes {
                kept = inner.disk.put_link(place, name, &link)?;
            }
            Ok(kept)
        });
        match unkept(kept.await)? {
            Kept::Yes => {
                self.heads.invalidate(&name);
                Ok(Brought::Kept)
            }
            Kept::NoRoom => Err(Error::NotKept),
        }
    }
}

/// A file that is written while its hash is made.
struct Tape {
    draft: Draft,
    hash: blake3::Hasher,
    length: u64,
}

impl Tape {
    fn write(mut self, bytes: &[u8]) -> std::io::Result<Self> {
        self.draft.file.write_all(bytes)?;
        self.hash.update(bytes);
        self.length += bytes.len() as u64;
        Ok(self)
    }
}

/// Takes the flight off the board, also when it crashes.
struct Landing {
    inner: Arc<Inner>,
    name: Hash,
}

impl Drop for Landing {
    fn drop(&mut self) {
        self.inner.flights.board().remove(&self.name);
    }
}

/// All of a picture.
async fn all(mut bytes: BytesMut, mut flow: Flow) -> Result<Bytes, Error> {
    while let Some(piece) = flow.next().await? {
        if piece.len() > LARGEST.saturating_sub(bytes.len()) {
            return Err(Error::TooLarge);
        }
        bytes.extend_from_slice(&piece);
    }
    if bytes.len() > LARGEST { Err(Error::TooLarge) } else { Ok(bytes.freeze()) }
}

/// What the disk said; what it could not keep is passed on.
fn unkept<T>(done: Result<std::io::Result<T>, JoinError>) -> Result<T, Error> {
    match done {
        Ok(Ok(it)) => Ok(it),
        Ok(Err(error)) => {
            tracing::warn!(%error, "a video could not be kept");
            Err(Error::NotKept)
        }
        Err(error) => {
            tracing::warn!(%error, "a video could not be kept");
            Err(Error::NotKept)
        }
    }
}

fn loose(picture: Picture) -> File {
    let tag = tag(Hash::of(&picture.bytes), 0);
    File::loose(picture, tag)
}
