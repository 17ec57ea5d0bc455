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

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn file(text: &str) -> Result<Config, Error> {
        load(Some((Path::new("unspool.toml"), text)), [])
    }

    #[test]
    fn the_environment_wins_over_the_file_and_the_file_over_the_defaults() {
        let text = "[server]\nlisten = \"0.0.0.0:1\"\n[list]\nenabled = false";
        let vars = env(&[("UNSPOOL_SERVER__LISTEN", "[::1]:2"), ("PATH", "x")]);
        let config = load(Some((Path::new("unspool.toml"), text)), vars).unwrap();
        assert_eq!(config.server.listen, "[::1]:2");
        assert!(!config.list.enabled);
        assert_eq!(config.store.url, "sqlite:unspool.db");
    }

    #[test]
    fn values_of_the_environment_become_what_the_setting_takes() {
        let config = load(
            None,
            env(&[
                ("UNSPOOL_LIST__ENABLED", "false"),
                ("UNSPOOL_LIMIT__ERRANDS", "7"),
                ("UNSPOOL_MEDIA__BUDGET", "1 GiB"),
                ("UNSPOOL_FETCH__ALLOW_PRIVATE", "localhost:1, localhost:2"),
                ("UNSPOOL_SOURCE__BLUESKY__APPVIEW", "http://localhost:3/"),
            ]),
        )
        .unwrap();
        assert!(!config.list.enabled);
        assert_eq!(config.limit.errands, 7);
        assert_eq!(config.media.budget.0, 1 << 30);
        assert_eq!(config.fetch.allow_private, ["localhost:1", "localhost:2"]);
        assert_eq!(config.source.bluesky.appview.as_str(), "http://localhost:3/");
    }

    #[test]
    fn a_misspelt_key_is_an_error_that_names_it_and_its_place() {
        let error = file("[server]\nlistne = \"x\"").unwrap_err().to_string();
        assert!(error.contains("unspool.toml") && error.contains("listne"), "{error}");
        let error = load(None, env(&[("UNSPOOL_SERVER__LISTNE", "x")])).unwrap_err().to_string();
        assert!(error.contains("UNSPOOL_SERVER__LISTNE") && error.contains("listne"), "{error}");
        let error = load(None, env(&[("UNSPOOL_LISTEN", "x")])).unwrap_err().to_string();
        assert!(error.contains("UNSPOOL_SECTION__KEY"), "{error}");
    }

    #[test]
    fn a_wrong_value_says_what_is_wanted() {
        let error = file("[media]\nbudget = \"lots\"").unwrap_err().to_string();
        assert!(error.contains("500 MiB"), "{error}");
        assert!(load(None, env(&[("UNSPOOL_LIMIT__ERRANDS", "many")])).is_err());
    }

    #[test]
    fn the_reference_is_a_file_that_can_be_used() {
        let text = super::super::explain();
        let config = file(&text).unwrap();
        let defaults = Config::default();
        assert_eq!(format!("{config:?}"), format!("{defaults:?}"));
        for key in ["listen", "base_url", "allow_private", "unrolls_per_hour", "replay"] {
            assert!(text.contains(&format!("{key} =")), "{key}");
        }
    }
}
