//! The process that sets one order: it limits itself, reads the order from its standard input,
//! writes what it made to its standard output, and ends.

use std::{
    fmt::Write as _,
    io::{self, Read, Write},
};

use bytes::Bytes;
use rlimit::Resource;
use serde::Serialize;
use typst::{diag::SourceDiagnostic, foundations::Smart, utils::Scalar};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;

use super::{Limits, picture, world::Sheet};
use crate::format::{Order, Template};

const DOCUMENT: &str = include_str!("../../templates/typeset/document.typ");
const CARD: &str = include_str!("../../templates/typeset/card.typ");

/// Widest picture in a document, in pixels: 240 for an inch of the column.
const WIDE: u32 = 1_300;

/// Pixels for a point of the card, which is 600 points wide.
const SHARPNESS: f64 = 2.0;

/// Why there is nothing.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The limits could not be set: nothing foreign is read without them.
    #[error("limits: {0}")]
    Limits(io::Error),
    /// No order came, or what was made could not be given away.
    #[error("standard input or output: {0}")]
    Pipe(#[from] io::Error),
    /// It is not one.
    #[error("not an order")]
    Order,
    /// The typesetter refused.
    #[error("{0}")]
    Refused(String),
}

/// What a template knows of a picture.
#[derive(Serialize)]
struct Known {
    path: String,
    width: u32,
    height: u32,
}

/// Carries out the order that comes.
///
/// # Errors
/// For the log of the process that waits.
pub(super) fn run(limits: &Limits) -> Result<(), Failure> {
    bound(limits).map_err(Failure::Limits)?;
    let mut order = Vec::new();
    io::stdin().lock().read_to_end(&mut order)?;
    let order = Order::from_bytes(order.into()).ok_or(Failure::Order)?;
    let made = set(&order)?;
    let mut out = io::stdout().lock();
    out.write_all(&made)?;
    Ok(out.flush()?)
}

/// From here on this process has so much memory and time, writes no file and leaves no core.
fn bound(limits: &Limits) -> io::Result<()> {
    Resource::AS.set(limits.memory, limits.memory)?;
    let seconds = limits.time.as_secs().max(1);
    Resource::CPU.set(seconds, seconds + 1)?;
    Resource::FSIZE.set(0, 0)?;
    Resource::CORE.set(0, 0)
}

/// The order's PDF or PNG.
fn set(order: &Order) -> Result<Vec<u8>, Failure> {
    let (template, widest) = match order.template {
        Template::Document => (DOCUMENT, WIDE),
        Template::Card => (CARD, 240),
    };
    let mut known = std::collections::BTreeMap::new();
    let mut files = vec![("data.json".to_owned(), foreign(&order.data))];
    for (name, bytes) in &order.pictures {
        let Some(fit) = picture::fit(bytes, widest) else { continue };
        let path = format!("{name}.{}", fit.format);
        files.push((path.clone(), foreign(&fit.bytes)));
        known.insert(name, Known { path, width: fit.width, height: fit.height });
    }
    let known = serde_json::to_vec(&known).map_err(|_| Failure::Order)?;
    files.push(("pictures.json".to_owned(), foreign(&known.into())));
    let sheet = Sheet::new(template, files)?;
    let document = typst::compile::<PagedDocument>(&sheet).output;
    let document = document.map_err(|errors| refused(&errors))?;
    match order.template {
        Template::Document => pdf(&document),
        Template::Card => png(&document),
    }
}

fn foreign(bytes: &Bytes) -> typst::foundations::Bytes {
    typst::foundations::Bytes::new(bytes.to_vec())
}

/// PDF/UA-1 (ISO 14289-1), which every reader can be read to from. A document that cannot be one,
/// for what its posts hold, is tagged all the same.
fn pdf(document: &PagedDocument) -> Result<Vec<u8>, Failure> {
    let creator = Smart::Custom(Some("Unspool".to_owned()));
    let options = PdfOptions { creator, ..PdfOptions::default() };
    let accessible = PdfStandards::new(&[PdfStandard::Ua_1]).ok().and_then(|standards| {
        let creator = options.creator.clone();
        typst_pdf::pdf(document, &PdfOptions { creator, standards, ..PdfOptions::default() }).ok()
    });
    match accessible {
        Some(pdf) => Ok(pdf),
        None => typst_pdf::pdf(document, &options).map_err(|errors| refused(&errors)),
    }
}

fn png(document: &PagedDocument) -> Result<Vec<u8>, Failure> {
    let page = document.pages().first().ok_or(Failure::Order)?;
    let options = RenderOptions { pixel_per_pt: Scalar::new(SHARPNESS), render_bleed: false };
    let made = typst_render::render(page, &options);
    made.encode_png().map_err(|error| Failure::Refused(error.to_string()))
}

fn refused(errors: &[SourceDiagnostic]) -> Failure {
    let mut words = String::new();
    for error in errors {
        // Writing into memory cannot fail.
        let _ = write!(words, "{} ", error.message);
    }
    Failure::Refused(words.trim_end().to_owned())
}
