//! Searching, as a visitor does.

use std::fmt::Write;

use unspool::{
    thread::{Embed, Inline, Media, MediaKind, RichText},
    web::Site,
};

use crate::support::{
    answer::Answer,
    app::{TestApp, site},
    scripted::{conversation, line},
};

async fn app() -> TestApp {
    let app = TestApp::start().await;
    for (user, text) in [("alice", "How the tide clock works"), ("bob", "Clockwork & birds")] {
        let mut posts = line(user, 4);
        posts[2].text = RichText::plain(text);
        app.keeps(conversation(posts)).await;
    }
    app
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[tokio::test]
async fn a_search_shows_the_threads_and_links_to_the_posts_that_answer() {
    let app = app().await;
    let page = app.get("/search?q=%22tide+clock%22").await;
    page.is(200).has(".results > li", 1).has("meta[name=robots][content=noindex]", 1);
    assert_eq!(page.words(".results .title"), "Post 1 of alice.");
    assert_eq!(page.attributes(".places a", "href"), ["/sample/alice/1#p3"]);
    assert_eq!(page.words(".places a"), "How the tide clock works");
    assert_eq!(page.words(".places mark"), "tide clock");
    assert!(page.words(".count").starts_with("1 thread, found in "), "{}", page.words(".count"));
    assert_eq!(page.attributes("input[name=q]", "value"), ["\"tide clock\""]);
    assert_eq!(page.attributes("link[type='application/atom+xml']", "href").len(), 1);

    let page = app.get("/search?q=clock*+-tide").await;
    assert_eq!(page.is(200).attributes(".places a", "href"), ["/sample/bob/1#p3"]);
    assert_eq!(page.words(".places a"), "Clockwork & birds");

    let page = app.get("/search?q=post&sort=new").await;
    page.has(".results > li", 2).has(".sort a", 1).has("input[name=sort][value=new]", 1);
}

#[tokio::test]
async fn a_search_does_not_count_what_it_does_not_show() {
    let app = app().await;
    let mut short = line("carol", 2);
    short[1].text = RichText::plain("A xylophone in the tide");
    app.keeps(conversation(short)).await;
    let page = app.get("/search?q=xylophone").await;
    assert!(page.words(".count").starts_with("0 threads"), "{}", page.words(".count"));
    let page = app.get("/search?q=tide").await;
    page.has(".results > li", 1);
    assert!(page.words(".count").starts_with("1 thread,"), "{}", page.words(".count"));
}

#[tokio::test]
async fn a_tag_is_shown_where_it_stands_and_a_quote_as_what_somebody_else_wrote() {
    let app = TestApp::start().await;
    let mut posts = line("alice", 5);
    let url = "https://sample.test/tags/tides".parse().unwrap();
    posts[1].text = RichText::from_runs(vec![Inline::Tag { name: "Tides".to_owned(), url }]);
    let mut quoted = line("bob", 1).remove(0);
    quoted.text = RichText::plain("Xylophones at dawn, #tides");
    posts[2].embeds = vec![Embed::Quote(Box::new(quoted.clone()))];
    posts[3].tags = vec!["Other".to_owned(), "Sea_Shanty".to_owned()];
    quoted.text = RichText::plain("Glockenspiels at dusk");
    quoted.warning = Some("Noise".to_owned());
    posts[4].embeds = vec![Embed::Quote(Box::new(quoted))];
    app.keeps(conversation(posts)).await;
    let json = [("accept", "application/json")];
    for (typed, at, words, marked, place) in [
        ("#tides", "/sample/alice/1#p2", "#Tides", "#Tides", "text"),
        ("#seashanty", "/sample/alice/1#p4", "#Other #Sea_Shanty", "#Sea_Shanty", "tag"),
        (
            "xylophones",
            "/sample/alice/1#p3",
            "A quoted post: Xylophones at dawn, #tides",
            "Xylophones",
            "quote",
        ),
    ] {
        let path = format!("/search?q={}", encoded(typed));
        let page = app.get(&path).await;
        assert_eq!(page.is(200).attributes(".places a", "href"), [at], "{typed}");
        assert_eq!(page.words(".places a"), words);
        assert_eq!(page.words(".places mark"), marked);
        let told = app.get_with(&path, &json).await.json();
        assert_eq!(told["threads"][0]["places"][0]["place"], place);
    }
    // What stands behind a warning is found and stays behind it.
    app.get("/search?q=glockenspiels").await.has(".results > li", 1).has(".places", 0);
}

#[tokio::test]
async fn what_is_found_is_told_as_fully_as_in_lists() {
    let app = TestApp::start().await;
    let mut posts = line("alice", 3);
    posts[1].media = vec![Media {
        kind: MediaKind::Image,
        url: "https://files.sample.test/moon.jpg".parse().unwrap(),
        preview: None,
        alt: None,
        size: None,
        focus: None,
        captions: Vec::new(),
    }];
    app.keeps(conversation(posts)).await;
    let [listed, found] = [app.get("/latest").await, app.get("/search?q=post").await];
    let line = |page: &Answer| page.words(".listing > li .meta");
    assert_eq!(line(&found), line(&listed));
    for (selector, name) in [(".thumb", "src"), ("a.handle", "href")] {
        let in_list = listed.attributes(selector, name);
        assert_eq!((found.attributes(selector, name), in_list.len()), (in_list, 1), "{selector}");
    }
    let told = app.get_with("/search?q=post", &[("accept", "application/json")]).await.json();
    let thread = &told["threads"][0];
    assert_eq!((&thread["minutes"], &thread["author_list"]), (&1.into(), &"sample/alice".into()));
    let picture = thread["picture"].as_str().unwrap();
    assert!(picture.ends_with(&found.attributes(".thumb", "src")[0]), "{picture}");
}

#[tokio::test]
async fn the_form_stands_on_the_front_page_and_on_the_lists_and_its_page_explains_itself() {
    let app = app().await;
    for path in ["/", "/latest", "/search"] {
        app.get(path).await.is(200).has("form.find[action='/search'] input[name=q]", 1);
    }
    let page = app.get("/search").await;
    page.has("details.how[open] dt", 11).has(".results", 0).has(".count", 0);
    let page = app.get("/search?q=nowhere").await;
    page.is(200).has(".results", 0).has("details.how:not([open])", 1);
    assert!(page.words(".count").starts_with("0 threads"), "{}", page.words(".count"));
    assert!(page.words(".empty").contains("Fewer words"));
    assert!(app.get("/robots.txt").await.text().contains("Disallow: /search\n"));
}

#[tokio::test]
async fn a_mistake_is_no_error_and_the_page_says_what_was_made_of_it() {
    let app = app().await;
    for (typed, note) in [
        ("sicne:2026 tide", "sicne: is not known: it was looked for as a word."),
        ("\"tide clock", "A quotation mark was missing; it was put at the end."),
        ("has:wings tide", "has:wings makes no sense and was left out."),
        ("-", "- gives nothing to look for and was left out."),
        ("lang:english tide", "lang:english makes no sense and was left out."),
        ("network:threads tide", "network:threads makes no sense and was left out."),
        ("tide AND clock", "AND gives nothing to look for and was left out."),
        ("ti*", "ti* is too short for a part of a word: it was looked for as a whole word."),
    ] {
        let page = app.get(&format!("/search?q={}", encoded(typed))).await;
        assert_eq!(page.is(200).words(".notes"), note, "{typed}");
    }
    let mut hostile =
        vec!["\"".repeat(500), "\u{0}".to_owned(), "x ".repeat(5000), "🧵".to_owned()];
    hostile.extend(["(", "*", "-", "^", "NEAR(a", "{x}:y", "'--", "\\"].map(str::to_owned));
    for text in hostile {
        for rest in ["", "&sort=new", "&after=1.2.3", "&after=x", "&sort=x&after=9.9"] {
            app.get(&format!("/search?q={}{rest}", encoded(&text))).await.is(200);
        }
    }
    for raw in ["/search?q=%ff%fe&q=2", "/search?q=%", "/search?&&=&q", "/search?sort=new"] {
        app.get(raw).await.is(200);
    }
}

#[tokio::test]
async fn a_control_character_parts_words_and_caches_are_told_what_a_search_varies_by() {
    let app = app().await;
    let page = app.get("/search?q=clock%00tide").await;
    page.is(200).has(".results > li", 1);
    assert_eq!(page.attributes("input[name=q]", "value"), ["clock tide"]);
    for accepted in ["text/html", "application/json"] {
        let answer = app.get_with("/search?q=tide", &[("accept", accepted)]).await;
        let vary = answer.is(200).header("vary").to_ascii_lowercase();
        for name in ["accept,", "accept-language", "cookie", "accept-encoding"] {
            assert!(vary.contains(name), "{accepted}: {vary}");
        }
    }
    app.get("/search?q=network:sample+tide").await.has(".results > li", 1).has(".notes", 0);
}

#[tokio::test]
async fn nothing_typed_or_found_becomes_markup() {
    let app = TestApp::start().await;
    let attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> needle";
    let mut posts = line("eve", 3);
    posts[1].text = RichText::plain(attack);
    app.keeps(conversation(posts)).await;
    for text in ["needle", attack, "script", "\"><svg onload=alert(1)>", "onerror*"] {
        let page = app.get(&format!("/search?q={}", encoded(text))).await;
        page.is(200).has("main script", 0).has("main img", 0).has("svg", 0).has("[onerror]", 0);
    }
    let page = app.get("/search?q=needle").await;
    assert_eq!(page.words(".places a"), attack);
    assert_eq!(page.words(".places mark"), "needle");
}

#[tokio::test]
async fn programs_get_json_and_feed_readers_a_feed_of_what_answers() {
    let app = app().await;
    let json = [("accept", "application/json")];
    let answer = app.get_with("/search?q=tide+clock+sicne:1", &json).await;
    let value = answer.is(200).json();
    assert_eq!(value["count"], 0);
    assert_eq!(value["notes"][0]["note"], "unknown");
    let value = app.get_with("/search?q=tide+clock", &json).await.json();
    assert_eq!((&value["count"], &value["more"]), (&1.into(), &false.into()));
    let thread = &value["threads"][0];
    assert_eq!(thread["address"], "sample/alice/1");
    assert_eq!(thread["places"][0]["post"], 3);
    let mut marked = String::new();
    for piece in thread["places"][0]["pieces"].as_array().unwrap() {
        let text = piece["text"].as_str().unwrap();
        let _ = if piece["found"] == true {
            write!(marked, "[{text}]")
        } else {
            write!(marked, "{text}")
        };
    }
    assert_eq!(marked, "How the [tide] [clock] works");

    for (shape, kind) in [("atom", "atom"), ("rss", "rss"), ("json", "feed+json")] {
        let answer = app.get(&format!("/search/feed.{shape}?q=clock*")).await;
        assert!(answer.is(200).header("content-type").contains(kind));
        let feed = feed_rs::parser::parse(&answer.body[..]).unwrap();
        assert_eq!(feed.entries.len(), 2, "{shape}");
        assert_eq!(feed.title.unwrap().content, "Threads that answer: clock*", "{shape}");
        app.get(&format!("/search/feed.{shape}?q=nothing")).await.is(200);
    }
    app.get("/search/feed.xml?q=clock").await.is(404);
}

#[tokio::test]
async fn a_link_in_the_search_field_is_unrolled() {
    let app = app().await;
    let answer = app.get("/search?q=https%3A%2F%2Fsample.test%2Fnew%2F1").await;
    answer.is(303).leads_to("/unroll?link=https%3A%2F%2Fsample%2Etest%2Fnew%2F1");
    let description = app.get("/opensearch.xml").await.text();
    assert!(description.contains("/search?q={searchTerms}"), "{description}");
}

#[tokio::test]
async fn leafing_leads_on_and_back() {
    let app = TestApp::start().await;
    for n in 0..25 {
        app.keeps(conversation(line(&format!("user{n:02}"), 3))).await;
    }
    for sort in ["", "&sort=new"] {
        let first = app.get(&format!("/search?q=post{sort}")).await;
        first.is(200).has(".results > li", 20).has(".pager a[rel=first]", 0);
        let next = &first.attributes(".pager a[rel=next]", "href")[0];
        let second = app.get(next).await;
        second.is(200).has(".results > li", 5).has(".pager a[rel=next]", 0);
        let back = &second.attributes(".pager a[rel=first]", "href")[0];
        assert_eq!(app.get(back).await.all(".results .title"), first.all(".results .title"));
    }
}

#[tokio::test]
async fn every_page_of_a_search_leads_both_ways_and_back_to_what_was_seen() {
    let app = TestApp::start().await;
    for n in 0..65 {
        app.clock.advance(jiff::SignedDuration::from_secs(7));
        app.keeps(conversation(line(&format!("user{n:02}"), 3))).await;
    }
    let links = |page: &Answer, rel: &str| {
        let head = page.attributes(&format!("head link[rel={rel}]"), "href");
        assert_eq!(page.attributes(&format!(".pager a[rel={rel}]"), "href"), head);
        head.into_iter().next()
    };
    for (sort, rest) in [("", 5), ("&sort=new", 6)] {
        let first = format!("/search?q=post{sort}");
        let (mut seen, mut at) = (Vec::new(), Some(first.clone()));
        while let Some(path) = at {
            let page = app.get(&path).await;
            at = links(page.is(200), "next");
            seen.push((path, page.attributes(".results .title", "href")));
        }
        let sizes: Vec<usize> = seen.iter().map(|(_, shown)| shown.len()).collect();
        assert_eq!(sizes, [20, 20, 20, rest], "{sort}");
        // The way back leads to the same addresses, and ends at the plain first page.
        let mut at = seen.last().map(|(path, _)| path.clone());
        for (path, shown) in seen.iter().rev() {
            assert_eq!(at.as_ref(), Some(path), "{sort}");
            let page = app.get(path).await;
            assert_eq!(page.attributes(".results .title", "href"), *shown, "{path}");
            at = links(&page, "prev");
        }
        assert_eq!((at, &seen[0].0), (None, &first));
        // A thread that comes meanwhile moves nothing but the first page.
        let (path, shown) = &seen[2];
        app.clock.advance(jiff::SignedDuration::from_hours(1));
        app.keeps(conversation(line(&format!("late{}", sort.len()), 3))).await;
        let page = app.get(path).await;
        assert_eq!(page.attributes(".results .title", "href"), *shown, "{path}");
        assert_eq!(links(&page, "prev").as_ref(), Some(&seen[1].0));
    }
    let page = app.get("/search?q=post&after=1.2.3").await;
    assert_eq!(links(page.is(200), "prev").as_deref(), Some("/search?q=post"));
    // Another language keeps the place.
    let page = app.get("/search?q=post&sort=new").await;
    let german = page.attributes(".languages a[hreflang=de]", "href");
    assert_eq!(german, ["/search?q=post&sort=new&lang=de"]);
    app.get(&german[0]).await.is(200).has(".results > li", 20);
}

#[tokio::test]
async fn a_site_without_lists_has_no_search() {
    let app = TestApp::with(Site { list: false, ..site() }).await;
    app.get("/search?q=x").await.is(404);
    app.get("/search/feed.atom?q=x").await.is(404);
    app.get("/").await.has("form.find", 0);
    assert!(app.get("/opensearch.xml").await.text().contains("/unroll?link={searchTerms}"));
}
