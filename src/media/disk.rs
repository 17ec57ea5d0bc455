//! Files on disk, within a budget. Everything here blocks.

use std::{
    collections::{BTreeMap, HashMap},
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{
        Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::SystemTime,
};

use url::Url;

/// Names a file: the hash of the address that it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Name([u8; 32]);

impl Name {
    pub(super) fn of(url: &Url) -> Self {
        Self(*blake3::hash(url.as_str().as_bytes()).as_bytes())
    }

    fn parse(text: &str) -> Option<Self> {
        let hash = blake3::Hash::from_hex(text).ok()?;
        // Only as we write it: capitals would be another file on most disks.
        (hash.to_hex().as_str() == text).then_some(Self(*hash.as_bytes()))
    }

    fn hex(self) -> String {
        blake3::Hash::from_bytes(self.0).to_hex().to_string()
    }
}

/// The folder. Files that were not put there by it are left alone.
pub(super) struct Disk {
    folder: PathBuf,
    budget: u64,
    /// Read from the folder when first needed.
    index: OnceLock<Mutex<Index>>,
    drafts: AtomicU64,
}

/// What is there, and what was read when.
#[derive(Default)]
struct Index {
    /// Size and turn of each file.
    files: HashMap<Name, (u64, u64)>,
    /// By turn: the least lately read first.
    turns: BTreeMap<u64, Name>,
    total: u64,
    turn: u64,
}

impl Disk {
    pub(super) fn new(folder: PathBuf, budget: u64) -> Self {
        Self { folder, budget, index: OnceLock::new(), drafts: AtomicU64::new(0) }
    }

    /// The file of that name.
    pub(super) fn read(&self, name: Name) -> io::Result<Option<Vec<u8>>> {
        let bytes = match fs::read(self.path(name)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.index().remove(name);
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        self.index().put(name, bytes.len() as u64);
        Ok(Some(bytes))
    }

    /// Whether the file of that name is there.
    pub(super) fn has(&self, name: Name) -> bool {
        self.path(name).is_file()
    }

    /// Keeps the file: whole or not at all, whenever the machine stops. Others leave to make room;
    /// what is larger than the budget alone is not kept.
    pub(super) fn keep(&self, name: Name, bytes: &[u8]) -> io::Result<()> {
        let size = bytes.len() as u64;
        if size > self.budget {
            return Ok(());
        }
        // Before there is a draft: a survey sweeps drafts out.
        drop(self.index());
        let path = self.path(name);
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)?;
        let draft = self.drafts.fetch_add(1, Ordering::Relaxed);
        let draft = folder.join(format!("{}.{}.{draft}.draft", name.hex(), std::process::id()));
        let written = write(&draft, bytes).and_then(|()| fs::rename(&draft, &path));
        if written.is_err() {
            // The draft may not even be there.
            let _ = fs::remove_file(&draft);
            return written;
        }
        File::open(folder)?.sync_all()?;
        let leaving = {
            let mut index = self.index();
            index.put(name, size);
            index.shrink_to(self.budget)
        };
        for name in leaving {
            remove(&self.path(name))?;
        }
        Ok(())
    }

    /// Takes the file away.
    pub(super) fn forget(&self, name: Name) -> io::Result<()> {
        self.index().remove(name);
        remove(&self.path(name))
    }

    fn path(&self, name: Name) -> PathBuf {
        let hex = name.hex();
        self.folder.join(&hex[..2]).join(hex)
    }

    fn index(&self) -> MutexGuard<'_, Index> {
        let index = self.index.get_or_init(|| Mutex::new(survey(&self.folder)));
        index.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Index {
    /// The file is there, and is the one read last.
    fn put(&mut self, name: Name, size: u64) {
        self.remove(name);
        self.turn += 1;
        self.files.insert(name, (size, self.turn));
        self.turns.insert(self.turn, name);
        self.total += size;
    }

    fn remove(&mut self, name: Name) {
        if let Some((size, turn)) = self.files.remove(&name) {
            self.turns.remove(&turn);
            self.total -= size;
        }
    }

    /// Which files have to leave.
    fn shrink_to(&mut self, budget: u64) -> Vec<Name> {
        let mut leaving = Vec::new();
        while self.total > budget {
            let Some(name) = self.turns.values().next().copied() else { break };
            self.remove(name);
            leaving.push(name);
        }
        leaving
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// What a folder holds, in the order in which the system saw it read. Drafts that a stop left
/// behind are swept out.
fn survey(folder: &Path) -> Index {
    let mut found: Vec<(SystemTime, Name, u64)> = Vec::new();
    let files = entries(folder).into_iter().flat_map(|entry| entries(&entry.path()));
    for file in files {
        let (path, Ok(metadata)) = (file.path(), file.metadata()) else { continue };
        let file_name = file.file_name();
        let Some(text) = file_name.to_str().filter(|_| metadata.is_file()) else { continue };
        if let Some(name) = Name::parse(text) {
            let read = metadata.accessed().or_else(|_| metadata.modified());
            found.push((read.unwrap_or(SystemTime::UNIX_EPOCH), name, metadata.len()));
        } else if is_draft(text) {
            // One that cannot be removed now is met again at the next start.
            let _ = fs::remove_file(path);
        }
    }
    found.sort_unstable();
    let mut index = Index::default();
    for (_, name, size) in found {
        index.put(name, size);
    }
    index
}

/// Whether `keep` calls its drafts so.
fn is_draft(file: &str) -> bool {
    let name = file.strip_suffix(".draft").and_then(|rest| rest.split('.').next());
    name.and_then(Name::parse).is_some()
}

/// A folder that cannot be read holds nothing.
fn entries(folder: &Path) -> Vec<fs::DirEntry> {
    fs::read_dir(folder).map(|entries| entries.flatten().collect()).unwrap_or_default()
}
