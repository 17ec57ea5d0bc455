//! One file for a browser without a network: words, looks and pictures inside it, no script, and a
//! policy that lets nothing else in.

use askama::Template;
use aws_lc_rs::digest::{SHA256, digest};
use base64::{Engine, prelude::BASE64_STANDARD};
use bytes::Bytes;

use super::{
    Error, Format, Kit, Weight,
    take::{self, Files, Flow, Place, STYLE, Setting, Sheet, Shown, tidy},
    words,
};
use crate::thread::{Context, Embed, Thread};

/// `html`.
pub struct Html;

#[derive(Template)]
#[template(path = "take/article.html")]
struct Article<'a> {
    set: Setting<'a>,
    flow: Flow<'a>,
    policy: String,
}

impl Format for Html {
    fn extension(&self) -> &'static str {
        "html"
    }

    fn label(&self) -> &'static str {
        "HTML"
    }

    fn media_type(&self) -> &'static str {
        "text/html; charset=utf-8"
    }

    fn weight(&self) -> Weight {
        Weight::Pictures
    }

    fn render(&self, thread: &Thread, kit: &Kit) -> Result<Bytes, Error> {
        let files = Files::inside(thread, kit);
        document(thread, kit, files, "img-src data:")
            .map_err(|error| Error { format: self.extension(), what: error.to_string() })
    }
}

/// The document, with its files where `files` says; `may` is what it may load.
pub(super) fn document(
    thread: &Thread,
    kit: &Kit,
    files: Files,
    may: &str,
) -> Result<Bytes, askama::Error> {
    let style = BASE64_STANDARD.encode(digest(&SHA256, STYLE.as_bytes()));
    let article = Article {
        set: Setting {
            thread,
            files,
            page: kit.page.as_ref(),
            ours: kit.language,
            chapters: Vec::new(),
        },
        flow: Flow::of(thread, kit.view),
        policy: format!(
            "default-src 'none'; style-src 'sha256-{style}'; {may}; base-uri 'none'; \
             form-action 'none'"
        ),
    };
    Ok(Bytes::from(tidy(article.render()? + "\n")))
}
