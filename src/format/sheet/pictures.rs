//! The pictures that an order takes along, each once, as far as there is room.

use std::collections::BTreeMap;

use bytes::Bytes;
use url::Url;

use crate::format::Kit;

/// Most pictures of an order, and most bytes of all of them.
const MOST: usize = 500;
const ROOM: usize = 64 << 20;

/// Kinds of pictures that the typesetter's process can decode.
const KINDS: &[&str] = &["image/jpeg", "image/png", "image/gif", "image/webp"];

/// Names for the pictures that are used.
pub(super) struct Pictures<'a> {
    kit: &'a Kit,
    names: BTreeMap<&'a Url, String>,
    room: usize,
}

impl<'a> Pictures<'a> {
    pub(super) fn of(kit: &'a Kit) -> Self {
        Self { kit, names: BTreeMap::new(), room: ROOM }
    }

    /// What the picture at that address is called, if it is at hand.
    pub(super) fn name(&mut self, url: &Url) -> Option<String> {
        if let Some(name) = self.names.get(url) {
            return Some(name.clone());
        }
        let (url, file) = self.kit.files.get_key_value(url)?;
        if !KINDS.contains(&file.media_type.as_str()) || self.names.len() >= MOST {
            return None;
        }
        self.room = self.room.checked_sub(file.bytes.len())?;
        let name = format!("picture-{}", self.names.len() + 1);
        self.names.insert(url, name.clone());
        Some(name)
    }

    /// The files that were named, by their names.
    pub(super) fn taken(self) -> BTreeMap<String, Bytes> {
        let Self { kit, names, .. } = self;
        let file = |(url, name)| Some((name, kit.files.get(url)?.bytes.clone()));
        names.into_iter().filter_map(file).collect()
    }
}
