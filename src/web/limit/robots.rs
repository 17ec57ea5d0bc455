//! Who walks the web, told by the name that they give (`User-Agent`). It keeps nobody out: nothing is
//! fetched or made for robots, and they are not counted among the readers.
//!
//! Two rules. Some names say it. And whoever poses as a browser and still says who they are, with a name
//! behind `compatible;`, an address or a mail address, is none. Of others an address says nothing: polite
//! programs of people say where they come from, too.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// How browsers begin, and who poses as one.
const BROWSER: &[u8] = b"Mozilla/";

/// Parts of names of robots.
const NAMES: [&str; 14] = [
    "bot",
    "crawl",
    "spider",
    "slurp",
    "scrapy",
    "archiver",
    "facebookexternalhit",
    "meta-external",
    "preview",
    "headless",
    "lighthouse",
    "googleother",
    "google-",
    "-google",
];

/// What no browser says of itself.
const SIGNS: [&str; 3] = ["compatible;", "+http", "@"];

/// Browsers that say something of that nevertheless: old ones, those that pose as them, and those on
/// telephones of that make.
const BROWSERS: [&str; 3] = ["compatible; msie", "compatible; konqueror", "cubot"];

/// Knows robots. All that is looked for is looked for at once: it is asked for nearly every request that
/// is not repeated.
pub(super) struct Robots(Option<AhoCorasick>);

impl Robots {
    pub(super) fn new() -> Self {
        let built = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::DFA))
            .build(NAMES.iter().chain(&SIGNS).chain(&BROWSERS));
        Self(built.inspect_err(|error| tracing::error!(%error, "robots are not known")).ok())
    }

    /// Whether who calls themselves so is one.
    pub(super) fn know(&self, agent: &[u8]) -> bool {
        let Some(known) = &self.0 else { return false };
        let poses = agent.starts_with(BROWSER);
        known.find_iter(agent).any(|found| match found.pattern().as_usize() {
            name if name < NAMES.len() => true,
            sign if sign < NAMES.len() + SIGNS.len() => poses,
            _ => false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHROME: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like \
                          Gecko) Chrome/131.0.0.0 Safari/537.36";

    #[test]
    fn robots_are_known_by_their_names_and_by_what_no_browser_says() {
        let robots = Robots::new();
        for agent in [
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 (compatible; GoogleOther)",
            "Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)",
            "Mediapartners-Google",
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Claude-User/1.0; \
             +https://example.com)",
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); Perplexity-User/1.0; \
             +https://example.com/user",
            "Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0 Safari/537.36 +somebody@example.com",
            "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
            "Mozilla/5.0 (compatible; YandexImages/3.0; +http://yandex.com/bots)",
            "facebookexternalhit/1.1",
            "Scrapy/2.11 (+https://scrapy.org)",
        ] {
            assert!(robots.know(agent.as_bytes()), "{agent}");
        }
        assert!(robots.know(format!("{CHROME} (compatible; GoogleOther)").as_bytes()));
    }

    #[test]
    fn browsers_and_programs_of_people_are_none() {
        let robots = Robots::new();
        for agent in [
            CHROME,
            "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like \
             Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; U; en-US) AppleWebKit/528.5+ (KHTML, like Gecko, Safari/528.5+) \
             Version/4.0 Kindle/3.0",
            "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)",
            "Mozilla/5.0 (compatible; Konqueror/4.5; Linux) KHTML/4.5.4 (like Gecko)",
            "Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile",
            "curl/8.9.1",
            "python-requests/2.32.3",
            "python-httpx/0.27.2",
            "Python/3.12 aiohttp/3.10.5",
            "Go-http-client/2.0",
            "okhttp/4.12.0",
            "axios/1.7.7",
            "node-fetch",
            "Wget/1.24.5",
            "books/1.0 (+https://example.com/books; ada@example.com)",
            "",
        ] {
            assert!(!robots.know(agent.as_bytes()), "{agent}");
        }
        assert!(!robots.know(b"\xff\xfe"));
    }
}
