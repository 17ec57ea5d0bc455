//! What a cache in front of us is told about an answer beside how long to keep it: the names by
//! which the operator can have it thrown away there. Fastly and Varnish read `Surrogate-Key`,
//! Cloudflare and others `Cache-Tag`.

use axum::{http::HeaderValue, response::Response};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// The name of everything that shows the latest threads.
pub(super) const LATEST: &str = "latest";

/// What parts the names of either header may not stand in one.
const NAME: &AsciiSet = &CONTROLS.add(b' ').add(b',').add(b'%').add(b'"');

/// Names the answer: the addresses of what it shows, and [`LATEST`].
pub(super) fn named(mut response: Response, names: &[&str]) -> Response {
    let names: Vec<_> =
        names.iter().map(|name| utf8_percent_encode(name, NAME).to_string()).collect();
    for (header, between) in [("surrogate-key", " "), ("cache-tag", ",")] {
        if let Ok(value) = HeaderValue::try_from(names.join(between)) {
            response.headers_mut().insert(header, value);
        }
    }
    response
}

/// Longest names of an answer, in bytes. They stand in two headers, and nginx takes all headers of
/// an answer in one page of memory (4,096 bytes), of which the others need a thousand.
const LONGEST: usize = 1_400;

/// Names an answer that shows threads of a list: by the list (where it is one that has a page), by
/// [`LATEST`], and by each of the threads as long as there is room for all of them.
pub(super) fn of_list<'a>(
    response: Response,
    list: &'a str,
    threads: impl IntoIterator<Item = &'a str>,
) -> Response {
    let mut names: Vec<&str> = Vec::new();
    names.extend(Some(list).filter(|list| !list.is_empty() && *list != LATEST));
    names.push(LATEST);
    let lists = names.len();
    names.extend(threads);
    let length = |name: &&str| utf8_percent_encode(name, NAME).map(str::len).sum::<usize>() + 1;
    if names.iter().map(length).sum::<usize>() > LONGEST {
        names.truncate(lists);
    }
    named(response, &names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_one_name() {
        let response = named(Response::default(), &["bluesky/a,b c/ü", LATEST]);
        assert_eq!(response.headers()["surrogate-key"], "bluesky/a%2Cb%20c/%C3%BC latest");
        assert_eq!(response.headers()["cache-tag"], "bluesky/a%2Cb%20c/%C3%BC,latest");
    }
}
