//! The shapes in which a thread can leave. A new one is one file and one entry in [`ALL`]: menu,
//! command line, negotiation and documentation follow.

mod cite;
mod epub;
mod escape;
mod html;
mod json;
mod kit;
pub mod language;
mod markdown;
pub mod markup;
mod order;
mod pack;
pub mod parcel;
mod prose;
mod sheet;
mod take;
mod text;
pub mod via;
pub mod words;

use bytes::Bytes;

use crate::thread::Thread;

pub use cite::{Bibtex, Csl, Ris};
pub use epub::{Digest, Epub};
pub use html::Html;
pub use json::Json;
pub use kit::{File, Kit, View};
pub use markdown::Markdown;
pub use order::{Order, Template};
pub use parcel::Parcel;
pub use sheet::{Pdf, card};
pub use text::Text;

/// One shape. Pure: the same thread always gives the same bytes.
pub trait Format: Sync {
    /// What stands behind the dot: `md`. Stable.
    fn extension(&self) -> &'static str;
    /// For the menu: "Markdown".
    fn label(&self) -> &'static str;
    /// With its charset.
    fn media_type(&self) -> &'static str;
    /// What it takes to make it.
    fn weight(&self) -> Weight {
        Weight::Light
    }
    /// The thread in this shape.
    ///
    /// # Errors
    /// When the shape has no room for the thread, or what it is made with fails; always for what a
    /// typesetter makes.
    fn render(&self, thread: &Thread, kit: &Kit) -> Result<Bytes, Error>;
    /// What a typesetter makes this shape of ([`Weight::Heavy`]), or why it has no room for the
    /// thread. `None`: it takes no typesetter.
    fn order(&self, _: &Thread, _: &Kit) -> Option<Result<Order, Error>> {
        None
    }
}

/// What it takes to make a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The words alone: made while the reader waits.
    Light,
    /// The pictures too ([`Kit::files`]): made once, aside, and kept.
    Pictures,
    /// All media, as it came: the same.
    Files,
    /// Pictures and typesetting ([`Format::order`]): the same, in a process of its own.
    Heavy,
}

/// Every shape, in the order of the menu.
pub const ALL: &[&dyn Format] = &[
    &Markdown,
    &Text,
    &Json,
    &Html,
    &Epub,
    #[cfg(feature = "pdf")]
    &Pdf,
    &Parcel,
    &Bibtex,
    &Ris,
    &Csl,
];

/// The shape of that extension.
#[must_use]
pub fn by_extension(extension: &str) -> Option<&'static dyn Format> {
    ALL.iter().copied().find(|format| format.extension() == extension)
}

/// A format failed.
#[derive(Debug, thiserror::Error)]
#[error("cannot write the thread as {format}: {what}")]
pub struct Error {
    /// Its extension.
    pub format: &'static str,
    /// What happened.
    pub what: String,
}
