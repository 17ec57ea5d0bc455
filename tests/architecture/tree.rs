//! The files of the repository, as the checks see them.

use std::{fs, path::Path};

/// A file of the repository.
pub(super) struct File {
    /// From the root of the repository: `src/thread/id.rs`.
    pub(super) path: String,
    /// What is in it.
    pub(super) text: String,
}

impl File {
    pub(super) fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The top-level module of a file of `src`: `thread` of `src/thread/id.rs`.
    pub(super) fn module(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inside.split(['/', '.']).next().unwrap_or(inside)
    }
}

/// Every file in that folder and those below it whose name ends so, in order. None when there is
/// no such folder.
pub(super) fn files(folder: &str, ending: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open = vec![root.join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_str().unwrap().ends_with(ending) {
                let text = fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.push(File { path, text });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// The text of a file of the repository, if it is there.
pub(super) fn text(path: &str) -> Option<String> {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok()
}

#[test]
fn the_tree_is_really_read() {
    let paths: Vec<String> = files("src", ".rs").into_iter().map(|file| file.path).collect();
    assert!(paths.contains(&"src/lib.rs".to_owned()), "{paths:?}");
    assert!(paths.contains(&"src/store/statements.rs".to_owned()), "{paths:?}");
    assert!(files("no/such/folder", ".rs").is_empty());
}

#[test]
fn the_module_of_a_file_is_the_first_part_of_its_path() {
    assert_eq!(File::new("src/clock.rs", "").module(), "clock");
    assert_eq!(File::new("src/source/bluesky/wire.rs", "").module(), "source");
}
