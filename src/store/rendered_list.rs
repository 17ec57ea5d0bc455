//! A page of a list as it was rendered.

use jiff::Timestamp;

use super::{Entry, Page};

/// A page of a list, ready to be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderedList {
    /// A hash of the address and of everything else that tells such pages of a list apart.
    pub id: i64,
    /// Path of the page without the leading slash, with its query.
    pub address: String,
    /// The first moment at which an age on it is told in other words. `None`: none ever is.
    pub good_until: Option<Timestamp>,
    /// Not for search engines.
    pub noindex: bool,
    /// Addresses of the threads that it shows.
    pub threads: Vec<String>,
    /// Of the program and of how the site is set up.
    pub edition: String,
    /// Names the bytes, as their `ETag` does.
    pub tag: String,
    /// HTML, compressed with brotli.
    pub bytes: Vec<u8>,
}

/// A part of a list, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The name of the list, in any spelling.
    pub list: String,
    /// Which part of it was asked for.
    pub page: Page,
    /// What stood there.
    pub entries: Vec<Entry>,
}
