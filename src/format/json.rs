//! JSON: the whole thread for programs.

use bytes::Bytes;
use serde::Serialize;

use super::{Error, Format, Kit, words};
use crate::{lang::Language, thread::Thread};

/// `json`: the [`Thread`] document as the program keeps it (its doc comments say what each field
/// is), and beside its fields
///
/// - `schema`: always `unspool.thread`; with `version`, the version of the document, it says how to read
///   the rest. A reader that knows the version may ignore fields that it does not know;
/// - `complete`: `whole`, `partial` or `unknown`, as on the page;
/// - `summary`: the receipt in words.
///
/// It reads back as a [`Thread`].
pub struct Json;

/// What the document is.
const SCHEMA: &str = "unspool.thread";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    complete: &'static str,
    summary: String,
    #[serde(flatten)]
    thread: &'a Thread,
}

impl Format for Json {
    fn extension(&self) -> &'static str {
        "json"
    }

    fn label(&self) -> &'static str {
        "JSON"
    }

    fn media_type(&self) -> &'static str {
        "application/json; charset=utf-8"
    }

    fn render(&self, thread: &Thread, _: &Kit) -> Result<Bytes, Error> {
        let document = Document {
            schema: SCHEMA,
            complete: words::completeness(thread),
            summary: words::receipt(thread, Language::English),
            thread,
        };
        let mut text = serde_json::to_string_pretty(&document)
            .map_err(|error| Error { format: self.extension(), what: error.to_string() })?;
        text.push('\n');
        Ok(Bytes::from(text))
    }
}
