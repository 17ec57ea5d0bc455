//! Pages of lists in the store, as they were rendered: whoever asks for one gets it with one look-up,
//! also after a start, and nothing of the list is read. A page is put there when it is asked for a second
//! time, unless an age on it is soon told otherwise, as on the first pages of lists in which much happens.

use std::{sync::Arc, time::Instant};

use axum::{
    http::{HeaderMap, HeaderValue, Uri},
    response::Response,
};
use jiff::{SignedDuration, Timestamp};
use percent_encoding::percent_decode_str;
use tokio::sync::Mutex;

use super::{
    super::{
        Error, Web,
        cache::{Improved, Manner, respond},
        encoding::Encoding,
        page::{self, Chrome},
        repeat, tags,
    },
    part,
};
use crate::store::{RenderedList, Stretch};

/// For how long a page must stay the same to be put into the store.
const WORTH: SignedDuration = SignedDuration::from_hours(1);

/// Pages between two looks at how many the store holds.
const TRIM_AFTER: u32 = 32;

/// How many pages of lists were put into the store. Held by who puts one there.
#[derive(Default)]
pub(in super::super) struct Filed(Mutex<u32>);

/// What tells the page from all others.
pub(super) struct Name {
    id: i64,
    address: String,
}

impl Name {
    /// Of the list at that address and the place in it, for readers with that frame.
    pub(super) fn of(chrome: &Chrome, list: &str, place: Option<&str>) -> Self {
        let address = place.map_or_else(|| list.to_owned(), |place| format!("{list}?{place}"));
        let mut id = [0; 8];
        let hash = blake3::hash(format!("{address} {}", chrome.version).as_bytes());
        id.copy_from_slice(&hash.as_bytes()[..8]);
        Self { id: i64::from_le_bytes(id), address }
    }
}

/// Whether pages for these readers are in the store at all. On a site that does not know its address
/// none are, of lists as of threads.
fn is_for(chrome: &Chrome, headers: &HeaderMap) -> bool {
    chrome.base.is_some() && Encoding::asked(headers) == Encoding::Brotli
}

/// The page of a list that the address asks for, if the store has it ready.
pub(in super::super) async fn kept(
    web: &Web,
    chrome: &Chrome,
    uri: &Uri,
    headers: &HeaderMap,
) -> Result<Option<Response>, Error> {
    if !web.site.list || !is_for(chrome, headers) {
        return Ok(None);
    }
    let believed = Instant::now() + web.site.recheck;
    let path = percent_decode_str(uri.path()).decode_utf8_lossy();
    let Some(list) = path.strip_prefix('/') else { return Ok(None) };
    let name = Name::of(chrome, list, part(uri)?.query().as_deref());
    let page = web.store.rendered_list(name.id, web.clock.now()).await?;
    let Some(page) = page.filter(|page| page.address == name.address) else { return Ok(None) };
    let Ok(tag) = HeaderValue::try_from(&page.tag) else { return Ok(None) };
    let manner = Manner { media_type: page::HTML, noindex: page.noindex };
    let answer = respond(headers, &tag, Encoding::Brotli, manner, || page.bytes.into());
    let threads = page.threads.iter().map(String::as_str);
    Ok(Some(finished(answer, list, threads, believed)))
}

/// What goes with every answer: how it is named, and until when it may be repeated.
pub(super) fn finished<'a>(
    answer: Response,
    list: &'a str,
    threads: impl IntoIterator<Item = &'a str>,
    believed: Instant,
) -> Response {
    repeat::until(tags::of_list(answer, list, threads), believed)
}

/// What is shown on a page that could be put into the store.
pub(super) struct Shown<'a> {
    pub(super) name: Name,
    pub(super) read: &'a Arc<Stretch>,
    pub(super) threads: Vec<String>,
    pub(super) noindex: bool,
    pub(super) good_until: Option<Timestamp>,
}

impl Shown<'_> {
    /// What puts it into the store as soon as its bytes are good enough. `None` where it does not
    /// belong there.
    pub(super) fn filed(
        self,
        web: &Arc<Web>,
        chrome: &Chrome,
        headers: &HeaderMap,
        now: Timestamp,
    ) -> Option<Improved> {
        let lasts = self.good_until.is_none_or(|until| until.duration_since(now) >= WORTH);
        if !lasts || self.read.entries.is_empty() || !is_for(chrome, headers) {
            return None;
        }
        let (web, read) = (Arc::clone(web), Arc::clone(self.read));
        let Self { name, threads, noindex, good_until, .. } = self;
        Some(Box::new(move |bytes, tag| {
            let page = RenderedList {
                id: name.id,
                address: name.address,
                good_until,
                noindex,
                threads,
                edition: web.edition.clone(),
                tag: tag.to_str().unwrap_or_default().to_owned(),
                bytes: bytes.to_vec(),
            };
            tokio::spawn(async move {
                if let Err(error) = file(&web, &page, &read).await {
                    tracing::debug!(%error, "a page of a list is not kept");
                }
            });
        }))
    }
}

async fn file(web: &Web, page: &RenderedList, read: &Stretch) -> Result<(), Error> {
    // One at a time. What comes meanwhile is put there when it is asked for again.
    let Ok(mut count) = web.lists_filed.0.try_lock() else { return Ok(()) };
    let now = web.clock.now();
    web.store.keep_rendered_list(page, read, now).await?;
    if count.is_multiple_of(TRIM_AFTER) {
        let budget = web.site.rendered_budget / 4;
        web.store.trim_rendered_lists(&web.edition, budget, now).await?;
    }
    *count = count.wrapping_add(1);
    Ok(())
}
