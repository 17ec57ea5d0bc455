//! Whether a parcel is what its list says.

use std::{collections::HashSet, fmt, path::Path};

use super::{
    Error,
    unpack::{Outcome, Unpack},
};
use crate::format::parcel::MANIFEST;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is what the list says.
    AsListed,
    /// It is something else.
    Changed,
    /// It is listed, and not there.
    Missing,
    /// It is there, and cannot be unpacked.
    Unreadable,
    /// It is there, and not listed.
    NotListed,
    /// Its name leads out of the folder into which the parcel is unpacked.
    Leading,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Each file, in the order of the list, then those that are not listed.
    pub files: Vec<(String, Fate)>,
}

/// Compares every file of a parcel with its list.
///
/// # Errors
/// When there is no list to compare with, or the parcel is larger than any.
pub fn verify(path: &Path) -> Result<Report, Error> {
    let mut unpack = Unpack::open(path)?;
    let list = unpack.list()?;
    let mut files = Vec::new();
    for entry in &list.files {
        let fate = match unpack.read(entry, |_| {})? {
            _ if leads_out(&entry.path) => Fate::Leading,
            Outcome::AsListed => Fate::AsListed,
            Outcome::Changed => Fate::Changed,
            Outcome::Missing => Fate::Missing,
            Outcome::Unreadable => Fate::Unreadable,
        };
        files.push((entry.path.clone(), fate));
    }
    let listed: HashSet<&str> = list.files.iter().map(|entry| entry.path.as_str()).collect();
    let others = unpack.names().filter(|name| name != MANIFEST && !listed.contains(&**name));
    files.extend(others.map(|name| {
        let fate = if leads_out(&name) { Fate::Leading } else { Fate::NotListed };
        (name, fate)
    }));
    Ok(Report { files })
}

/// Whether unpacking could write elsewhere, on any system.
fn leads_out(name: &str) -> bool {
    name.contains(['\\', ':', '\0'])
        || name.split('/').any(|part| part == "..")
        || name.starts_with('/')
}

impl Report {
    /// Whether every file is what the list says, and nothing else is there.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.files.iter().all(|(_, fate)| *fate == Fate::AsListed)
    }
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AsListed => "as listed",
            Self::Changed => "CHANGED: it is not what the list says",
            Self::Missing => "MISSING: it is listed and not there",
            Self::Unreadable => "BROKEN: it cannot be unpacked",
            Self::NotListed => "NOT LISTED: nobody says what it is",
            Self::Leading => "DANGEROUS: its name leads out of the folder; do not unpack it",
        })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, fate) in &self.files {
            // A name from outside does nothing to the terminal.
            writeln!(f, "{}: {fate}", name.escape_debug())?;
        }
        let all = self.files.len();
        let files = if all == 1 { "file" } else { "files" };
        let wrong = self.files.iter().filter(|(_, fate)| *fate != Fate::AsListed).count();
        if wrong == 0 {
            write!(f, "{all} {files}, all as they were packed. Who packed them is not said.")
        } else {
            write!(
                f,
                "{wrong} of {all} {files} not as they were packed. Take the thread away again."
            )
        }
    }
}
