//! `unspool serve --demo`: the real service on recorded answers of the networks, in a temporary
//! store. The recordings were made from real servers on loopback with made-up accounts and text
//! of our own (`tests/demo/record`), and hosts renamed to `.example`.

use std::io::{self, Read};

use serde::Deserialize;
use tempfile::TempDir;

use crate::{
    config::{ByteSize, Config, X},
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

/// The demo, unpacked.
#[derive(Debug)]
pub struct Demo {
    /// Links to offer, each with a few words.
    pub links: Vec<(String, String)>,
    kept: Vec<String>,
    /// Goes when the demo ends.
    _folder: TempDir,
}

impl Demo {
    /// Points the settings at the recordings and at a store in a temporary folder; also gives the
    /// door that answers.
    ///
    /// # Errors
    /// When the folder cannot be made, or the bundle cannot be read, which the tests would have
    /// noticed.
    pub fn prepare(config: &mut Config) -> io::Result<(Self, Fetch)> {
        let mut json = Vec::new();
        flate2::read::GzDecoder::new(BUNDLE).read_to_end(&mut json)?;
        let bundle: Bundle = serde_json::from_slice(&json).map_err(io::Error::other)?;
        let folder = tempfile::Builder::new().prefix("unspool-demo-").tempdir()?;
        config.store.url = format!("sqlite:{}", folder.path().join("unspool.db").display());
        config.media.directory = folder.path().join("media");
        config.media.budget = ByteSize(64 << 20);
        // No key of the operator's is used up.
        config.source.x = X::default();
        config.source.bluesky.appview = bundle.appview;
        config.source.bluesky.plc = bundle.plc;
        let demo = Self { links: bundle.links, kept: bundle.kept, _folder: folder };
        Ok((demo, Fetch::replay_from(bundle.exchanges)))
    }

    /// Unrolls what is to be there from the start.
    pub async fn unroll(&self, unroller: &Unroller) {
        for link in &self.kept {
            if let Ok(post) = unroller.recognise(link) {
                let _ = unroller.unroll(&post).await;
            }
        }
    }
}
