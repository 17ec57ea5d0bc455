//! What is on the disk and counts against the budget, and in which order it was read. In memory;
//! read from the folders when first needed.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::Path,
    time::SystemTime,
};

use super::link::Hash;

/// What disks give out: a file takes whole blocks.
const BLOCK: u64 = 4096;

/// Names a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Name {
    /// What stands at the address of that hash.
    Link(Hash),
    /// The contents of that hash: as they came (0), or the copy of that width.
    File(Hash, u32),
}

/// Whether a file leaves when there is no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Stay {
    /// When nothing was read less lately.
    Passing,
    /// Never.
    Lasting,
}

/// The files and the room that they take.
#[derive(Default)]
pub(super) struct Index {
    passing: HashMap<Name, (u64, u64)>,
    /// By turn: the least lately read first.
    turns: BTreeMap<u64, Name>,
    lasting: HashMap<Name, u64>,
    passing_total: u64,
    lasting_total: u64,
    turn: u64,
}

impl Name {
    /// Folder and name of the file.
    pub(super) fn parts(self) -> (&'static str, Hash, String) {
        match self {
            Self::Link(hash) => ("links", hash, hash.hex()),
            Self::File(hash, 0) => ("files", hash, hash.hex()),
            Self::File(hash, width) => ("files", hash, format!("{}.{width}", hash.hex())),
        }
    }

    fn parse(folder: &str, file: &str) -> Option<Self> {
        let (hash, width) = file.split_once('.').unwrap_or((file, "0"));
        let (hash, width) = (Hash::parse(hash)?, width.parse().ok()?);
        let name = match folder {
            "links" => Self::Link(hash),
            _ => Self::File(hash, width),
        };
        // Only as we write it.
        (name.parts().2 == file).then_some(name)
    }
}

impl Index {
    /// The file is there, and is the one read last.
    pub(super) fn put(&mut self, name: Name, stay: Stay, length: u64) {
        self.remove(name, stay);
        let cost = cost(length);
        if stay == Stay::Lasting {
            self.lasting.insert(name, cost);
            self.lasting_total += cost;
            return;
        }
        self.turn += 1;
        self.passing.insert(name, (cost, self.turn));
        self.turns.insert(self.turn, name);
        self.passing_total += cost;
    }

    /// It was read.
    pub(super) fn touch(&mut self, name: Name) {
        if let Some((_, turn)) = self.passing.get_mut(&name) {
            self.turns.remove(turn);
            self.turn += 1;
            *turn = self.turn;
            self.turns.insert(self.turn, name);
        }
    }

    /// It is not there any more.
    pub(super) fn remove(&mut self, name: Name, stay: Stay) {
        if stay == Stay::Lasting {
            self.lasting_total -= self.lasting.remove(&name).unwrap_or(0);
        } else if let Some((cost, turn)) = self.passing.remove(&name) {
            self.turns.remove(&turn);
            self.passing_total -= cost;
        }
    }

    /// Whether a file of that length could come, if all leave that may.
    pub(super) fn has_room(&self, length: u64, budget: u64) -> bool {
        self.lasting_total.saturating_add(cost(length)) <= budget
    }

    /// Which files have to leave for all to keep within the budget.
    pub(super) fn shrink_to(&mut self, budget: u64) -> Vec<Name> {
        let mut leaving = Vec::new();
        while self.total() > budget {
            let Some(name) = self.turns.values().next().copied() else { break };
            self.remove(name, Stay::Passing);
            leaving.push(name);
        }
        leaving
    }

    /// Bytes on the disk.
    pub(super) fn total(&self) -> u64 {
        self.passing_total + self.lasting_total
    }

    /// Adds what a folder holds, in the order in which the system saw it read.
    pub(super) fn survey(&mut self, folder: &Path, stay: Stay) {
        let mut found: Vec<(SystemTime, Name, u64)> = Vec::new();
        for kind in ["links", "files"] {
            let shelves = entries(&folder.join(kind)).into_iter();
            for file in shelves.flat_map(|entry| entries(&entry.path())) {
                let name = file.file_name();
                let name = name.to_str().and_then(|name| Name::parse(kind, name));
                let (Some(name), Ok(metadata)) = (name, file.metadata()) else { continue };
                if metadata.is_file() {
                    let read = metadata.accessed().or_else(|_| metadata.modified());
                    let read = read.unwrap_or(SystemTime::UNIX_EPOCH);
                    found.push((read, name, metadata.len()));
                }
            }
        }
        found.sort_unstable();
        for (_, name, length) in found {
            self.put(name, stay, length);
        }
    }
}

fn cost(length: u64) -> u64 {
    length.div_ceil(BLOCK).saturating_mul(BLOCK)
}

/// A folder that cannot be read holds nothing.
pub(super) fn entries(folder: &Path) -> Vec<fs::DirEntry> {
    fs::read_dir(folder).map(|entries| entries.flatten().collect()).unwrap_or_default()
}
