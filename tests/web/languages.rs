//! The pages in every language.

use scraper::Html;
use unspool::{
    lang::Language,
    thread::{GapReason, Missing},
    web::Site,
};

use crate::support::{
    answer::Answer,
    app::{TestApp, site},
    scripted::{conversation, line, name},
};

/// The words that the other languages must not show.
const ENGLISH: &str = include_str!("../../src/lang/en.ftl");

async fn app() -> TestApp {
    let base_url = Some("https://unroll.example/".parse().unwrap());
    let app = TestApp::with(Site { base_url, ..site() }).await;
    app.keeps(conversation(line("bob", 2))).await;
    let mut posts = line("alice", 3);
    posts[1].truncated = true;
    let mut conversation = conversation(posts);
    conversation.missing.push(Missing {
        id: name("alice", 4),
        parent: Some(name("alice", 3)),
        author: None,
        reason: GapReason::Deleted,
        cause: None,
    });
    app.keeps(conversation).await;
    app
}

/// Every page that has a frame, and the status that it has.
const PAGES: [(&str, u16); 11] = [
    ("/", 200),
    ("/latest", 200),
    ("/about", 200),
    ("/privacy", 200),
    ("/opt-out", 200),
    ("/status", 200),
    ("/sample/alice/1", 200),
    ("/sample/alice/1?view=posts", 200),
    ("/no/such/page", 404),
    ("/unroll?link=nothing", 422),
    ("/unroll?link=https%3A%2F%2Felsewhere.example%2F1", 422),
];

fn in_language(path: &str, language: &str) -> String {
    let mark = if path.contains('?') { '&' } else { '?' };
    format!("{path}{mark}lang={language}")
}

fn keys() -> impl Iterator<Item = &'static str> {
    let lines = ENGLISH.lines().filter(|line| !line.starts_with(['#', ' ']));
    lines
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
        .filter(|key| key.contains('-'))
}

/// What English says without any variable, in more than three words.
fn sentences() -> impl Iterator<Item = &'static str> {
    let said = ENGLISH.lines().filter(|line| !line.starts_with('#'));
    let said = said.filter_map(|line| line.split_once(" = ")).map(|(_, words)| words);
    said.filter(|words| !words.contains('{') && words.split(' ').count() > 3)
}

/// What a visitor reads and what is read out.
fn read(page: &Answer) -> Vec<String> {
    let html: Html = page.html();
    let elements = html.root_element().descendants();
    let mut words = Vec::new();
    for node in elements {
        if let Some(text) = node.value().as_text() {
            words.push(text.trim().to_owned());
        }
        let attributes = node.value().as_element().into_iter().flat_map(|element| element.attrs());
        let told =
            attributes.filter(|(name, _)| ["aria-label", "alt", "title", "content"].contains(name));
        words.extend(told.map(|(_, value)| value.trim().to_owned()));
    }
    words
}

#[tokio::test]
async fn every_page_speaks_every_language_and_says_which() {
    let app = app().await;
    for language in Language::ALL {
        for (path, status) in PAGES {
            let page = app.get(&in_language(path, language.code())).await;
            let at = format!("{path} in {language}");
            page.is(status);
            assert_eq!(page.attributes("html", "lang"), [language.code()], "{at}");
            assert_eq!(page.attributes("html", "dir"), [language.dir()], "{at}");
            let read = read(&page);
            for words in &read {
                assert!(!words.contains("{ $") && !words.contains("{$"), "{at}: {words}");
                assert!(!keys().any(|key| key == words), "{at}: a key, not its words: {words}");
            }
            if language != Language::English {
                let left = sentences().find(|sentence| read.iter().any(|it| it.contains(sentence)));
                assert_eq!(left, None, "{at}");
            }
        }
    }
}

#[tokio::test]
async fn a_language_that_is_not_spoken_is_not_asked_for() {
    let app = app().await;
    for path in ["/about?lang=tlh", "/about?lang=", "/about?lang=%00", "/about?lang"] {
        let page = app.get_with(path, &[("accept-language", "fr-CH, fr;q=0.9")]).await;
        assert_eq!(page.is(200).words("h1"), "À propos de ce site", "{path}");
        assert_eq!(app.get(path).await.words("h1"), "About this site", "{path}");
    }
}

#[tokio::test]
async fn the_address_comes_before_the_browser() {
    let app = app().await;
    let german = [("accept-language", "de")];
    assert_eq!(app.get_with("/about", &german).await.words("h1"), "Über diese Website");
    let page = app.get_with("/about?lang=ja", &german).await;
    assert_eq!(page.words("h1"), "このサイトについて");
    assert_eq!(page.header("vary"), "accept, accept-encoding, accept-language, cookie");
}

