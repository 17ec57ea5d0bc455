//! The shapes that archives have had over the years, and broken ones.

use serde_json::json;

use super::{
    World,
    made::{Files, archive, line, post, recorded, reply, script, wrapped},
};

async fn imports(files: &Files, words: &[&str]) {
    let world = World::new().await;
    let report = world.import(files).await.unwrap();
    assert_eq!(report.threads, 1, "{report}");
    assert_eq!(world.words(1).await, words);
}

const TWO: &[&str] = &["Post 1.", "Post 2."];

#[tokio::test]
async fn archives_of_all_years_are_read() {
    let files = archive(&line(1, 2));
    let tweets = &files.0[1].1;
    let without = || files.clone().without("data/tweets.js");

    imports(&files, TWO).await;
    imports(&files.clone().renamed(|name| format!("twitter-2024-03-22/{name}")), TWO).await;
    imports(&without().with("data/tweet.js", tweets), TWO).await;
    imports(&without().with("data/community-tweet.js", tweets), TWO).await;
    let marked = ["\u{feff}".as_bytes(), tweets].concat();
    imports(&files.clone().with("data/tweets.js", marked), TWO).await;
    let bare = script("tweet", &line(1, 2).into());
    imports(&files.clone().with("data/tweets.js", bare), TWO).await;
    let plain = serde_json::to_string(&wrapped("tweet", &line(1, 2))).unwrap();
    imports(&files.clone().with("data/tweets.js", plain), TWO).await;

    let posts = line(1, 2);
    let part = |n: usize| script("tweets", &wrapped("tweet", &posts[n..=n]));
    let parts = without().with("data/tweets.js", part(1)).with("data/tweets-part1.js", part(0));
    imports(&parts, TWO).await;
}

#[tokio::test]
async fn numbers_may_be_strings_or_numbers() {
    let mut posts = line(1, 2);
    posts[0] = json!({
        "id": 1,
        "created_at": "2024-03-22T00:01:30.000Z",
        "full_text": "Post 1. #one",
        "entities": {"hashtags": [{"text": "one", "indices": [8, 12]}]},
    });
    posts[1] = json!({
        "id_str": "2",
        "created_at": "Fri Mar 22 00:02:30 +0000 2024",
        "full_text": "Post 2.",
        "in_reply_to_status_id": 1,
        "in_reply_to_user_id": 77,
    });
    let account = json!([{"account": {"username": "ada", "accountId": 77}}]);
    let files = archive(&posts).with("data/account.js", script("account", &account));
    imports(&files, &["Post 1. #one", "Post 2."]).await;
}

#[tokio::test]
async fn fields_of_a_wrong_shape_cost_only_themselves() {
    let wrong = [json!(null), json!(5), json!("x"), json!([[]]), json!({"a": [1]}), json!(true)];
    let fields = [
        "entities",
        "extended_entities",
        "edit_info",
        "lang",
        "favorite_count",
        "display_text_range",
        "in_reply_to_screen_name",
        "possibly_sensitive",
        "truncated",
        "withheld_in_countries",
    ];
    let lists = ["hashtags", "urls", "user_mentions", "symbols", "media"];
    let mut posts = vec![post(1, "Post 1.")];
    for value in &wrong {
        for field in fields {
            let id = posts.len() as u64 + 1;
            let mut next = reply(id, (id - 1, 77), &format!("Post {id}."));
            next[field] = value.clone();
            posts.push(next);
        }
        for list in lists {
            let id = posts.len() as u64 + 1;
            let mut next = reply(id, (id - 1, 77), &format!("Post {id}."));
            next["entities"][list] =
                json!([value, {"indices": value, "url": value, "text": value}]);
            next["extended_entities"] = json!({list: value});
            posts.push(next);
        }
    }
    let words: Vec<String> = (1..=posts.len()).map(|id| format!("Post {id}.")).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    imports(&archive(&posts), &words).await;
}

