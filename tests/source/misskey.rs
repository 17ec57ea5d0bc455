//! Threads by Misskey's API, from answers written by hand after its published types.

use std::path::Path;

use serde_json::Value;
use unspool::{
    fetch::Recorded,
    source::Error,
    thread::{
        Block, Conversation, Embed, GapReason, Inline, Post, Read, Signal, Signals, Visibility,
    },
};
use url::Url;

use super::activitypub::world::{context, name, note, person, read};

fn exchanges() -> Vec<Recorded> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/misskey/thread.json");
    let file: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let url = |path: &str| Url::parse(&format!("https://mk.example/{path}")).unwrap();
    let mut all = vec![
        Recorded::get(
            url(".well-known/nodeinfo"),
            200,
            r#"{"links":[{"rel":"http://nodeinfo.diaspora.software/ns/schema/2.0","href":"https://mk.example/nodeinfo/2.0"}]}"#,
        ),
        Recorded::get(
            url("nodeinfo/2.0"),
            200,
            r#"{"software":{"name":"misskey","version":"2026.5.1"}}"#,
        ),
    ];
    for it in file["exchanges"].as_array().unwrap() {
        let url = url(&format!("api/{}", it["api"].as_str().unwrap()));
        let status = it["status"].as_u64().unwrap().try_into().unwrap();
        all.push(Recorded::post(url, it["ask"].to_string(), status, it["answer"].to_string()));
    }
    all
}

async fn thread(id: &str) -> Result<Conversation, Error> {
    read(&context(exchanges()), &format!("https://mk.example/notes/9note00{id}")).await
}

fn post<'a>(conversation: &'a Conversation, id: &str) -> &'a Post {
    let id = name(&format!("https://mk.example/notes/9note00{id}"));
    conversation.posts.iter().find(|post| post.id == id).unwrap()
}

fn ends(conversation: &Conversation) -> Vec<&str> {
    let mut ends: Vec<&str> =
        conversation.posts.iter().map(|p| p.id.as_str().rsplit('!').next().unwrap()).collect();
    ends.sort_unstable();
    ends
}

const WHOLE: [&str; 5] = ["7", "9note00001", "9note00002", "9note00004", "9note00007"];

#[tokio::test]
async fn the_thread_comes_back_from_any_note_of_it_without_quotes_and_other_peoples_answers() {
    for start in ["001", "002", "004"] {
        let conversation = thread(start).await.unwrap();
        assert_eq!(ends(&conversation), WHOLE, "from {start}");
        assert_eq!(conversation.read, Read::Everything);
        assert_eq!(conversation.focus, post(&conversation, start).id);
        assert_eq!(post(&conversation, "004").parent(), Some(&post(&conversation, "002").id));
        assert_eq!(conversation.via, "the Misskey API of mk.example");
        assert!(conversation.missing.is_empty());
    }
}

#[tokio::test]
async fn what_the_thread_answers_is_named_as_at_its_own_home() {
    let conversation = thread("001").await.unwrap();
    let first = post(&conversation, "001");
    let asked = name("https://b.example/users/ben/statuses/7");
    assert_eq!(first.parent(), Some(&asked));
    let theirs = conversation.posts.iter().find(|post| post.id == asked).unwrap();
    assert_eq!(theirs.author.handle, "ben@b.example");
    assert_eq!(theirs.author.id, "https://b.example/users/ben");
    assert_eq!(theirs.url.as_str(), "https://b.example/@ben/7");
    assert!(theirs.author.signals.contains(&Signal::NoUnroll));
}

