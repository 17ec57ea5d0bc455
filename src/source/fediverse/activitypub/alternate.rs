//! Where a page for people says its `ActivityPub` document is.

use scraper::{Html, Selector};
use url::Url;

use super::object::web;
use crate::fetch::Answer;

const KINDS: [&str; 2] = ["application/activity+json", "application/ld+json"];

/// The address in the `Link` header, or in a `<link rel="alternate">` of the page.
pub(super) fn of(answer: &Answer) -> Option<Url> {
    let headers = answer.headers.iter().filter(|(key, _)| key == "link");
    headers
        .filter_map(|(_, value)| in_header(value, &answer.url))
        .next()
        .or_else(|| in_page(&String::from_utf8_lossy(&answer.body), &answer.url))
}

fn in_header(value: &str, base: &Url) -> Option<Url> {
    value.split('<').skip(1).find_map(|link| {
        let (address, parameters) = link.split_once('>')?;
        let parameters = parameters.to_ascii_lowercase();
        let fits =
            parameters.contains("alternate") && KINDS.iter().any(|kind| parameters.contains(kind));
        fits.then(|| join(base, address)).flatten()
    })
}

fn in_page(html: &str, base: &Url) -> Option<Url> {
    let page = Html::parse_document(html);
    let links = Selector::parse("link[rel~=alternate][href]").ok()?;
    page.select(&links).find_map(|link| {
        let kind = link.attr("type")?.to_ascii_lowercase();
        let fits = KINDS.iter().any(|wanted| kind.starts_with(wanted));
        fits.then(|| join(base, link.attr("href")?)).flatten()
    })
}

fn join(base: &Url, address: &str) -> Option<Url> {
    web(base.join(address.trim()).ok()?.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> Url {
        Url::parse("https://a.example/@ada/1").unwrap()
    }

    #[test]
    fn a_link_header_with_several_links_names_the_document() {
        let header = "<https://a.example/feed>; rel=\"alternate\"; type=\"application/rss+xml\", \
                      </users/ada/statuses/1>; rel=\"alternate\"; type=\"application/activity+json\"";
        let found = in_header(header, &base()).unwrap();
        assert_eq!(found.as_str(), "https://a.example/users/ada/statuses/1");
        assert_eq!(in_header("<", &base()), None);
    }

    #[test]
    fn a_page_names_the_document_and_no_script_address_counts() {
        let page = "<link rel=alternate type='application/activity+json' href='javascript:x()'>\
                    <link href='/o/1' rel='me alternate' type='application/activity+json'>";
        assert_eq!(in_page(page, &base()).unwrap().as_str(), "https://a.example/o/1");
    }
}
