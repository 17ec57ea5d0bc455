//! The single file: everything inside it, nothing that acts.

use scraper::{Html, Selector};
use unspool::format::{Format, Html as Shape, Kit, View};

use super::{everything, shaped};
use crate::support::{sample, ten};

fn page(kit: &Kit, thread: &unspool::thread::Thread) -> Html {
    let bytes = Shape.render(thread, kit).expect("a page");
    Html::parse_document(std::str::from_utf8(&bytes).expect("UTF-8"))
}

fn all(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector)
        .map(|found| {
            found.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .collect()
}

fn attributes(page: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).filter_map(|found| found.attr(name)).map(str::to_owned).collect()
}

#[test]
fn every_thread_is_html_without_a_fault() {
    for (name, thread) in ten::ten() {
        for kit in [Kit::default(), ten::kit()] {
            let page = page(&kit, &thread);
            assert!(page.errors.is_empty(), "{name}: {:?}", page.errors);
        }
    }
}

#[test]
fn a_reader_finds_author_posts_gaps_branches_context_and_receipt() {
    let page = page(&Kit { view: View::Posts, ..Kit::default() }, &everything());
    assert_eq!(all(&page, "h1"), ["A thread by Ada"]);
    assert_eq!(all(&page, ".byline .receipt"), ["4 of 5 posts: 1 deleted"]);
    assert_eq!(all(&page, ".context .label"), ["In reply to @bob@social.example"]);
    assert_eq!(attributes(&page, "section.post", "id"), ["p1", "p2", "p3", "p4"]);
    assert_eq!(attributes(&page, "aside.gap", "data-reason"), ["deleted", "blocked"]);
    assert_eq!(all(&page, ".branch > h2"), ["Continued from ¶2"]);
    assert_eq!(attributes(&page, ".branch > h2 a", "href"), ["#p2"]);
    assert_eq!(all(&page, "details.warned > summary"), ["Content warning: Seasickness"]);
    assert_eq!(all(&page, "details.covered > summary"), ["Sensitive media: show"]);
    assert_eq!(all(&page, ".poll li"), ["Ebb 2 votes, 67%", "Flood 1 vote, 33%"]);
    assert_eq!(all(&page, ".card"), ["tides.example Tide clocks How they work"]);
    assert_eq!(all(&page, "blockquote.quote .author"), ["Bob", "Cyd"]);
    assert_eq!(all(&page, "figcaption"), ["A clock with one hand", "The moon"]);
}

#[test]
fn pictures_are_inside_and_what_cannot_be_is_a_link_to_the_original() {
    let threads = ten::ten();
    let (_, thread) = threads.iter().find(|(name, _)| *name == "media").expect("media");
    let page = page(&ten::kit(), thread);
    let sources = attributes(&page, "img", "src");
    // The avatar, three pictures, the poster of a film and the silent loop.
    assert_eq!(sources.len(), 6, "{sources:?}");
    assert!(sources.iter().all(|source| source.starts_with("data:image/")), "{sources:?}");
    assert_eq!(
        all(&page, ".linked"),
        [
            "Image in the original",
            "Video: watch it in the original",
            "Video in the original",
            "Audio in the original",
            "File in the original"
        ]
    );
    assert!(all(&page, "figcaption").contains(&"Image without a description.".to_owned()));
    assert!(attributes(&page, "img", "alt").contains(&"The moon,\nover the sea".to_owned()));
    assert!(all(&page, "video, audio, iframe, script, object, link[rel=stylesheet]").is_empty());
}

#[test]
fn a_picture_that_is_too_large_or_shown_too_often_stays_outside() {
    let address = sample::url("https://files.example/wave.png");
    let emoji = |n: usize| {
        let run =
            unspool::thread::Inline::Emoji { code: "wave".to_owned(), image: address.clone() };
        let text = unspool::thread::RichText(vec![unspool::thread::Block::Paragraph(vec![run; n])]);
        sample::thread().post(|post| post.text = text).build()
    };
    let kit = |length: usize| {
        let mut kit = ten::kit();
        let file = kit.files.get_mut(&address).expect("the file");
        file.bytes = vec![7; length].into();
        kit
    };
    let shown = |length, n| attributes(&page(&kit(length), &emoji(n)), "img", "src").len();
    assert_eq!(shown(1 << 20, 1), 1, "1 MiB is just small enough");
    assert_eq!(shown((1 << 20) + 1, 1), 0);
    assert_eq!(shown(1 << 20, 16), 16, "16 MiB is just small enough");
    assert_eq!(shown(1 << 20, 17), 0, "each use counts");
}

#[test]
fn the_policy_of_the_file_lets_nothing_in_but_its_own_looks_and_pictures() {
    use aws_lc_rs::digest::{SHA256, digest};
    use base64::{Engine, prelude::BASE64_STANDARD};
    let page = page(&ten::kit(), &everything());
    let policy = attributes(&page, "meta[http-equiv=Content-Security-Policy]", "content");
    let style = Selector::parse("style").expect("a selector");
    let style: String = page.select(&style).flat_map(|style| style.text()).collect();
    let hash = BASE64_STANDARD.encode(digest(&SHA256, style.as_bytes()));
    assert_eq!(
        policy,
        [format!(
            "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; \
             form-action 'none'"
        )]
    );
    assert!(!style.contains("url(") && !style.contains("@import"), "{style}");
}

#[test]
fn the_file_names_its_page_or_else_the_original() {
    let canonical =
        |kit: &Kit| attributes(&page(kit, &everything()), "link[rel=canonical]", "href");
    assert_eq!(canonical(&ten::kit()), ["https://unspool.example/sample/social.example/@ada/1"]);
    assert_eq!(canonical(&Kit::default()), ["https://social.example/@ada/1"]);
}

#[test]
fn arabic_runs_from_right_to_left_and_what_we_say_does_not() {
    for (name, lang, dir) in [
        ("arabic", "ar", "rtl"),
        ("japanese", "ja", "ltr"),
        ("mixed", "he", "rtl"),
        ("hostile", "", "ltr"),
    ] {
        let page = page(&Kit::default(), &shaped(name));
        assert_eq!(attributes(&page, "html", "lang"), [lang], "{name}");
        assert_eq!(attributes(&page, "html", "dir"), [dir], "{name}");
        assert!(attributes(&page, ".mark", "dir").iter().all(|dir| dir == "ltr"), "{name}");
        assert!(attributes(&page, ".post > p:not(.mark)", "dir").iter().all(|dir| dir == "auto"));
    }
}
