//! The zip of a parcel: its list, and the files that the list names, read as streams within bounds.

use std::{
    collections::HashSet,
    fs::File,
    io::{self, BufReader, Read},
    path::Path,
};

use aws_lc_rs::digest::{Context, SHA256};
use zip::{
    ZipArchive,
    read::{ArchiveOffset, Config},
    result::ZipError,
};

use super::Error;
use crate::{
    format::parcel::{Entry, MANIFEST, Manifest, SCHEMA, THREAD, VERSION, hex},
    source::archive::{Gate, TooManyFiles},
};

/// Longest directory of the zip, in bytes, and most files in it.
const DIRECTORY: u64 = 8 << 20;
const FILES: usize = 20_000;

/// Longest list, and longest document of a thread.
const LIST: u64 = 16 << 20;
const DOCUMENT: u64 = 64 << 20;

/// Most bytes that one packed byte may become, over the whole parcel; counted once [`ENOUGH`] bytes
/// came out.
const RATIO: u64 = 200;
const ENOUGH: u64 = 64 << 20;

/// Bytes that are read at once.
const PIECE: usize = 64 << 10;

/// What reading a file of the parcel showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is what the list says.
    AsListed,
    /// It is there, and is something else.
    Changed,
    /// It is not there.
    Missing,
    /// It cannot be unpacked.
    Unreadable,
}

/// An open parcel.
pub(super) struct Unpack {
    zip: ZipArchive<BufReader<Gate>>,
    /// Length of the file.
    packed: u64,
    /// Bytes that came out so far.
    unpacked: u64,
}

impl Unpack {
    /// Looks through the directory of the zip.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let file = File::open(path)?;
        let packed = file.metadata()?.len();
        let (gate, opener) = Gate::new(file, DIRECTORY);
        let gate = BufReader::with_capacity(PIECE, gate);
        let config = Config { archive_offset: ArchiveOffset::Known(0) };
        let zip = ZipArchive::with_config(config, gate).map_err(explain)?;
        opener.open();
        if zip.len() > FILES {
            return Err(TooManyFiles.into());
        }
        if zip.has_duplicate_names() {
            return Err(Error::Ambiguous);
        }
        if zip.index_for_name(MANIFEST).is_none() {
            return Err(Error::NotAParcel);
        }
        Ok(Self { zip, packed, unpacked: 0 })
    }

    /// The list.
    pub(super) fn list(&mut self) -> Result<Manifest, Error> {
        let broken = |what: String| Error::Malformed { file: MANIFEST, what };
        let file = self.zip.by_name(MANIFEST).map_err(explain)?;
        let mut text = Vec::new();
        file.take(LIST + 1).read_to_end(&mut text).map_err(|error| broken(error.to_string()))?;
        if text.len() as u64 > LIST {
            return Err(Error::Excessive("its list is longer than 16 MiB".to_owned()));
        }
        let list: Manifest =
            serde_json::from_slice(&text).map_err(|error| broken(error.to_string()))?;
        if list.schema != SCHEMA {
            return Err(broken(format!("it is not a list of the kind `{SCHEMA}`")));
        }
        if list.version > VERSION {
            return Err(Error::Newer(list.version));
        }
        let mut seen = HashSet::new();
        match list.files.iter().find(|entry| !seen.insert(&entry.path)) {
            Some(twice) => Err(broken(format!("it lists `{}` twice", twice.path.escape_debug()))),
            None => Ok(list),
        }
    }

    /// The document of the thread.
    pub(super) fn document(&mut self, entry: &Entry) -> Result<Vec<u8>, Error> {
        if entry.bytes > DOCUMENT {
            return Err(Error::Excessive("its thread is longer than 64 MiB".to_owned()));
        }
        let mut text = Vec::new();
        let what = match self.read(entry, |piece| text.extend_from_slice(piece))? {
            Outcome::AsListed => return Ok(text),
            Outcome::Changed => return Err(Error::Changed(THREAD)),
            Outcome::Missing => "it is not there",
            Outcome::Unreadable => "it cannot be unpacked",
        };
        Err(Error::Malformed { file: THREAD, what: what.to_owned() })
    }

    /// Reads a file, no further than it should be long, and compares it with the list.
    pub(super) fn read(
        &mut self,
        entry: &Entry,
        mut take: impl FnMut(&[u8]),
    ) -> Result<Outcome, Error> {
        let Some(index) = self.zip.index_for_name(&entry.path) else {
            return Ok(Outcome::Missing);
        };
        let Ok(file) = self.zip.by_index(index) else { return Ok(Outcome::Unreadable) };
        if !file.is_file() {
            return Ok(Outcome::Changed);
        }
        let mut file = file.take(entry.bytes.saturating_add(1));
        let (mut hash, mut length) = (Context::new(&SHA256), 0_u64);
        let mut piece = vec![0; PIECE];
        loop {
            let Ok(read) = file.read(&mut piece) else { return Ok(Outcome::Unreadable) };
            let Some(bytes) = piece.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
            length += read as u64;
            self.unpacked += read as u64;
            if self.unpacked > ENOUGH && self.unpacked / RATIO > self.packed {
                let what = "it grows to more than 200 times its size";
                return Err(Error::Excessive(what.to_owned()));
            }
            hash.update(bytes);
            take(bytes);
        }
        let digits = hex(hash.finish().as_ref());
        let is_same = length == entry.bytes && digits.eq_ignore_ascii_case(&entry.sha256);
        Ok(if is_same { Outcome::AsListed } else { Outcome::Changed })
    }

    /// The names of all files, as the zip has them.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.zip.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned())
    }
}

fn explain(error: ZipError) -> Error {
    match error {
        ZipError::Io(error) if TooManyFiles::is_behind(&error) => TooManyFiles.into(),
        ZipError::Io(error) if error.kind() == io::ErrorKind::Other => Error::Io(error),
        error => Error::Damaged(error.to_string()),
    }
}
