//! XML as a parser of other people reads it.

use roxmltree::{Document, ParsingOptions};

/// The document; fails where it is not well-formed.
pub(super) fn read<'a>(name: &str, text: &'a str) -> Document<'a> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    match Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(error) => panic!("{name}: {error}: {text}"),
    }
}
