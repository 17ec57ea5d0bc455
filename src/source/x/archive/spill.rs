//! Texts put aside in a nameless file until they are needed, so that memory does not grow with
//! the archive.

use std::{
    fs::File,
    io::{self, BufWriter, Read, Seek, SeekFrom, Write},
};

/// The file. It leaves with the program, however that ends. Everything is put aside before
/// anything is brought back.
pub(super) struct Spill {
    file: BufWriter<File>,
    length: u64,
}

/// Where a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    at: u64,
    length: u32,
}

impl Place {
    /// In bytes.
    pub(super) fn length(self) -> u32 {
        self.length
    }
}

impl Spill {
    /// An empty one, in the system's folder for temporary files.
    pub(super) fn new() -> io::Result<Self> {
        let file = BufWriter::with_capacity(256 << 10, tempfile::tempfile()?);
        Ok(Self { file, length: 0 })
    }

    /// Puts a text aside.
    pub(super) fn put(&mut self, text: &[u8]) -> io::Result<Place> {
        let length = u32::try_from(text.len()).map_err(io::Error::other)?;
        self.file.write_all(text)?;
        let place = Place { at: self.length, length };
        self.length += u64::from(length);
        Ok(place)
    }

    /// Brings it back.
    pub(super) fn take(&mut self, place: Place) -> io::Result<Vec<u8>> {
        // Writes first what is still on its way.
        self.file.seek(SeekFrom::Start(place.at))?;
        let mut text = vec![0; place.length as usize];
        self.file.get_mut().read_exact(&mut text)?;
        Ok(text)
    }
}
