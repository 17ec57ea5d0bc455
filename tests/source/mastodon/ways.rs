//! Which way is taken, and what the errors mean.

use serde_json::{Value, json};
use unspool::{
    config,
    fetch::Recorded,
    source::Error,
    thread::{Inline, Read},
};

use super::{Net, but, get, status};

const API: &str = "https://a.example/api/v1/statuses";

fn remote() -> Value {
    but(
        status("b.example", "ada", "77", "<p>as a.example has it</p>"),
        json!({
            "id": "5",
            "account": {
                "id": "9", "username": "ada", "acct": "ada@b.example", "url": "https://b.example/@ada",
                "uri": "https://b.example/users/ada"
            }
        }),
    )
}

#[tokio::test]
async fn a_post_written_elsewhere_is_read_where_it_was_written() {
    let home = status("b.example", "ada", "77", "<p>as b.example has it</p>");
    let net = Net::of(vec![
        get(&format!("{API}/5"), 200, &remote()),
        get("https://b.example/api/v1/statuses/77", 200, &home),
    ]);
    let link = "https://a.example/@ada@b.example/5";
    let conversation = net.fetch(link).await.unwrap();
    assert_eq!(conversation.read, Read::Everything);
    let [post] = &conversation.posts[..] else { panic!() };
    assert_eq!(post.text.to_plain(), "as b.example has it");
    assert_eq!(post.address, "mastodon/b.example/@ada/77");
    assert_eq!(post.id, net.post("https://b.example/users/ada/statuses/77"));
    for other in [link, "https://b.example/@ada/77"] {
        assert!(post.aliases.contains(&net.post(other)), "{other}");
    }
    assert_eq!(net.fetch.sent(), 2);
}

#[tokio::test]
async fn a_copy_is_shown_as_one_when_its_origin_is_closed() {
    let net = Net::of(vec![
        get(&format!("{API}/5"), 200, &remote()),
        get("https://b.example/api/v1/statuses/77", 401, &json!({"error": "Unauthorized"})),
        get("https://b.example/users/ada/statuses/77", 401, &json!({"error": "sign"})),
    ]);
    let conversation = net.fetch("https://a.example/@ada@b.example/5").await.unwrap();
    assert_eq!(conversation.read, Read::Unsure);
    assert_eq!(conversation.via, "as seen from a.example");
    let [post] = &conversation.posts[..] else { panic!() };
    assert_eq!(post.text.to_plain(), "as a.example has it");
    // Under the name of the copy, so that nobody can forge the original; the author is theirs.
    assert_eq!(post.id, net.post("https://a.example/@ada@b.example/5"));
    assert_eq!(post.address, "mastodon/a.example/@ada@b.example/5");
    assert_eq!(post.author.id, "https://b.example/users/ada");
    assert_eq!(post.author.handle, "ada@b.example");
    assert_eq!(post.url.as_str(), "https://b.example/@ada/77");
}

#[tokio::test]
async fn a_copy_is_not_shown_of_what_its_origin_took_away_or_refuses() {
    for (status, body, what) in [
        (404, json!({"error": "Record not found"}), "deleted"),
        (410, json!({"error": "gone"}), "gone"),
    ] {
        let net = Net::of(vec![
            get(&format!("{API}/5"), 200, &remote()),
            get("https://b.example/api/v1/statuses/77", status, &body),
        ]);
        let error = net.fetch("https://a.example/@ada@b.example/5").await.unwrap_err();
        assert!(matches!(error, Error::NotFound(_) | Error::Gone(_)), "{what}: {error}");
    }
    let net = Net::of(vec![
        get(&format!("{API}/5"), 200, &remote()),
        get("https://b.example/api/v1/statuses/77", 403, &json!({"error": "no"})),
        get("https://b.example/users/ada/statuses/77", 403, &json!({"error": "no"})),
    ]);
    let error = net.fetch("https://a.example/@ada@b.example/5").await.unwrap_err();
    assert!(matches!(error, Error::Refused { .. }), "{error}");
}

#[tokio::test]
async fn a_server_with_a_closed_api_is_read_through_activitypub() {
    let page = "https://a.example/@ada/5";
    let public = "https://www.w3.org/ns/activitystreams#Public";
    let note = json!({
        "id": "https://a.example/users/ada/statuses/5", "type": "Note", "to": public,
        "attributedTo": "https://a.example/users/ada", "content": "<p>by ActivityPub</p>",
        "published": "2026-11-23T10:00:00Z", "url": page,
    });
    let actor = json!({
        "id": "https://a.example/users/ada", "type": "Person", "preferredUsername": "ada",
        "inbox": "https://a.example/users/ada/inbox", "url": "https://a.example/@ada",
    });
    let typed = |url: &str, body: &Value| {
        Recorded::get(url.parse().unwrap(), 200, body.to_string())
            .header("content-type", "application/activity+json")
    };
    let net = Net::of(vec![
        get(
            &format!("{API}/5"),
            401,
            &json!({"error": "This method requires an authenticated user"}),
        ),
        typed(page, &note),
        typed("https://a.example/users/ada/statuses/5", &note),
        typed("https://a.example/users/ada", &actor),
    ]);
    let conversation = net.fetch(page).await.unwrap();
    assert_eq!(conversation.posts[0].text.to_plain(), "by ActivityPub");
    assert!(conversation.posts[0].aliases.contains(&net.post(page)));
}

