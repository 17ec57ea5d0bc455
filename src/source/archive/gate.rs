//! A zip's directory is read into memory at once, however long it claims to be: through a gate that
//! lets only so much of the file pass until it is opened.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// The file, of which only so much is read until the gate is opened.
pub struct Gate {
    file: File,
    left: Arc<AtomicU64>,
}

/// Opens a gate.
pub struct Opener(Arc<AtomicU64>);

/// The directory is longer than the gate lets pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the zip lists too many files")]
pub struct TooManyFiles;

impl TooManyFiles {
    /// Whether it is what failed.
    #[must_use]
    pub fn is_behind(error: &io::Error) -> bool {
        error.get_ref().and_then(|inner| inner.downcast_ref::<Self>()).is_some()
    }
}

impl Gate {
    /// A gate that lets `most` bytes pass.
    #[must_use]
    pub fn new(file: File, most: u64) -> (Self, Opener) {
        let left = Arc::new(AtomicU64::new(most));
        (Self { file, left: Arc::clone(&left) }, Opener(left))
    }
}

impl Opener {
    /// Lets everything pass from now on.
    pub fn open(self) {
        self.0.store(u64::MAX, Ordering::Relaxed);
    }
}

impl Read for Gate {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        let enough = |left: u64| left.checked_sub(read as u64);
        match self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, enough) {
            Ok(_) => Ok(read),
            Err(_) => Err(io::Error::other(TooManyFiles)),
        }
    }
}

impl Seek for Gate {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}
