//! SQLite.

use super::Error;

/// stub
pub(super) struct Backend;

pub(super) async fn open(url: &str) -> Result<Backend, Error> {
    Err(Error::unknown(url))
}
