//! What a typesetter can see: one template of ours, the data, the pictures, fonts. Nothing else has
//! a file: no disk, no packages, no network, no clock.

use std::collections::HashMap;

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_kit::fonts::FontStore;

use super::child::Failure;

/// One order's world.
pub(super) struct Sheet {
    library: LazyHash<Library>,
    fonts: FontStore,
    main: Source,
    files: HashMap<FileId, Bytes>,
}

impl Sheet {
    /// The template, and files by their names.
    pub(super) fn new(
        template: &str,
        files: impl IntoIterator<Item = (String, Bytes)>,
    ) -> Result<Self, Failure> {
        let mut known = HashMap::new();
        for (name, bytes) in files {
            known.insert(id(&name)?, bytes);
        }
        Ok(Self {
            library: LazyHash::new(Library::default()),
            fonts: fonts(),
            main: Source::new(id("main.typ")?, template.to_owned()),
            files: known,
        })
    }
}

fn id(name: &str) -> Result<FileId, Failure> {
    let path = VirtualPath::new(name).map_err(|_| Failure::Order)?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// Fonts of our own, then those of the machine: scripts that ours lack are written with those.
fn fonts() -> FontStore {
    let mut fonts = FontStore::new();
    let own = typst_assets::fonts().flat_map(|data| Font::iter(Bytes::new(data)));
    fonts.extend(own.map(|font| {
        let info = font.info().clone();
        (font, info)
    }));
    fonts.extend(typst_kit::fonts::system());
    fonts
}

impl World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