#[tokio::test]
async fn one_broken_post_does_not_lose_the_others() {
    let tweets = String::from_utf8(archive(&line(1, 2)).0[1].1.clone()).unwrap();
    let deep = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
    for broken in [
        "{\"tweet\": {\"id_str\": \"9\", \"full_text\": \"half",
        "{\"tweet\": {oops}}",
        "{\"tweet\": {\"full_text\": \"\u{1}\"}}",
        "null",
        &deep,
        &format!(
            "\"{}\"",
            (0..400_000_u64).map(|n| (n * n * 48_271).to_string()).collect::<String>()
        ),
    ] {
        // The half one takes the quote and the braces of its neighbour along; close it.
        let broken =
            if broken.ends_with("half") { &format!("{broken}\\ud83d\"}}}}") } else { broken };
        let text = tweets.replacen('[', &format!("[{broken},"), 1);
        let world = World::new().await;
        let report = world.import(&archive(&[]).with("data/tweets.js", text)).await.unwrap();
        assert_eq!(report.threads, 1, "{broken:.40}");
        let skipped = report.skipped;
        assert_eq!(skipped.unreadable + skipped.oversized, 1, "{broken:.40}");
    }
}

#[tokio::test]
async fn a_file_that_is_broken_as_a_whole_is_named_and_nothing_is_kept() {
    let tweets = String::from_utf8(archive(&line(1, 2)).0[1].1.clone()).unwrap();
    let half = tweets[..tweets.len() - 3].to_owned();
    let cases: &[(&str, &str, &str)] = &[
        ("data/tweets.js", &half, "`data/tweets.js` in the zip cannot be read"),
        ("data/tweets.js", "", "does not hold a list"),
        ("data/tweets.js", "<html>Sign in</html>", "does not hold a list"),
        ("data/note-tweet.js", "window.YTD.note_tweet.part0 = [ {", "`data/note-tweet.js`"),
        ("data/account.js", "x = []", "names no account"),
        ("data/account.js", "x = [{\"account\": {\"username\": \"ada\"}}]", "has no `accountId`"),
        ("data/account.js", "x = {}", "`data/account.js`"),
        ("data/profile.js", "x = [", "`data/profile.js`"),
    ];
    for (name, text, words) in cases {
        let world = World::new().await;
        let said = world.failure(&archive(&line(1, 2)).with(name, text).zipped()).await;
        assert!(said.contains(words), "{name}: {said}");
        assert!(world.kept(1).await.is_none(), "{name}");
    }
}

#[tokio::test]
async fn what_is_no_archive_is_told_in_a_sentence() {
    let whole = recorded().zipped();
    let photo = b"\xff\xd8\xff\xe0 not at all".to_vec();
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (Vec::new(), "not a zip file"),
        (photo, "not a zip file"),
        (archive(&[]).0[1].1.clone(), "not a zip file"),
        (whole[..whole.len() / 2].to_vec(), "not downloaded to its end"),
        (b"PK\x03\x04".to_vec(), "not downloaded to its end"),
        (Files(Vec::new()).zipped(), "has no `data/account.js`"),
        (recorded().without("data/account.js").zipped(), "has no `data/account.js`"),
        (recorded().without("data/tweets.js").zipped(), "has no `data/tweets.js`"),
        (recorded().renamed(|name| format!("a/b/{name}")).zipped(), "has no `data/account.js`"),
    ];
    for (bytes, words) in cases {
        let world = World::new().await;
        let said = world.failure(&bytes).await;
        assert!(said.contains(words), "{words}: {said}");
        assert!(said.contains("zip that X sends") || said.contains("again"), "{said}");
    }
    let world = World::new().await;
    let nowhere = world.folder.path().join("nowhere.zip");
    let hear = std::sync::Arc::new(|_| {});
    let said = world.importer.import(nowhere, hear).await.unwrap_err().to_string();
    assert!(said.contains("cannot be read"), "{said}");
}
