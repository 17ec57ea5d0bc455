//! Files on disk. Everything here blocks.
//!
//! Three places, all of the same shape (`links/ab/…` by the hash of an address, `files/ab/…` by the
//! hash of the contents): `passing` leaves when the budget says so; `lasting` counts and stays;
//! `given` came out of archives, does not count and stays.

use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    sync::{
        Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use super::{
    index::{Index, Name, Stay, entries},
    link::{Hash, Link},
};

/// Where a file lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It leaves when there is no room.
    Passing,
    /// It stays, and counts.
    Lasting,
    /// It stays, and does not count.
    Given,
}

/// All places, the one that is sought first at the front.
const PLACES: [Place; 3] = [Place::Given, Place::Lasting, Place::Passing];

/// Longest link, in bytes.
const LINK: u64 = 4096;

/// Whether something was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub(super) enum Kept {
    /// It is on the disk.
    Yes,
    /// Nothing that is there may leave for it.
    NoRoom,
}

/// The folder. Files that were not put there by it are left alone.
pub(super) struct Disk {
    folder: PathBuf,
    budget: u64,
    index: OnceLock<Mutex<Index>>,
    /// Given files are written by imports, which know nothing of the index.
    given: OnceLock<()>,
    drafts: AtomicU64,
}

/// A file that is being written. Gone when dropped, unless it was kept.
pub(super) struct Draft {
    pub(super) file: File,
    path: PathBuf,
}

impl Place {
    fn folder(self) -> &'static str {
        match self {
            Self::Passing => "passing",
            Self::Lasting => "lasting",
            Self::Given => "given",
        }
    }

    fn stay(self) -> Option<Stay> {
        match self {
            Self::Passing => Some(Stay::Passing),
            Self::Lasting => Some(Stay::Lasting),
            Self::Given => None,
        }
    }
}

impl Disk {
    pub(super) fn new(folder: PathBuf, budget: u64) -> Self {
        let (index, given, drafts) = (OnceLock::new(), OnceLock::new(), AtomicU64::new(0));
        Self { folder, budget, index, given, drafts }
    }

    /// What stands at the address, and where that is written.
    pub(super) fn link(&self, url: Hash) -> Option<(Place, Link)> {
        PLACES.into_iter().find_map(|place| Some((place, self.link_in(place, url)?)))
    }

    /// A link that cannot be read is none.
    pub(super) fn link_in(&self, place: Place, url: Hash) -> Option<Link> {
        let name = Name::Link(url);
        let mut text = Vec::new();
        let file = File::open(self.path(place, name)).ok()?;
        file.take(LINK).read_to_end(&mut text).ok()?;
        self.read(place, name);
        serde_json::from_slice(&text).ok()
    }