#[tokio::test]
async fn the_foot_of_every_page_leads_to_the_same_page_in_the_other_languages() {
    let app = app().await;
    for (path, _) in PAGES {
        let page = app.get(&in_language(path, "de")).await;
        assert_eq!(page.all("footer .languages [aria-current]"), ["Deutsch"], "{path}");
        let links = page.attributes("footer .languages a", "href");
        assert_eq!(links.len(), Language::ALL.len() - 1, "{path}");
        let base = url::Url::parse("https://unroll.example").unwrap().join(path).unwrap();
        for link in links {
            let to = base.join(&link).unwrap();
            let there = app.get(to.as_str().strip_prefix("https://unroll.example").unwrap()).await;
            let (_, code) = link.rsplit_once("lang=").unwrap();
            assert_eq!(there.attributes("html", "lang"), [code], "{path}: {link}");
            assert_eq!(there.status, page.status, "{path}: {link}");
            // The rest of the query goes along.
            for (name, value) in base.query_pairs() {
                assert!(
                    to.query_pairs().any(|pair| pair == (name.clone(), value.clone())),
                    "{link}"
                );
            }
        }
    }
}

#[tokio::test]
async fn a_page_of_the_list_stays_that_page_in_another_language() {
    let app = app().await;
    for n in 0..22 {
        app.clock.advance(jiff::SignedDuration::from_hours(1));
        app.keeps(conversation(line(&format!("user{n}"), 3))).await;
    }
    let older = app.get("/latest").await.attributes("a[rel=next]", "href").remove(0);
    let page = app.get(&older).await;
    let link = page.attributes("footer .languages a[hreflang=de]", "href").remove(0);
    let german = app.get(&format!("/latest{link}")).await;
    assert_eq!(german.all(".listing .title"), page.all(".listing .title"));
}

#[tokio::test]
async fn while_a_thread_is_read_the_page_goes_on_in_its_language() {
    let app = TestApp::with(Site { patience: std::time::Duration::ZERO, ..site() }).await;
    app.has_line("alice", 3);
    app.script.close(2);
    let link = "/unroll?link=https%3A%2F%2Fsample.test%2Falice%2F1&lang=es";
    let page = app.get(link).await;
    assert_eq!(page.is(202).words("h1"), "Leyendo el hilo");
    let again = page.attributes(".progress", "data-again").remove(0);
    assert!(again.ends_with("&lang=es"), "{again}");
    let arabic = page.attributes("footer .languages a[hreflang=ar]", "href").remove(0);
    assert_eq!(app.get(&arabic).await.is(202).attributes("html", "dir"), ["rtl"]);
    app.script.open();
    app.settle().await;
}

#[tokio::test]
async fn search_engines_find_the_pages_about_the_site_in_every_language() {
    let app = app().await;
    for path in ["/about", "/privacy", "/opt-out"] {
        let page = app.get(path).await;
        let languages = page.attributes("link[rel=alternate][hreflang]", "hreflang");
        assert_eq!(languages, ["en", "es", "fr", "de", "pt", "ja", "ar", "x-default"]);
        let links = page.attributes("link[rel=alternate][hreflang]", "href");
        assert_eq!(links[3], format!("https://unroll.example{path}?lang=de"));
        assert_eq!(links[7], format!("https://unroll.example{path}"));
    }
    // A thread is in its author's language, whatever stands around it.
    let thread = app.get("/sample/alice/1?lang=de").await;
    thread.has("link[hreflang]", 0);
    let canonical = thread.attributes("link[rel=canonical]", "href");
    assert_eq!(canonical, ["https://unroll.example/sample/alice/1"]);
}

#[tokio::test]
async fn feeds_and_documents_speak_the_language_that_is_asked_for() {
    let app = app().await;
    let titles = |language| {
        let app = &app;
        async move {
            let path = format!("/sample/alice/feed.json?lang={language}");
            app.get(&path).await.json()["title"].as_str().unwrap().to_owned()
        }
    };
    assert_eq!(titles("en").await, "Threads by Alice (@alice.test)");
    assert_eq!(titles("fr").await, "Fils de Alice (@alice.test)");
    assert_eq!(titles("ja").await, "Alice (@alice.test)さんのスレッド");
    let latest = app.get("/feed.json?lang=pt").await.json();
    assert_eq!(latest["title"], "Últimos fios desenrolados");
    for (shape, words) in
        [("md", "De [Alice]"), ("txt", "De Alice (@alice.test)"), ("html", "Un hilo de <a")]
    {
        let document = app.get(&format!("/sample/alice/1.{shape}?lang=es")).await.text();
        assert!(document.contains(words), "{shape}: {document}");
        assert!(document.contains("publicaciones"), "{shape}: {document}");
        let english = app.get(&format!("/sample/alice/1.{shape}")).await.text();
        assert!(!english.contains("publicaciones"), "{shape}: {english}");
    }
    let manifest = app.get("/manifest.webmanifest?lang=ar").await.json();
    assert_eq!((&manifest["lang"], &manifest["dir"]), (&"ar".into(), &"rtl".into()));
    assert_eq!(manifest["description"], "اقرأ السلسلة في صفحة واحدة");
}

#[tokio::test]
async fn programs_read_english_whoever_asks() {
    let app = app().await;
    let headers = [("accept", "application/json"), ("accept-language", "ja")];
    let problem = app.get_with("/no/such/page?lang=ja", &headers).await.is(404).json();
    assert_eq!(problem["title"], "No such page");
}
