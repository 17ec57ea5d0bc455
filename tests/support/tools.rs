//! Programs of other people that look at what we make.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Whether the program is installed; says so when it is not.
pub(crate) fn is_there(program: &str, version: &str) -> bool {
    let is_there = Command::new(program).arg(version).output().is_ok();
    if !is_there {
        eprintln!("skipped: there is no {program} here");
    }
    is_there
}

/// `EPUBCheck`, as Debian installs it.
pub(crate) fn epubcheck() -> Option<PathBuf> {
    jar(Path::new("/usr/share/java/epubcheck.jar"), "epubcheck (Debian: epubcheck)")
}

/// The Nu HTML checker, as `npm install --prefix target/vnu vnu-jar` puts it there.
fn vnu() -> Option<PathBuf> {
    let jar_of_npm = "target/vnu/node_modules/vnu-jar/build/dist/vnu.jar";
    jar(&Path::new(env!("CARGO_MANIFEST_DIR")).join(jar_of_npm), "vnu (npm: vnu-jar)")
}

fn jar(path: &Path, name: &str) -> Option<PathBuf> {
    if !path.is_file() {
        eprintln!("skipped: there is no {name} here");
        return None;
    }
    is_there("java", "-version").then(|| path.to_owned())
}

/// Fails when the Nu HTML checker finds an error in one of the files.
pub(crate) fn html_is_valid(files: &[PathBuf]) {
    let Some(jar) = vnu() else { return };
    // One that is wrong on purpose: a checker that says nothing has not checked.
    let wrong = files[0].with_file_name("wrong.html");
    fs::write(&wrong, "<!doctype html><html lang=en><title>x</title><p id=a><p id=a>").unwrap();
    let mut check = Command::new("java");
    check.arg("-jar").arg(jar).args(["--errors-only", "--format", "gnu", "--exit-zero-always"]);
    let output = check.args(files).arg(&wrong).output().expect("java runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let errors = said.lines().filter(|line| line.contains(": error: "));
    let (wanted, errors): (Vec<&str>, Vec<&str>) =
        errors.partition(|line| line.contains("wrong.html"));
    assert!(output.status.success() && !wanted.is_empty(), "{said}");
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}
