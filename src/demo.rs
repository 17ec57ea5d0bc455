//! `unspool serve --demo`: the real service on recorded answers of the networks, in a temporary
//! store. The recordings were made from real servers on loopback with made-up accounts and text
//! of our own (`tests/demo/record`), and hosts renamed to `.example`.

use std::{
    io::{self, Read},
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::{
    config::{ByteSize, Config},
    fetch::{Fetch, Recorded},
    unroll::Unroller,
};

/// Gzipped JSON of a [`Bundle`].
const BUNDLE: &[u8] = include_bytes!("demo.json.gz");

/// What is bundled.
#[derive(Deserialize)]
struct Bundle {
    /// Links to offer, each with a few words.
    links: Vec<(String, String)>,
    /// Which threads are there from the start, so that the front page lists some.
    kept: Vec<String>,
    /// Every exchange that unrolling them takes.
    exchanges: Vec<Recorded>,
    /// AppView and PLC as the recordings name them.
    appview: url::Url,
    plc: url::Url,
}

/// A temporary folder that goes when the demo ends.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Makes it.
    pub fn new() -> io::Result<Self> {
        let path = std::env::temp_dir().join(format!("unspool-demo-{}", std::process::id()));
        std::fs::create_dir_all(&path)?;
        Ok(Self(path))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Points the settings at the recordings and at a store in `folder`; the door that answers.
///
/// # Errors
/// When the bundle cannot be read, which the tests would have noticed.
pub fn prepare(config: &mut Config, folder: &Path) -> io::Result<Fetch> {
    let bundle = bundle()?;
    config.store.url = format!("sqlite:{}", folder.join("unspool.db").display());
    config.media.directory = folder.join("media");
    config.media.budget = ByteSize(64 << 20);
    config.source.bluesky.appview = bundle.appview;
    config.source.bluesky.plc = bundle.plc;
    Ok(Fetch::replay_from(bundle.exchanges))
}

/// The links that the front page offers.
#[must_use]
pub fn links() -> Vec<(String, String)> {
    bundle().map(|bundle| bundle.links).unwrap_or_default()
}

/// Unrolls what is to be there from the start.
pub async fn unroll(unroller: &Unroller) {
    for link in bundle().map(|bundle| bundle.kept).unwrap_or_default() {
        if let Ok(post) = unroller.recognise(&link) {
            let _ = unroller.unroll(&post).await;
        }
    }
}

fn bundle() -> io::Result<Bundle> {
    let mut json = Vec::new();
    flate2::read::GzDecoder::new(BUNDLE).read_to_end(&mut json)?;
    serde_json::from_slice(&json).map_err(io::Error::other)
}
