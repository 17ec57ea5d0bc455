//! People's own archives: the files that networks hand to their users. Threads come out of them
//! without a request to anybody. Whatever such a file claims, reading it stays within bounds.

mod gate;

use std::{fs::File, io, path::Path};

use url::Url;

use super::x;
use crate::thread::Conversation;

pub use gate::{Gate, Opener, TooManyFiles};

/// The longest file of an attachment that is read, in bytes.
pub const LARGEST: u64 = 20 << 20;

/// Somebody's own archive. Reading blocks.
pub trait Archive: Send {
    /// How many threads it holds.
    fn threads(&self) -> usize;

    /// The next thread; `None` behind the last. One that cannot be read is counted in
    /// [`Archive::skipped`] and passed over.
    ///
    /// # Errors
    /// When the disk fails.
    fn next(&mut self) -> Result<Option<Found>, Error>;

    /// The bytes of a file; `None` when it cannot be read or is longer than [`LARGEST`].
    fn read(&mut self, file: &Attached) -> Option<Vec<u8>>;

    /// What was not made into threads so far.
    fn skipped(&self) -> Skipped;
}

/// A thread of an archive.
#[derive(Debug)]
pub struct Found {
    /// Its posts.
    pub conversation: Conversation,
    /// Its pictures and films, as far as the archive has them.
    pub files: Vec<Attached>,
}

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// The addresses under which the posts name it.
    pub urls: Vec<Url>,
    /// Where in the archive it is.
    pub(super) place: usize,
}

/// Posts of an archive that are in no thread, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Skipped {
    /// No thread: nothing of the author's goes before or after them.
    pub single: usize,
    /// Other people's, only repeated.
    pub reposts: usize,
    /// Changed later: the newest version is taken.
    pub superseded: usize,
    /// Named twice.
    pub repeated: usize,
    /// Not to be understood.
    pub unreadable: usize,
    /// Longer than any post can be.
    pub oversized: usize,
    /// Beyond the most posts that a thread or an archive may have.
    pub beyond: usize,
}

impl Skipped {
    /// All of them.
    #[must_use]
    pub fn total(&self) -> usize {
        let Self { single, reposts, superseded, repeated, unreadable, oversized, beyond } = self;
        single + reposts + superseded + repeated + unreadable + oversized + beyond
    }
}

/// Why an archive cannot be read, in sentences for the person who gave it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read at all.
    #[error("it cannot be read: {0}")]
    Io(#[from] io::Error),
    /// It is something else.
    #[error(
        "it is not a zip file. Give the zip that X sends when you ask for your archive, as it came"
    )]
    NotAZip,
    /// The zip cannot be read.
    #[error("the zip is damaged or was not downloaded to its end ({0}). Download it again")]
    Damaged(String),
    /// The zip holds something else.
    #[error(
        "the zip has no `{0}`, so it is not an archive of X. Give the zip that X sends when you ask \
         for your archive, not one of the files in it, as it came; or a thread that was taken away \
         as .zip"
    )]
    Missing(&'static str),
    /// It holds several archives, or the same file several times.
    #[error(
        "the zip holds {0} more than once, which no archive of X does. Give the zip as it came"
    )]
    Ambiguous(String),
    /// A password is needed.
    #[error("`{0}` in the zip is encrypted. Take the password off the zip first")]
    Encrypted(String),
    /// A file in it is not what it should be.
    #[error("`{member}` in the zip cannot be read: {what}. Download your archive again")]
    Malformed {
        /// The file.
        member: String,
        /// What is wrong with it.
        what: String,
    },
    /// It is larger, or grows more when unpacked, than any archive does.
    #[error("{0}: no archive of X is like that, so nothing was read")]
    Excessive(String),
}

/// Opens an archive and finds the threads in it. `hear` is told how many bytes of how many were
/// read; how many there are is the archive's own claim.
///
/// # Errors
/// Says what is wrong with the file and what to do.
pub fn open(path: &Path, hear: &dyn Fn(u64, u64)) -> Result<Box<dyn Archive>, Error> {
    Ok(Box::new(x::archive::Zipped::open(File::open(path)?, hear)?))
}