#[tokio::test]
async fn markup_becomes_words_links_mentions_tags_and_emoji() {
    let conversation = thread("001").await.unwrap();
    let post = post(&conversation, "001");
    let [Block::Paragraph(runs)] = &post.text.0[..] else { panic!("{:?}", post.text) };
    let words: String = runs
        .iter()
        .map(|run| match run {
            Inline::Text { text, .. } => text.clone(),
            Inline::Mention { handle, url } => format!("M({handle} {url})"),
            Inline::Link { label, url } => format!("L({label} {url})"),
            Inline::Tag { name, .. } => format!("T({name})"),
            Inline::Emoji { code, image } => format!("E({code} {image})"),
            Inline::Break => "\n".to_owned(),
        })
        .collect();
    assert_eq!(
        words,
        "M(ben@b.example https://b.example/@ben) Good question. First: the moon. \
         E(tide https://mk.example/emoji/tide.webp) at 12:30:45 T(海の話) see \
         L(the book https://example.org/tides_(moon)) or \
         L(https://example.org/a?b=1 https://example.org/a?b=1)."
    );
    assert_eq!(post.tags, ["unseen"]);
    assert_eq!(
        (post.counts.replies, post.counts.reposts, post.counts.likes),
        (Some(3), Some(2), Some(4))
    );
}

#[tokio::test]
async fn home_notes_are_unlisted_and_files_keep_their_descriptions() {
    let conversation = thread("002").await.unwrap();
    let post = post(&conversation, "002");
    assert_eq!(post.visibility, Visibility::Unlisted);
    assert_eq!(post.warning.as_deref(), Some("shipwreck"));
    assert!(post.sensitive);
    assert_eq!(post.text.0.len(), 2);
    assert_eq!(post.media[0].alt.as_deref(), Some("A hull at low tide"));
    assert_eq!(post.media[0].size.unwrap().width, 800);
    assert_eq!((post.media[1].alt.as_deref(), post.media[1].size), (None, None));
    assert_eq!(post.address, "mastodon/mk.example/@aya/9note00002");
    assert_eq!(post.aliases[0].as_str(), "mastodon:mk.example!@aya!9note00002");
    assert_eq!(post.author.id, "https://mk.example/users/9user00001");
    assert_eq!(post.author.signals, Signals::from([Signal::NotIndexable]));
}

#[tokio::test]
async fn votes_and_quotes_come_along() {
    let conversation = thread("004").await.unwrap();
    let embeds = &post(&conversation, "004").embeds;
    let [Embed::Poll(poll), Embed::Quote(quoted)] = &embeds[..] else { panic!("{embeds:?}") };
    assert_eq!((poll.multiple, poll.is_over, poll.total), (true, true, Some(7)));
    assert_eq!(quoted.text.to_plain(), "I measured it once.");
    assert!(quoted.author.signals.contains(&Signal::SignedInOnly), "consent must see it");
}

#[tokio::test]
async fn a_renote_leads_to_the_note() {
    let conversation = thread("008").await.unwrap();
    assert_eq!(conversation.focus, post(&conversation, "004").id);
}

#[tokio::test]
async fn what_wants_an_account_is_not_got_around() {
    for hidden in ["010", "011", "013"] {
        let cx = context(exchanges());
        let answer = read(&cx, &format!("https://mk.example/notes/9note00{hidden}")).await;
        assert!(matches!(answer, Err(Error::Protected(_))), "{hidden}: {answer:?}");
        // NodeInfo's two documents and the one question.
        assert_eq!(cx.fetch.sent(), 3);
    }
    assert!(matches!(thread("404").await, Err(Error::NotFound(_))));
    let below = thread("012").await.unwrap();
    assert_eq!(ends(&below), ["9note00012"]);
    assert_eq!(below.missing[0].reason, GapReason::Protected);
    assert_eq!(below.missing[0].id, name("https://mk.example/notes/9note00013"));
}

#[tokio::test]
async fn a_note_that_came_from_elsewhere_is_read_where_it_came_from() {
    let mut all = exchanges();
    let uri = "https://b.example/users/ben/statuses/7";
    let ben = "https://b.example/users/ben";
    let original = note(uri, ben, &serde_json::json!({ "content": "How do tides work, really?" }));
    all.push(Recorded::get(Url::parse(uri).unwrap(), 200, original.to_string()));
    all.push(Recorded::get(Url::parse(ben).unwrap(), 200, person(ben, "ben").to_string()));
    let conversation = read(&context(all), "https://mk.example/notes/9note00000").await.unwrap();
    assert_eq!(conversation.focus, name(uri));
    assert_eq!(conversation.posts[0].text.to_plain(), "How do tides work, really?");
}
