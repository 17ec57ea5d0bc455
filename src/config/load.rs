//! Defaults → `unspool.toml` → environment. Both are arguments, so tests touch no process.
//!
//! `UNSPOOL_SECTION__KEY` sets a key, `UNSPOOL_SECTION__KEY_FILE` reads it from a file. In the
//! environment lists are parted by commas.

use std::path::Path;

use serde::Deserialize;
use toml::{Table, Value};

use super::Config;

/// What is wrong with the settings, in words for the operator.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file is not TOML, or has a key that does not exist, or a value of the wrong kind.
    #[error("{place}: {what}")]
    Wrong {
        /// File or variable.
        place: String,
        /// What is wrong.
        what: String,
    },
    /// A file that was named cannot be read.
    #[error("{place}: cannot read {path}: {cause}")]
    Unreadable {
        /// Which setting named it.
        place: String,
        /// Which file.
        path: String,
        /// Why not.
        cause: std::io::Error,
    },
}

/// Prefix of our environment variables.
const PREFIX: &str = "UNSPOOL_";

/// Reads the settings out of the file's text (with its name, for errors) and the environment.
pub fn load(
    file: Option<(&Path, &str)>,
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<Config, Error> {
    let mut place = "the environment".to_owned();
    let mut table = Table::new();
    if let Some((path, text)) = file {
        place = path.display().to_string();
        table = text.parse().map_err(|e: toml::de::Error| wrong(&place, &e))?;
        // On its own first, so that the error names the file and not a variable.
        Config::deserialize(table.clone()).map_err(|e| wrong(&place, &e))?;
    }
    for (name, value) in environment {
        let Some(key) = name.strip_prefix(PREFIX) else { continue };
        let Some((section, key)) = key.split_once("__") else {
            let what = "settings are named UNSPOOL_SECTION__KEY, with two underscores".to_owned();
            return Err(Error::Wrong { place: name, what });
        };
        let (key, value) = match key.strip_suffix("_FILE") {
            None => (key, value),
            Some(key) => (key, read(&name, &value)?),
        };
        let path: Vec<String> =
            std::iter::once(section).chain(key.split("__")).map(str::to_lowercase).collect();
        let table_before = table.clone();
        set(&mut table, &path, &value, &table_before);
        Config::deserialize(table.clone()).map_err(|e| wrong(&name, &e))?;
    }
    Config::deserialize(table).map_err(|e| wrong(&place, &e))
}

fn wrong(place: &str, error: &toml::de::Error) -> Error {
    Error::Wrong { place: place.to_owned(), what: error.to_string().trim().to_owned() }
}

fn read(place: &str, path: &str) -> Result<String, Error> {
    std::fs::read_to_string(path).map(|text| text.trim().to_owned()).map_err(|cause| {
        Error::Unreadable { place: place.to_owned(), path: path.to_owned(), cause }
    })
}

/// Puts `value` at `path`, as whichever of text, truth, number or list the setting takes.
fn set(table: &mut Table, path: &[String], value: &str, before: &Table) {
    let list = value.split(',').map(str::trim).filter(|part| !part.is_empty());
    let candidates = [
        Some(Value::String(value.to_owned())),
        value.parse().ok().map(Value::Boolean),
        value.parse().ok().map(Value::Integer),
        Some(Value::Array(list.map(|part| Value::String(part.to_owned())).collect())),
    ];
    for candidate in candidates.iter().flatten() {
        *table = before.clone();
        put(table, path, candidate.clone());
        if Config::deserialize(table.clone()).is_ok() {
            return;
        }
    }
    // None fits: the text gives the clearest error.
    *table = before.clone();
    put(table, path, Value::String(value.to_owned()));
}

fn put(table: &mut Table, path: &[String], value: Value) {
    let [first, rest @ ..] = path else { return };
    if rest.is_empty() {
        table.insert(first.clone(), value);
        return;
    }
    let inner = table.entry(first.clone()).or_insert_with(|| Value::Table(Table::new()));
    if !inner.is_table() {
        *inner = Value::Table(Table::new());
    }
    if let Value::Table(inner) = inner {
        put(inner, rest, value);
    }
}
