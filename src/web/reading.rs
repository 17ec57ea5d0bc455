//! A thread's page for somebody who reads: from memory, else from the store as it was rendered once,
//! else rendered anew.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use askama::Template;
use axum::{http::HeaderMap, response::Response};

use super::{
    Error, Web,
    around::Around,
    cache::{Manner, Seen},
    encoding::Encoding,
    halves::{self, Id, Upper},
    listing::{self, Line},
    page::{self, Chrome},
    thread,
    thread_page::ThreadPage,
};
use crate::{format::View, store::Rendered};

/// Parts the halves of a page. In what people wrote every `<` is written as an entity.
const CUT: &str = "<!-- cut -->";

/// Pages between two looks at how many the store holds.
const TRIM_AFTER: u32 = 32;

/// What the pages of all threads end with.
#[derive(Template)]
#[template(path = "foot.html")]
struct Foot<'a> {
    chrome: &'a Chrome,
    view: View,
    latest: Vec<Line>,
}

impl Foot<'_> {
    fn is_article(&self) -> bool {
        self.view == View::Article
    }
}

/// Pages that were put into the store.
#[derive(Default)]
pub(super) struct Filed(AtomicU32);

/// Whose page it is, and for whom.
struct Wanted<'a> {
    id: Id,
    origin: String,
    encoding: Encoding,
    view: View,
    chrome: &'a Arc<Chrome>,
}

impl<'a> Wanted<'a> {
    fn of(chrome: &'a Arc<Chrome>, headers: &HeaderMap, view: View, address: &str) -> Self {
        let origin = page::origin(headers, chrome);
        let name = format!("{address} {view:?} {origin} {}", chrome.version);
        let mut id = [0; 8];
        id.copy_from_slice(&blake3::hash(name.as_bytes()).as_bytes()[..8]);
        let (id, encoding) = (Id::from_le_bytes(id), Encoding::asked(headers));
        Self { id, origin, encoding, view, chrome }
    }
}

/// Asks the store for the page at that address as it was rendered once: what is known of the thread comes
/// with it, without its words being read.
pub(super) async fn fetch(
    web: &Web,
    chrome: &Arc<Chrome>,
    headers: &HeaderMap,
    view: View,
    address: &str,
) -> Result<Option<Arc<Seen>>, Error> {
    // Where any `Host` is answered, anybody could fill the store.
    if chrome.base.is_none() {
        return Ok(None);
    }
    let wanted = Wanted::of(chrome, headers, view, address);
    let Some(page) = web.store.rendered(wanted.id).await? else { return Ok(None) };
    let seen = Arc::new(Seen::from(&page));
    // Made before the pictures came that were gathered since the start.
    if seen.address != address || web.gathered(&seen.root) > 0 {
        return Ok(None);
    }
    let made_of = made_of(web, &seen, &page.around);
    if web.halves.upper(wanted.id, Encoding::Brotli, &made_of).is_none() {
        web.halves.put(wanted.id, Upper::kept(made_of, page.tag, page.bytes));
    }
    web.arounds.believe(&seen.root, page.around);
    web.pages.remember(address, &seen);
    Ok(Some(seen))
}

/// The page.
pub(super) async fn answer(
    web: &Arc<Web>,
    chrome: &Arc<Chrome>,
    headers: &HeaderMap,
    view: View,
    seen: &Arc<Seen>,
) -> Result<Response, Error> {
    let wanted = Wanted::of(chrome, headers, view, &seen.address);
    let upper = upper(web, &wanted, seen).await?;
    let listing = web.listings.foot().await?;
    // One that stands in the list is left out on its own page.
    let own = listing.entries.iter().any(|entry| entry.address == seen.address);
    let own = if own { seen.address.clone() } else { String::new() };
    let name = format!("{} {own} {view:?} {}", listing.version, chrome.version);
    let foot = Arc::clone(chrome);
    let lower = web.halves.lower(name, wanted.encoding, move || {
        let latest = listing::foot(&listing, &foot, &own);
        let html = page::rendered(&Foot { chrome: &foot, view, latest })?;
        Ok(cut(html)?.1)
    });
    let manner = Manner { media_type: page::HTML, noindex: !seen.verdict.index };
    Ok(halves::answer(headers, (&upper, &*lower.await?), wanted.encoding, manner))
}

