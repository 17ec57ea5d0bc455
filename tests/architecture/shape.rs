//! Files that one can read in one go, and folders that agree with one another.

use std::collections::{BTreeMap, BTreeSet};

use super::{none, tree};

/// Most lines of a file, and of the one in the middle of `src`.
const LONGEST: usize = 500;
const MEDIAN: usize = 150;

fn misshapen(file: &tree::File) -> Vec<String> {
    let lines = file.text.lines().count();
    let mut faults = Vec::new();
    if lines > LONGEST {
        faults.push(format!("{}: {lines} lines; {LONGEST} at most", file.path));
    }
    if !file.text.starts_with("//! ") {
        faults.push(format!("{}: does not open with `//!` and what it is for", file.path));
    }
    faults
}

fn median(files: &[tree::File]) -> usize {
    let mut lines: Vec<usize> = files.iter().map(|file| file.text.lines().count()).collect();
    lines.sort_unstable();
    lines.get(lines.len() / 2).copied().unwrap_or_default()
}

/// Each folder under `migrations` and what is missing there.
fn unlike(files: &[tree::File]) -> Vec<String> {
    let mut folders: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in files {
        let (folder, name) = file.path.rsplit_once('/').unwrap();
        folders.entry(folder).or_default().insert(name);
    }
    let all: BTreeSet<&str> = folders.values().flatten().copied().collect();
    let missing = |(folder, names): (&&str, &BTreeSet<&str>)| -> Vec<String> {
        all.difference(names).map(|name| format!("{folder}: {name} is missing")).collect()
    };
    folders.iter().flat_map(missing).collect()
}

/// Dependencies that the document does not name.
fn unnamed(cargo: &str, document: &str) -> Vec<String> {
    let cargo: toml::Table = cargo.parse().unwrap();
    ["dependencies", "dev-dependencies", "build-dependencies"]
        .iter()
        .filter_map(|section| cargo.get(*section)?.as_table())
        .flat_map(toml::Table::keys)
        .filter(|name| !document.contains(&format!("`{name}`")))
        .map(|name| format!("docs/dependencies.md: does not say what `{name}` is for"))
        .collect()
}

#[test]
fn every_file_says_what_it_is_for_and_is_short() {
    let folders = ["src", "tests", "benches"];
    let files = folders.iter().flat_map(|folder| tree::files(folder, ".rs"));
    none(files.flat_map(|file| misshapen(&file)));
}

#[test]
fn most_files_are_short() {
    let median = median(&tree::files("src", ".rs"));
    eprintln!("half of the files of src have at most {median} lines");
    assert!(median <= MEDIAN, "half of the files of src have more than {median} lines");
}

#[test]
fn all_databases_have_the_same_migrations() {
    let files = tree::files("migrations", ".sql");
    assert!(!files.is_empty());
    none(unlike(&files));
}

#[test]
fn every_dependency_is_justified() {
    let Some(document) = tree::text("docs/dependencies.md") else {
        eprintln!("skipped: there is no docs/dependencies.md");
        return;
    };
    none(unnamed(&tree::text("Cargo.toml").unwrap(), &document));
}

#[test]
fn a_long_or_silent_file_is_found() {
    let long = format!("//! Long.\n{}", "x\n".repeat(LONGEST));
    assert_eq!(misshapen(&tree::File::new("a.rs", &long)), ["a.rs: 501 lines; 500 at most"]);
    assert_eq!(misshapen(&tree::File::new("a.rs", "use x;")).len(), 1);
    none(misshapen(&tree::File::new("a.rs", "//! Short.\n")));
    let files = [1, 200, 300].map(|lines| tree::File::new("a.rs", &"x\n".repeat(lines)));
    assert_eq!(median(&files), 200);
}

#[test]
fn a_missing_migration_is_found() {
    let names = ["migrations/sqlite/1.sql", "migrations/sqlite/2.sql", "migrations/postgres/1.sql"];
    let files = names.map(|path| tree::File::new(path, ""));
    assert_eq!(unlike(&files), ["migrations/postgres: 2.sql is missing"]);
}

#[test]
fn a_dependency_without_a_reason_is_found() {
    let cargo = "[dependencies]\nserde = \"1\"\nurl = { version = \"2\" }\n";
    assert_eq!(unnamed(cargo, "| `serde` | documents |").len(), 1);
    none(unnamed(cargo, "`serde` and `url`"));
}
