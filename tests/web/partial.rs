//! What a network leaves open, and how a thread's page says so.

use unspool::thread::{Block, Cause, GapReason, Inline, Missing, Read, RichText, Style};

use crate::support::{
    app::TestApp,
    scripted::{author, conversation, line, name, post},
};

#[tokio::test]
async fn a_thread_seen_only_upward_asks_for_the_link_of_its_last_post_right_there() {
    let app = TestApp::start().await;
    let mut seen = conversation(line("alice", 3));
    seen.read = Read::Upward;
    app.keeps(seen).await;
    let page = app.get("/sample/alice/1").await;
    page.is(200).has("[data-complete=unknown]", 1).has("header .more a[href='#more']", 1);
    assert_eq!(
        page.words(".receipt"),
        "3 posts; only the pasted post and what stands above it could be seen, there may be more"
    );
    page.has(".e-content + #more.upward", 1);
    assert_eq!(
        page.words(".upward p"),
        "The sample network shows this site only what stands above the post that was pasted. If \
         the thread goes on, paste the link of its last post and the rest is added here."
    );
    page.has(".upward form[action='/unroll'][method=get] input[name=link]", 1);
    assert_eq!(page.words(".upward label"), "Link of the thread's last post");
    let labelled = page.attributes("main label", "for");
    assert_eq!(labelled, page.attributes("main input[name=link]", "id"), "each has its own");
    assert_eq!(labelled.len(), 2);
    assert_ne!(labelled[0], labelled[1]);
    assert!(app.get("/sample/alice/1.txt").await.text().contains("there may be more"));
    assert_eq!(app.get("/sample/alice/1.json").await.json()["receipt"]["upward"], true);
}

#[tokio::test]
async fn where_the_end_is_proved_nothing_is_asked() {
    let app = TestApp::start().await;
    let mut seen = conversation(line("alice", 3));
    seen.read = Read::Upward;
    seen.posts[2].counts.replies = Some(0);
    app.keeps(seen).await;
    let page = app.get("/sample/alice/1").await;
    page.is(200).has(".upward", 0).has(".more", 0).has("[data-complete=whole]", 1);
    assert_eq!(page.words(".receipt"), "All 3 posts");
}

#[tokio::test]
async fn words_that_were_cut_lead_to_the_rest() {
    let app = TestApp::start().await;
    let mut posts = line("alice", 2);
    posts[1].truncated = true;
    app.keeps(conversation(posts)).await;
    let page = app.get("/sample/alice/1").await;
    page.is(200).has("#p1 .cut", 0).has("[data-complete=partial]", 1);
    assert_eq!(
        page.words("#p2 .cut"),
        "This is only the beginning of a long post. Read the rest on the sample network"
    );
    assert_eq!(page.attributes("#p2 .cut a", "href"), ["https://sample.test/alice/2"]);
    assert_eq!(
        page.attributes("#p2 .cut a", "aria-label"),
        ["Read the rest on the sample network (paragraph 2)"]
    );
    assert_eq!(page.words(".receipt"), "2 posts; the words of 1 post are cut");
}

#[tokio::test]
async fn what_the_network_says_about_a_missing_post_stands_in_its_place() {
    let app = TestApp::start().await;
    let mut posts = line("alice", 2);
    posts.push(post("alice", 9, Some(8)));
    let mut read = conversation(posts);
    let causes = [
        (GapReason::Withheld, Some(Cause::Suspended)),
        (GapReason::Protected, Some(Cause::AgeRestricted)),
        (GapReason::Protected, Some(Cause::SignedInOnly)),
        (GapReason::Withheld, Some(Cause::LegalDemand)),
        (GapReason::Protected, None),
        (GapReason::Withheld, None),
    ];
    for (n, (reason, cause)) in (3..).zip(causes) {
        read.missing.push(Missing {
            id: name("alice", n),
            parent: Some(name("alice", n - 1)),
            author: Some(author("alice").id),
            reason,
            cause,
        });
    }
    app.keeps(read).await;
    let page = app.get("/sample/alice/1").await;
    let gaps = page.all("aside.gap");
    assert_eq!(
        gaps,
        [
            "The account that wrote this post is suspended.",
            "This post is only for readers who are signed in and of age.",
            "This post is only for readers who are signed in.",
            "This post is withheld in some countries or after a legal demand.",
            "This post is not public.",
            "This post is withheld by the network or its moderators.",
        ]
    );
    let (md, txt) = (app.get("/sample/alice/1.md").await, app.get("/sample/alice/1.txt").await);
    for sentence in gaps {
        assert!(md.text().contains(&format!("\n*{sentence}*\n")), "{}", md.text());
        assert!(txt.text().contains(&format!("\n[{sentence}]\n")), "{}", txt.text());
    }
    let json = app.get("/sample/alice/1.json").await.json();
    assert_eq!(json["trunk"][2]["gap"]["cause"], "suspended");
}

#[tokio::test]
async fn headings_of_long_posts_keep_the_outline_of_the_page() {
    let app = TestApp::start().await;
    let heading = |words: &str| {
        Block::Heading(vec![Inline::Text { text: words.to_owned(), style: Style::default() }])
    };
    let mut posts = line("alice", 3);
    posts[0].text = RichText(vec![heading("Ebb <b>"), posts[0].text.0[0].clone()]);
    posts.push(post("alice", 4, Some(1)));
    posts[3].text = RichText(vec![heading("Flood")]);
    app.keeps(conversation(posts)).await;
    let page = app.get("/sample/alice/1").await;
    assert_eq!(page.all("#p1 h2"), ["Ebb <b>"]);
    assert_eq!(page.all(".branch h2 ~ .post h3"), ["Flood"]);
    let heads = page.all("h1, h2, h3");
    assert_eq!(
        heads,
        [
            "A thread by Alice",
            "Ebb <b>",
            "Continued from ¶1",
            "Flood",
            "Take it away",
            "Share",
            "Latest Threads Unrolled"
        ]
    );
}