async fn upper(web: &Arc<Web>, wanted: &Wanted<'_>, seen: &Arc<Seen>) -> Result<Arc<Upper>, Error> {
    let around = web.arounds.version(seen).await?;
    let (id, encoding) = (wanted.id, wanted.encoding);
    if let Some(upper) = web.halves.upper(id, encoding, &made_of(web, seen, &around)) {
        if upper.is_hasty {
            tokio::spawn(file(
                Arc::clone(web),
                Arc::clone(seen),
                (id, encoding),
                around,
                Arc::clone(&upper),
            ));
        }
        return Ok(upper);
    }
    let around = web.arounds.of(seen).await?;
    let made_of = made_of(web, seen, &around.version);
    let kept = thread::read(web, seen).await?;
    let (chrome, origin, view) = (Arc::clone(wanted.chrome), wanted.origin.clone(), wanted.view);
    let made = web.halves.make_upper(id, encoding, made_of, move || {
        let html = page::rendered(&ThreadPage::new(&chrome, &origin, &kept, view, &around))?;
        Ok(cut(html)?.0)
    });
    made.await
}

/// Names all that the upper half shows.
fn made_of(web: &Web, seen: &Seen, around: &str) -> String {
    let (checked, pictures) = (seen.checked_at.as_millisecond(), web.gathered(&seen.root));
    format!("{} {} {checked} {pictures} {around}", seen.root, seen.version)
}

/// Both sides of the cut.
fn cut(html: Vec<u8>) -> Result<(Vec<u8>, Vec<u8>), Error> {
    let html = String::from_utf8(html).map_err(|error| Error::Broken(error.to_string()))?;
    let (upper, lower) =
        html.split_once(CUT).ok_or_else(|| Error::Broken("a page without a cut".to_owned()))?;
    Ok((upper.into(), lower.into()))
}

/// Has the upper half compressed well, and puts it into the store: it is asked for a second time.
async fn file(
    web: Arc<Web>,
    seen: Arc<Seen>,
    (id, encoding): (Id, Encoding),
    around: String,
    hasty: Arc<Upper>,
) {
    let Some(upper) = web.halves.improve(id, encoding, &hasty).await else { return };
    if encoding != Encoding::Brotli || web.site.base_url.is_none() {
        return;
    }
    let page = Rendered {
        id,
        address: seen.address.clone(),
        root: seen.root.clone(),
        author: seen.author.clone(),
        version: seen.version.clone(),
        checked_at: seen.checked_at,
        last_post: seen.last_post,
        verdict: seen.verdict.clone(),
        around,
        edition: web.edition.clone(),
        tag: upper.tag().to_owned(),
        bytes: upper.bytes().to_vec(),
    };
    if let Err(error) = filed(&web, &seen, &page).await {
        tracing::debug!(%error, "a page is not kept");
    }
}

async fn filed(web: &Web, seen: &Seen, page: &Rendered) -> Result<(), Error> {
    web.store.keep_rendered(page, web.clock.now()).await?;
    // What changed before it was there has taken out nothing.
    let Around { version, .. } = web.arounds.read(seen).await?;
    if version != page.around {
        web.store.drop_rendered(page.id).await?;
    }
    if web.filed.0.fetch_add(1, Ordering::Relaxed).is_multiple_of(TRIM_AFTER) {
        // The rest is for pages of lists.
        web.store.trim_rendered(&web.edition, web.site.rendered_budget / 4 * 3).await?;
    }
    Ok(())
}
