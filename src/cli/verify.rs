//! `unspool verify FILE.zip`.

use std::{path::Path, process::ExitCode};

use super::{Failure, print};
use crate::import::parcel;

/// Prints a line per file, and all in all.
pub(super) fn run(file: &Path) -> Result<ExitCode, Failure> {
    let name = file.display();
    let report = parcel::verify(file)
        .map_err(|error| Failure::from(format!("cannot verify {name}: {error}")))?;
    print(format!("{report}\n").as_bytes())?;
    Ok(if report.is_whole() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
