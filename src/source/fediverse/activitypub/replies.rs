//! A `replies` collection, or any other, read page by page as each server does it.

use std::collections::BTreeSet;

use serde_json::Value;
use url::Url;

use super::{
    door::Door,
    note::same_host,
    object::{Object, link_of, web},
};
use crate::source::Error;

/// Most pages of one collection.
const PAGES: usize = 20;

/// Most entries of one collection.
const ENTRIES: usize = 1_000;

/// One entry: the address of a post, and the post itself where the page brought it along.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) id: Url,
    pub(super) whole: Option<Value>,
}

/// What a collection gave.
#[derive(Debug, Default)]
pub(super) struct Listing {
    pub(super) entries: Vec<Entry>,
    /// There may be more: a limit was reached, or a page did not come.
    pub(super) is_cut: bool,
    /// The server does not show the collection at all.
    pub(super) is_closed: bool,
}

/// One step of the way through a collection.
enum Step {
    Here(Value),
    Page(Url),
}

/// Reads the collection that stands under a property of a post of `home`'s host.
pub(super) async fn read(door: &Door<'_>, collection: &Value, home: &Url) -> Listing {
    let mut listing = Listing::default();
    let mut known = BTreeSet::new();
    let mut asked = BTreeSet::new();
    let mut next = first_step(collection, home);
    listing.is_closed = next.is_none();
    while let Some(step) = next.take() {
        let page = match step {
            Step::Here(page) => page,
            Step::Page(url) => {
                if asked.len() >= PAGES || known.len() >= ENTRIES || !door.is_open() {
                    listing.is_cut = true;
                    break;
                }
                if !asked.insert(url.to_string()) {
                    break;
                }
                match door.own(&url).await {
                    Ok(page) => page,
                    Err(error) => {
                        note_failure(&mut listing, &error, asked.len());
                        break;
                    }
                }
            }
        };
        let page = Object(&page);
        let before = known.len();
        take(page, home, &mut known, &mut listing.entries);
        let is_stale = known.len() == before && asked.len() > 1 && page.raw("first").is_none();
        let is_whole = page
            .count("totalItems")
            .is_some_and(|all| all > 0 && usize::try_from(all).is_ok_and(|all| known.len() >= all));
        if is_stale || is_whole {
            break;
        }
        next = following(page, home);
    }
    listing
}

/// A collection that says no is closed; one that fails on the way may have more.
fn note_failure(listing: &mut Listing, error: &Error, pages: usize) {
    let says_no = matches!(error, Error::NotFound(_) | Error::Gone(_) | Error::Refused { .. });
    if says_no && pages <= 1 {
        listing.is_closed = true;
    } else {
        listing.is_cut = true;
    }
}

fn first_step(collection: &Value, home: &Url) -> Option<Step> {
    let object = Object(collection);
    let says_something =
        ["first", "next", "items", "orderedItems"].iter().any(|key| object.raw(key).is_some());
    if collection.is_object() && says_something {
        return Some(Step::Here(collection.clone()));
    }
    link_of(collection).filter(|url| same_host(url, home)).map(Step::Page)
}

/// Where the page says it goes on. Pages of other people's replies alone are of no use.
fn following(page: Object<'_>, home: &Url) -> Option<Step> {
    let step = match page.raw("first").or_else(|| page.raw("next"))? {
        inline @ Value::Object(_) => first_step(inline, home)?,
        Value::String(url) => Step::Page(web(url)?),
        _ => return None,
    };
    match &step {
        Step::Page(url) if !same_host(url, home) || is_of_others(url) => None,
        _ => Some(step),
    }
}

fn is_of_others(page: &Url) -> bool {
    page.query_pairs().any(|(key, value)| key == "only_other_accounts" && value == "true")
}

fn take(page: Object<'_>, home: &Url, known: &mut BTreeSet<String>, entries: &mut Vec<Entry>) {
    for item in page.all("items").chain(page.all("orderedItems")) {
        if known.len() >= ENTRIES {
            return;
        }
        let Some(id) = link_of(item) else { continue };
        if known.insert(id.to_string()) {
            let whole = (item.is_object() && same_host(&id, home)).then(|| item.clone());
            entries.push(Entry { id, whole });
        }
    }
}
