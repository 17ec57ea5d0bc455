//! Draws a sitemap: walks the store part by part, and packs each part into a file.

use std::{
    fmt::Write as _,
    fs::File,
    io::{self, Write as _},
    path::{Path, PathBuf},
    time::Instant,
};

use axum::http::HeaderValue;
use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use jiff::Timestamp;
use tempfile::TempDir;

use super::super::{Error, page};
use crate::store::{Mapped, Store};

/// Our own pages, which the first part begins with: it is there while nothing is kept yet.
const PAGES: [&str; 2] = ["/", "/latest"];

/// Most threads of one part, and most parts of an index: sitemaps.org lets a part have 50,000
/// addresses.
const PART: u32 = 49_998;
const PARTS: usize = 50_000;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A drawn map.
pub(super) struct Map {
    pub(super) drawn: Instant,
    pub(super) index: Bytes,
    /// Strong: every part is one sequence of bytes.
    pub(super) tag: HeaderValue,
    parts: usize,
    /// Goes with the map.
    folder: TempDir,
}

impl Map {
    /// How many parts there are.
    pub(super) fn parts(&self) -> usize {
        self.parts
    }

    /// The file of the n-th part, from 1.
    pub(super) fn part(&self, n: usize) -> Option<PathBuf> {
        (1..=self.parts).contains(&n).then(|| file(self.folder.path(), n))
    }
}

fn file(folder: &Path, n: usize) -> PathBuf {
    folder.join(format!("{n}.xml.gz"))
}

/// The map of everything that may be found, at this moment, at the site of that address.
pub(super) async fn draw(store: &dyn Store, base: &str) -> Result<Map, Error> {
    let broken = |error: io::Error| Error::Broken(error.to_string());
    let folder = tempfile::Builder::new().prefix("unspool-map-").tempdir().map_err(broken)?;
    let mut index = format!("{XML}<sitemapindex xmlns=\"{SPACE}\">\n");
    let (mut parts, mut after) = (0, 0);
    while parts < PARTS {
        let lines = store.mapped(after, PART).await?;
        let pages = if parts == 0 { &PAGES[..] } else { &[] };
        if lines.is_empty() && pages.is_empty() {
            break;
        }
        after = lines.last().map_or(after, |last| last.number);
        let is_last = lines.len() < PART as usize;
        parts += 1;
        let changed = lines.iter().map(|line| line.fetched_at).max();
        let changed = changed.map(|at| format!("<lastmod>{}</lastmod>", day(at)));
        let _ = writeln!(
            index,
            "<sitemap><loc>{}</loc>{}</sitemap>",
            escaped(&format!("{base}/sitemap/{parts}.xml.gz")),
            changed.unwrap_or_default()
        );
        let (file, base) = (file(folder.path(), parts), base.to_owned());
        // Packing takes a tenth of a second: not on the threads that serve.
        let packed = tokio::task::spawn_blocking(move || pack(&file, &base, pages, &lines)).await;
        packed.map_err(|panic| Error::Broken(panic.to_string()))?.map_err(broken)?;
        if is_last {
            break;
        }
    }
    index.push_str("</sitemapindex>\n");
    let mut hash = blake3::Hasher::new();
    hash.update(index.as_bytes());
    // Two maps of the same second may differ in their parts.
    hash.update(folder.path().as_os_str().as_encoded_bytes());
    let tag = format!("\"{}\"", &hash.finalize().to_hex()[..24]);
    let tag = HeaderValue::try_from(tag).map_err(|error| Error::Broken(error.to_string()))?;
    Ok(Map { drawn: Instant::now(), index: index.into(), tag, parts, folder })
}

fn pack(file: &Path, base: &str, pages: &[&str], lines: &[Mapped]) -> io::Result<()> {
    let file = io::BufWriter::new(File::create_new(file)?);
    let mut out = GzEncoder::new(file, Compression::new(6));
    writeln!(out, "{XML}<urlset xmlns=\"{SPACE}\">")?;
    for page in pages {
        writeln!(out, "<url><loc>{}</loc></url>", escaped(&format!("{base}{page}")))?;
    }
    for line in lines {
        let address = format!("{base}{}", page::path_of(&line.address));
        let (address, day) = (escaped(&address), day(line.fetched_at));
        writeln!(out, "<url><loc>{address}</loc><lastmod>{day}</lastmod></url>")?;
    }
    writeln!(out, "</urlset>")?;
    out.finish()?.flush()
}

/// As W3C Datetime wants it, to the second.
fn day(at: Timestamp) -> impl std::fmt::Display {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Addresses of ours are percent-encoded; these two may still stand in them.
fn escaped(address: &str) -> String {
    address.replace('&', "&amp;").replace('\'', "&apos;")
}