#[tokio::test]
async fn a_pleroma_object_is_followed_to_its_page_and_read_by_the_api() {
    let object = "https://p.example/objects/0b1a6b70-6d55-4d2c-9a2b-1d3b2b0d4a11";
    let notice = "https://p.example/notice/AhU4nDMbsr0ZXTCXYC";
    let rel = "http://nodeinfo.diaspora.software/ns/schema/2.0";
    let post = json!({
        "id": "AhU4nDMbsr0ZXTCXYC", "uri": object, "url": notice, "visibility": "public",
        "created_at": "2026-11-23T10:00:00.000Z", "content": "Hello<br><br>again", "replies_count": 0,
        "in_reply_to_id": null, "in_reply_to_account_id": null, "media_attachments": [],
        "pleroma": {"local": true, "expires_at": "2026-12-24T00:00:00.000Z"},
        "account": {"id": "9", "username": "ada", "acct": "ada", "url": "https://p.example/users/ada"}
    });
    let net = Net::of(vec![
        get(
            "https://p.example/.well-known/nodeinfo",
            200,
            &json!({"links": [
            {"rel": rel, "href": "https://p.example/nodeinfo/2.0.json"}]}),
        ),
        get("https://p.example/nodeinfo/2.0.json", 200, &json!({"software": {"name": "pleroma"}})),
        Recorded::get(object.parse().unwrap(), 302, "")
            .header("location", "/notice/AhU4nDMbsr0ZXTCXYC"),
        Recorded::get(notice.parse().unwrap(), 200, "<!doctype html>"),
        get("https://p.example/api/v1/statuses/AhU4nDMbsr0ZXTCXYC", 200, &post),
    ]);
    let conversation = net.fetch(object).await.unwrap();
    let [post] = &conversation.posts[..] else { panic!() };
    assert_eq!(post.text.to_plain(), "Hello\n\nagain");
    assert_eq!(post.expires_at, Some("2026-12-24T00:00:00Z".parse().unwrap()));
    assert_eq!(post.id, net.post(object));
    assert!(post.aliases.contains(&net.post(notice)));
    assert_eq!(post.author.id, "https://p.example/users/ada");

    // What the server runs is not asked again.
    let sent = net.fetch.sent();
    net.fetch(object).await.unwrap();
    assert_eq!(net.fetch.sent() - sent, sent - 2);
}

#[tokio::test]
async fn a_mitra_object_is_its_id_in_the_api() {
    let id = "0192f3a4-5b6c-7d8e-9f00-112233445566";
    let object = format!("https://m.example/objects/{id}");
    let rel = "http://nodeinfo.diaspora.software/ns/schema/2.1";
    let post = but(
        status("m.example", "ada", id, "<p>Mitra</p>"),
        json!({
            "uri": object, "url": object, "application": null,
            "tags": [{"name": "lighthouse", "url": "https://m.example/tag/lighthouse"}],
        }),
    );
    let net = Net::of(vec![
        get(
            "https://m.example/.well-known/nodeinfo",
            200,
            &json!({"links": [
            {"rel": rel, "href": "https://m.example/nodeinfo/2.1"}]}),
        ),
        get("https://m.example/nodeinfo/2.1", 200, &json!({"software": {"name": "mitra"}})),
        get(&format!("https://m.example/api/v1/statuses/{id}"), 200, &post),
    ]);
    let conversation = net.fetch(&object).await.unwrap();
    assert_eq!(conversation.posts[0].tags, ["lighthouse"]);
    assert_eq!(conversation.posts[0].address, format!("mastodon/m.example/@ada/{id}"));

    let net = Net::of(vec![get(&format!("https://m.example/api/v1/statuses/{id}"), 200, &post)]);
    net.fetch(&format!("https://m.example/post/{id}")).await.unwrap();
    assert_eq!(net.fetch.sent(), 1);
}