    /// The file of those contents, or its copy of that width.
    pub(super) fn open(&self, content: Hash, width: u32) -> io::Result<Option<File>> {
        let name = Name::File(content, width);
        for place in PLACES {
            match File::open(self.path(place, name)) {
                Ok(file) => {
                    self.read(place, name);
                    return Ok(Some(file));
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }

    /// Whether a file of that length could be kept.
    pub(super) fn has_room(&self, place: Place, length: u64) -> bool {
        place == Place::Given || self.index().has_room(length, self.budget)
    }

    /// Begins a file.
    pub(super) fn draft(&self, place: Place) -> io::Result<Draft> {
        // Before there is a draft: a survey sweeps drafts out.
        match place {
            Place::Given => *self.given.get_or_init(|| sweep(&self.drafts_of(Place::Given))),
            _ => drop(self.index()),
        }
        let folder = self.drafts_of(place);
        fs::create_dir_all(&folder)?;
        let number = self.drafts.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!("{}.{number}.draft", std::process::id()));
        Ok(Draft { file: File::create_new(&path)?, path })
    }

    /// Keeps a finished draft under its name: whole or not at all, whenever the machine stops.
    /// Others leave to make room.
    pub(super) fn keep(&self, place: Place, name: Name, draft: &Draft) -> io::Result<Kept> {
        let length = draft.file.metadata()?.len();
        if !self.has_room(place, length) {
            return Ok(Kept::NoRoom);
        }
        draft.file.sync_all()?;
        let path = self.path(place, name);
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)?;
        fs::rename(&draft.path, &path)?;
        File::open(folder)?.sync_all()?;
        self.count(place, name, length)?;
        Ok(Kept::Yes)
    }

    /// Keeps bytes.
    pub(super) fn put(&self, place: Place, name: Name, bytes: &[u8]) -> io::Result<Kept> {
        if !self.has_room(place, bytes.len() as u64) {
            return Ok(Kept::NoRoom);
        }
        let mut draft = self.draft(place)?;
        draft.file.write_all(bytes)?;
        self.keep(place, name, &draft)
    }

    /// Keeps what stands at an address. The contents have to be there.
    pub(super) fn put_link(&self, place: Place, url: Hash, link: &Link) -> io::Result<Kept> {
        self.put(place, Name::Link(url), &serde_json::to_vec(link)?)
    }

    /// Whether those contents are in that place, or in one where they stay longer.
    pub(super) fn holds(&self, place: Place, content: Hash) -> bool {
        let places = PLACES.into_iter().take_while(|it| *it != place).chain([place]);
        places.into_iter().any(|place| self.path(place, Name::File(content, 0)).is_file())
    }

    /// Moves what stands at the address, and the file, from one place that counts to the other.
    pub(super) fn shift(&self, from: Place, to: Place, url: Hash, link: &Link) -> io::Result<()> {
        for name in [Name::File(link.content, 0), Name::Link(url)] {
            let (old, new) = (self.path(from, name), self.path(to, name));
            if let Some(folder) = new.parent() {
                fs::create_dir_all(folder)?;
            }
            match fs::rename(&old, &new) {
                Ok(()) => {
                    if let Some(stay) = from.stay() {
                        self.index().remove(name, stay);
                    }
                    self.count(to, name, fs::metadata(&new)?.len())?;
                }
                // Another address has brought the same contents here.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Takes away what stands at the address, with its copies. Contents that stay for the sake of
    /// another address stay; passing ones are simply fetched again there.
    pub(super) fn forget(&self, url: Hash, widths: &[u32]) -> io::Result<()> {
        for place in PLACES {
            let link = self.link_in(place, url);
            self.remove(place, Name::Link(url))?;
            let Some(Link { content, .. }) = link else { continue };
            for width in widths {
                self.remove(Place::Passing, Name::File(content, *width))?;
            }
            self.remove(Place::Passing, Name::File(content, 0))?;
            if place != Place::Passing && !self.is_named(place, content) {
                self.remove(place, Name::File(content, 0))?;
            }
        }
        Ok(())
    }

    /// Takes a file that is not what it was away from every place.
    pub(super) fn discard(&self, content: Hash, width: u32) -> io::Result<()> {
        PLACES.into_iter().try_for_each(|place| self.remove(place, Name::File(content, width)))
    }

    /// Marks something to stay, by a hash of its name, or takes the mark away.
    pub(super) fn mark(&self, what: Hash, stays: bool) -> io::Result<()> {
        let path = self.mark_of(what);
        if !stays {
            return remove(&path);
        }
        fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
        File::create(path)?.sync_all()
    }

    /// Whether it is marked.
    pub(super) fn is_marked(&self, what: Hash) -> bool {
        self.mark_of(what).is_file()
    }

    fn mark_of(&self, what: Hash) -> PathBuf {
        self.folder.join(Place::Lasting.folder()).join("marks").join(what.hex())
    }

    /// Whether a link of the place leads to the contents. Reads all of them: taking out is rare.
    fn is_named(&self, place: Place, content: Hash) -> bool {
        let shelves = entries(&self.folder.join(place.folder()).join("links"));
        let files = shelves.iter().flat_map(|entry| entries(&entry.path()));
        files.filter_map(|file| fs::read(file.path()).ok()).any(|text| {
            serde_json::from_slice(&text).is_ok_and(|link: Link| link.content == content)
        })
    }

    fn read(&self, place: Place, name: Name) {
        if place == Place::Passing {
            self.index().touch(name);
        }
    }

    /// A file has come; others may have to leave.
    fn count(&self, place: Place, name: Name, length: u64) -> io::Result<()> {
        let Some(stay) = place.stay() else { return Ok(()) };
        let leaving = {
            let mut index = self.index();
            index.put(name, stay, length);
            let leaving = index.shrink_to(self.budget);
            #[expect(clippy::cast_precision_loss, reason = "a gauge")]
            metrics::gauge!("unspool_media_bytes").set(index.total() as f64);
            leaving
        };
        metrics::counter!("unspool_media_left_total").increment(leaving.len() as u64);
        leaving.into_iter().try_for_each(|name| remove(&self.path(Place::Passing, name)))
    }

    fn remove(&self, place: Place, name: Name) -> io::Result<()> {
        if let Some(stay) = place.stay() {
            self.index().remove(name, stay);
        }
        remove(&self.path(place, name))
    }

    fn path(&self, place: Place, name: Name) -> PathBuf {
        let (kind, hash, file) = name.parts();
        let begin: String = hash.hex().chars().take(2).collect();
        self.folder.join(place.folder()).join(kind).join(begin).join(file)
    }

    fn drafts_of(&self, place: Place) -> PathBuf {
        self.folder.join(place.folder()).join("drafts")
    }

    fn index(&self) -> MutexGuard<'_, Index> {
        let index = self.index.get_or_init(|| {
            let mut index = Index::default();
            for (place, stay) in [(Place::Lasting, Stay::Lasting), (Place::Passing, Stay::Passing)]
            {
                sweep(&self.drafts_of(place));
                index.survey(&self.folder.join(place.folder()), stay);
            }
            Mutex::new(index)
        });
        index.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After it was kept there is nothing at the path.
        let _ = fs::remove_file(&self.path);
    }
}

/// Takes drafts away that a stop left behind.
fn sweep(folder: &Path) {
    for file in entries(folder) {
        if file.path().extension().is_some_and(|end| end == "draft") {
            // One that cannot be removed now is met again at the next start.
            let _ = fs::remove_file(file.path());
        }
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
