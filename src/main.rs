//! Parses, runs, sets the exit code.

fn main() {}
