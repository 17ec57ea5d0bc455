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

/// The values of an attribute, wherever it stands.
pub(super) fn attributes<'a>(document: &'a Document<'_>, name: &str) -> Vec<&'a str> {
    document.descendants().filter_map(|node| node.attribute(name)).collect()
}
