//! The shape of the code is a test. Every check is shown, beside it, to be able to fail.

mod code;
mod imports;
mod languages;
mod shape;
mod tree;
mod words;

/// Fails with every fault on a line of its own.
#[track_caller]
fn none(faults: impl IntoIterator<Item = String>) {
    let faults: Vec<String> = faults.into_iter().collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
