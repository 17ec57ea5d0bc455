//! What a reader's connection carries before the first words are there.

use unspool::thread::RichText;

use crate::support::{
    app::TestApp,
    scripted::{conversation, line},
};

/// Words that do not repeat themselves more than a language does.
fn words(mut seed: u64, count: usize) -> String {
    const PARTS: [&str; 16] = [
        "tide", "har", "bour", "moon", "ing", "the", "clock", "er", "ness", "sail", "of", "wind",
        "ward", "stone", "and", "light",
    ];
    let mut next = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(seed >> 33).unwrap_or_default()
    };
    let word = |_| {
        let (first, second) = (next() % PARTS.len(), next());
        let end = if second % 3 == 0 { "" } else { PARTS[second % PARTS.len()] };
        format!("{}{end}", PARTS[first])
    };
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_thread_of_25_posts_weighs_less_than_25_kilobytes_with_style_and_scripts() {
    let app = TestApp::start().await;
    let mut posts = line("alice", 25);
    for (n, post) in posts.iter_mut().enumerate() {
        post.text = RichText::plain(&words(n as u64 + 7, 45));
    }
    app.keeps(conversation(posts)).await;
    let browser = [("accept-encoding", "br")];
    // The first reader gets it compressed in haste.
    let page = app.get_with("/sample/alice/1", &browser).await;
    assert_eq!(page.is(200).header("content-encoding"), "br");
    let plain = app.get("/sample/alice/1").await;
    plain.has("section.post", 25);
    let mut weight = page.body.len();
    let parts = plain.attributes("link[rel=stylesheet]", "href");
    assert_eq!(parts.len(), 1, "one request, and then the page is painted");
    plain.has("script[src]:not([defer])", 0);
    for part in parts.into_iter().chain(plain.attributes("script[src]", "src")) {
        weight += app.get_with(&part, &browser).await.is(200).body.len();
    }
    assert!(weight < 25_000, "{weight} bytes");
    let script = plain.attributes("script[src]", "src").remove(0);
    assert!(app.get(&script).await.body.len() < 20_000, "the script");
}