#[tokio::test]
async fn errors_say_what_a_reader_can_do() {
    let url = format!("{API}/5");
    let one =
        async |answer: Recorded| Net::of(vec![answer]).fetch("https://a.example/@ada/5").await;
    let missing = json!({"error": "Record not found"});
    let error = one(get(&url, 404, &missing)).await.unwrap_err();
    assert!(matches!(error, Error::NotFound(_)), "{error}");
    let error = one(get(&url, 410, &json!({}))).await.unwrap_err();
    assert!(matches!(error, Error::Gone(_)), "{error}");
    let error = one(get(&url, 401, &json!({}))).await.unwrap_err();
    assert!(matches!(error, Error::Refused { .. }), "{error}");
    let error = one(get(&url, 503, &json!({}))).await.unwrap_err();
    assert!(matches!(error, Error::Unreachable { .. }), "{error}");
    let limited = get(&url, 429, &json!({"error": "Too many requests"})).header("retry-after", "7");
    let error = one(limited).await.unwrap_err();
    assert!(matches!(error, Error::RateLimited { retry_after, .. } if retry_after.as_secs() >= 7));
    let error = one(Recorded::get(url.parse().unwrap(), 200, "<!doctype html>")).await.unwrap_err();
    assert!(matches!(error, Error::NotANetwork(_)), "{error}");
    let error = one(Recorded::get(url.parse().unwrap(), 200, "{\"id\":")).await.unwrap_err();
    assert!(matches!(error, Error::Malformed { .. }), "{error}");
    for narrow in ["private", "direct", "mutuals_only", "local", ""] {
        let post = but(status("a.example", "ada", "5", ""), json!({"visibility": narrow}));
        let error = one(get(&url, 200, &post)).await.unwrap_err();
        assert!(matches!(error, Error::Protected(_)), "{narrow}: {error}");
    }
    let post = but(
        status("a.example", "ada", "5", ""),
        json!({"account": {
        "id": "1", "username": "ada", "acct": "ada", "suspended": true, "uri": "https://a.example/u"}}),
    );
    let error = one(get(&url, 200, &post)).await.unwrap_err();
    assert!(matches!(error, Error::AccountUnavailable(_)), "{error}");
}

#[tokio::test]
async fn a_host_that_the_operator_denies_is_never_asked() {
    for (entry, link) in [
        ("a.example", "https://a.example/@ada/5"),
        ("example", "https://a.example/@ada/5"),
        ("A.Example", "https://sub.a.example/@ada/5"),
        ("bücher.example", "https://xn--bcher-kva.example/@ada/5"),
    ] {
        let mut settings = config::Source::default();
        settings.mastodon.deny = vec![entry.to_owned()];
        let net = Net::with(vec![get(&format!("{API}/5"), 200, &remote())], settings);
        let error = net.fetch(link).await.unwrap_err();
        assert!(matches!(error, Error::Denied(_)), "{entry}: {error}");
        assert_eq!(net.fetch.sent(), 0);
    }
    let mut settings = config::Source::default();
    settings.mastodon.deny = vec!["b.example".to_owned()];
    let net = Net::with(vec![get(&format!("{API}/5"), 200, &remote())], settings);
    let error = net.fetch("https://a.example/@ada@b.example/5").await.unwrap_err();
    assert!(matches!(error, Error::Denied(_)), "the home of the post: {error}");
}

#[tokio::test]
async fn of_a_repeated_post_the_original_is_meant() {
    let inner = status("a.example", "ben", "3", "<p>mine</p>");
    let outer = but(status("a.example", "ada", "5", ""), json!({"reblog": inner}));
    let net = Net::of(vec![get(&format!("{API}/5"), 200, &outer)]);
    let conversation = net.fetch("https://a.example/@ada/5").await.unwrap();
    let [post] = &conversation.posts[..] else { panic!() };
    assert_eq!(post.author.handle, "ben@a.example");
    assert!(post.aliases.contains(&net.post("https://a.example/@ada/5")));
}

#[tokio::test]
async fn answering_oneself_the_own_name_at_the_start_is_left_out() {
    let own = "<p><span class=\"h-card\"><a href=\"https://a.example/@ada\" class=\"u-url mention\">@<span>ada</span></a></span> more</p>";
    let first = but(status("a.example", "ada", "5", own), json!({"replies_count": 1}));
    let second = but(
        status("a.example", "ada", "6", own),
        json!({
            "in_reply_to_id": "5", "in_reply_to_account_id": "13",
        }),
    );
    let net = Net::of(vec![
        get(&format!("{API}/5"), 200, &first),
        get(&format!("{API}/5/context"), 200, &json!({"ancestors": [], "descendants": [second]})),
    ]);
    let conversation = net.fetch("https://a.example/@ada/5").await.unwrap();
    let text = |at: usize| &conversation.posts[at].text;
    assert_eq!(text(1).to_plain(), "more");
    assert!(matches!(&text(0).0[0], unspool::thread::Block::Paragraph(runs)
        if matches!(&runs[0], Inline::Mention { handle, .. } if handle == "ada@a.example")));
}
