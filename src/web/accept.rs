//! Which of our shapes a request likes best (RFC 9110 §12.5.1).

use axum::http::{HeaderMap, header};

/// The place among `offers` of the media type that the request likes best. Without a wish, or
/// when nothing fits, the first: an answer in another shape helps more than none.
pub(super) fn preferred(headers: &HeaderMap, offers: &[&str]) -> usize {
    let wishes: Vec<(&str, f32)> = headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(wish)
        .collect();
    let liking = |offer: &str| {
        let essence = offer.split(';').next().unwrap_or_default().trim();
        let (kind, _) = essence.split_once('/').unwrap_or((essence, ""));
        wishes
            .iter()
            .filter_map(|(range, quality)| {
                let exact = match *range {
                    "*/*" => 0,
                    range if range.strip_suffix("/*") == Some(kind) => 1,
                    range if range.eq_ignore_ascii_case(essence) => 2,
                    _ => return None,
                };
                Some((exact, *quality))
            })
            .max_by_key(|(exact, _)| *exact)
            .map_or(0.0, |(_, quality)| quality)
    };
    let mut best = (0, 0.0);
    for (at, offer) in offers.iter().enumerate() {
        let liking = liking(offer);
        if liking > best.1 {
            best = (at, liking);
        }
    }
    best.0
}

fn wish(text: &str) -> Option<(&str, f32)> {
    let mut parts = text.split(';').map(str::trim);
    let range = parts.next().filter(|range| range.contains('/'))?;
    let quality = parts.find_map(|part| part.strip_prefix("q=")?.parse().ok());
    Some((range, quality.unwrap_or(1.0_f32).clamp(0.0, 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(accept: &str) -> &'static str {
        let offers = ["text/html; charset=utf-8", "text/markdown", "application/json"];
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, accept.parse().unwrap());
        offers[preferred(&headers, &offers)]
    }

    #[test]
    fn browsers_get_the_page_and_programs_what_they_ask_for() {
        let page = "text/html; charset=utf-8";
        assert_eq!(chosen("text/html,application/xhtml+xml,*/*;q=0.8"), page);
        assert_eq!(chosen("*/*"), page);
        assert_eq!(chosen("image/png"), page);
        assert_eq!(chosen("application/json"), "application/json");
        assert_eq!(chosen("text/markdown, text/html;q=0.5"), "text/markdown");
        assert_eq!(chosen("text/*;q=0.3, application/json;q=0.9"), "application/json");
        assert_eq!(chosen(";;,q=,/,x/y;q=nan"), page);
    }
}
