//! Parcels: threads that were taken away as `.zip`, read back. A parcel is somebody's word, whatever
//! its list says: hashes tell that nothing changed since it was packed, not who packed it. Nothing
//! of it is written to disk under a name of its own, and nothing that it says about sizes is
//! believed.

mod document;
mod unpack;
mod verify;

use std::{io, path::Path};

use bytes::Bytes;
use url::Url;

use crate::{
    format::parcel::{Entry, THREAD},
    source::archive::{LARGEST, TooManyFiles},
    store,
    thread::Thread,
};

pub use verify::{Fate, Report, verify};

use unpack::{Outcome, Unpack};

/// A parcel that can be imported.
pub(super) struct Opened {
    /// What it says.
    pub(super) thread: Thread,
    /// What lies beside it.
    pub(super) files: Files,
}

/// The media of a parcel.
pub(super) struct Files {
    unpack: Unpack,
    left: Vec<Entry>,
}

/// A file of media: the addresses under which the thread names it, and its bytes, unless it is too
/// large or not what the list says.
pub(super) type Medium = (Vec<Url>, Option<Bytes>);

/// Why a parcel cannot be read, in sentences for the person who gave it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read at all.
    #[error("it cannot be read: {0}")]
    Io(#[from] io::Error),
    /// The zip cannot be read.
    #[error("it is no zip, or a damaged one ({0}). Take the thread away again")]
    Damaged(String),
    /// There is no list in it.
    #[error(
        "it has no `manifest.json`. Give a thread that was taken away from Unspool as .zip, as it \
         came"
    )]
    NotAParcel,
    /// The same name stands for several files.
    #[error("it holds files of the same name, which no parcel does")]
    Ambiguous,
    /// The list, or the thread, is not what it should be.
    #[error("`{file}` in it cannot be read: {what}")]
    Malformed {
        /// Which.
        file: &'static str,
        /// Why not.
        what: String,
    },
    /// It was written by a newer version of this program.
    #[error("it was packed by a newer version of this program (version {0})")]
    Newer(u32),
    /// It is not what it was when it was packed.
    #[error("`{0}` is not what the list says: it was changed since it was packed")]
    Changed(&'static str),
    /// It is larger, or grows more when unpacked, than any parcel does.
    #[error("{0}: no parcel is like that")]
    Excessive(String),
    /// What it claims is kept as something else.
    #[error("it claims `{0}`, which is kept as somebody else's")]
    Rival(String),
    /// The store.
    #[error("the store failed")]
    Store(#[source] store::Error),
}

/// Whether the file looks like a parcel: a zip with a list of the right name.
#[must_use]
pub fn is_one(path: &Path) -> bool {
    Unpack::open(path).is_ok()
}

/// Opens a parcel and reads the thread in it.
///
/// # Errors
/// Says what is wrong with it.
pub(super) fn open(path: &Path) -> Result<Opened, Error> {
    let mut unpack = Unpack::open(path)?;
    let list = unpack.list()?;
    let no_thread =
        || Error::Malformed { file: "manifest.json", what: "it lists no thread".into() };
    let entry = list.files.iter().find(|entry| entry.path == THREAD).ok_or_else(no_thread)?;
    let document = unpack.document(entry)?;
    let thread = document::read(&document)?;
    let left = list.files.into_iter().filter(|entry| !entry.urls.is_empty()).collect();
    Ok(Opened { thread, files: Files { unpack, left } })
}

impl Files {
    /// The next file. Reading blocks.
    pub(super) fn next(&mut self) -> Option<Medium> {
        let entry = self.left.pop()?;
        let bytes = (entry.bytes <= LARGEST).then(|| {
            let mut bytes = Vec::new();
            let outcome = self.unpack.read(&entry, |piece| bytes.extend_from_slice(piece));
            matches!(outcome, Ok(Outcome::AsListed)).then(|| Bytes::from(bytes))
        });
        Some((entry.urls, bytes.flatten()))
    }
}

impl From<TooManyFiles> for Error {
    fn from(error: TooManyFiles) -> Self {
        Self::Excessive(error.to_string())
    }
}
