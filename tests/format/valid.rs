//! Validators of other people look at what goes out: `EPUBCheck`, xmllint, the Nu HTML checker. Each
//! is skipped, with a word about it, where it is not installed (`.ci/run` installs them).

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;
use unspool::format::{Epub, Format, Html, Kit, View};

use super::{epub::book, everything, parcel};
use crate::support::{ten, tools};

/// Writes a shape of each of the ten threads, and of the one with everything.
fn written(
    folder: &Path,
    end: &str,
    make: impl Fn(&unspool::thread::Thread) -> Vec<u8>,
) -> Vec<PathBuf> {
    let threads = ten::ten().into_iter().chain([("everything", everything())]);
    let write = |(name, thread): (&str, _)| {
        let path = folder.join(format!("{name}.{end}"));
        fs::write(&path, make(&thread)).expect("a file");
        path
    };
    threads.map(write).collect()
}

fn said(output: &Output) -> String {
    let [out, err] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    format!("{out}{err}")
}

#[test]
fn epubcheck_finds_no_error_and_no_warning_in_any_book() {
    let Some(jar) = tools::epubcheck() else { return };
    let folder = TempDir::new().expect("a folder");
    let books = written(folder.path(), "epub", |thread| {
        Epub.render(thread, &ten::kit()).expect("a book").to_vec()
    });
    for book in books {
        let mut check = Command::new("java");
        let output = check.arg("-jar").arg(&jar).arg("--failonwarnings").arg(&book).output();
        let output = output.expect("java runs");
        assert!(output.status.success(), "{}: {}", book.display(), said(&output));
    }
}

#[test]
fn xmllint_reads_every_text_of_every_book() {
    if !tools::is_there("xmllint", "--version") {
        return;
    }
    for (name, thread) in ten::ten() {
        let folder = TempDir::new().expect("a folder");
        let mut lint = Command::new("xmllint");
        lint.args(["--noout", "--nonet"]);
        for (file, bytes) in book(&thread, &ten::kit()) {
            if file.ends_with("xml") || file.ends_with("html") || file.ends_with("opf") {
                let path = folder.path().join(file.replace('/', "-"));
                fs::write(&path, bytes).expect("a file");
                lint.arg(path);
            }
        }
        let output = lint.output().expect("xmllint runs");
        assert!(output.status.success() && output.stderr.is_empty(), "{name}: {}", said(&output));
    }
}

#[test]
fn the_html_checker_finds_no_error_in_any_file() {
    let folder = TempDir::new().expect("a folder");
    let (whole, posts, beside) =
        (folder.path().join("whole"), folder.path().join("posts"), folder.path().join("beside"));
    [&whole, &posts, &beside].map(|folder| fs::create_dir(folder).expect("a folder"));
    let mut files = written(&whole, "html", |thread| {
        Html.render(thread, &ten::kit()).expect("a page").to_vec()
    });
    files.extend(written(&posts, "html", |thread| {
        let kit = Kit { view: View::Posts, ..Kit::default() };
        Html.render(thread, &kit).expect("a page").to_vec()
    }));
    files.extend(written(&beside, "html", parcel::page));
    tools::html_is_valid(&files);
}
