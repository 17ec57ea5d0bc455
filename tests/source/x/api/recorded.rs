//! Every recorded answer: what was recorded is what is shown. The expectations are read off the
//! recordings by means of their own.

use std::{collections::BTreeSet, io::Read as _, path::Path};

use flate2::read::GzDecoder;
use serde_json::{Value, json};
use unspool::{
    fetch::Recorded,
    source::Error,
    thread::{Block, Conversation, Embed, GapReason, Inline, MediaKind, Post, Read},
};

use super::world::{Request, World, find, nothing, words};

fn file(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/x").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn lines(name: &str) -> Vec<Value> {
    let mut text = String::new();
    let bytes = file(&format!("twarc-csv/{name}"));
    if Path::new(name).extension().is_some_and(|end| end == "gz") {
        GzDecoder::new(&*bytes).read_to_string(&mut text).unwrap();
    } else {
        text = String::from_utf8(bytes).unwrap();
    }
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn obsidian(name: &str) -> Value {
    let whole: Value =
        serde_json::from_slice(&file(&format!("obsidian-tweet-to-markdown/{name}"))).unwrap();
    whole.as_object().unwrap().values().next().unwrap().clone()
}

fn tweepy(name: &str) -> Value {
    serde_json::from_slice::<Value>(&file(&format!("tweepy/{name}"))).unwrap()[0].clone()
}

fn number(id: &Value) -> u64 {
    id.as_str().unwrap().parse().unwrap()
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn refers(post: &Value, kind: &str) -> Option<u64> {
    let all = array(&post["referenced_tweets"]);
    all.iter().find(|it| it["type"] == kind).map(|it| number(&it["id"]))
}

fn user<'a>(answer: &'a Value, id: &Value) -> Option<&'a Value> {
    array(&answer["includes"]["users"]).iter().find(|user| user["id"] == *id)
}

/// When the search for the post's thread begins: a second before its conversation.
fn search(answer: &Value, post: &Value, where_: &str) -> Request {
    let author = user(answer, &post["author_id"]).unwrap();
    let foreign = array(&post["referenced_tweets"]).iter().any(|it| it["type"] == "replied_to")
        && post["in_reply_to_user_id"] != post["author_id"];
    let first = if foreign { &post["id"] } else { &post["conversation_id"] };
    let milliseconds = (number(first) >> 22) + 1_288_834_974_657 - 1_000;
    let start = jiff::Timestamp::from_millisecond(i64::try_from(milliseconds).unwrap()).unwrap();
    let start = match number(first) {
        0..=29_700_859_247 => "2006-03-26T00:00:01Z".to_owned(),
        _ => start.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
    };
    let id = post["author_id"].as_str().unwrap();
    let handle = author["username"].as_str().unwrap();
    Request::search_of(where_, number(&post["conversation_id"]), id, handle)
        .with("start_time", start)
        .with("max_results", 500)
}

/// A recorded page as the answer to the search that the post `asked` of it leads to.
async fn through_search(answer: &Value, asked: &Value) -> Conversation {
    let mut asked = asked.clone();
    if asked["conversation_id"].is_null() {
        // Not recorded in some: then the post is its own.
        asked["conversation_id"] = asked["id"].clone();
    }
    let asked = &asked;
    let own: Vec<&Value> = user(answer, &asked["author_id"]).into_iter().collect();
    let one = json!({ "data": asked, "includes": { "users": own } });
    let mut page = answer.clone();
    page["meta"].as_object_mut().unwrap().remove("next_token");
    World::default()
        .says(&Request::post(number(&asked["id"])), &one)
        .says(&search(answer, asked, "all"), &page)
        .read(number(&asked["id"]))
        .await
        .unwrap()
}

/// Whether a link stands where it is said to: its address, or (in what X writes in place of
/// withheld posts) words of its own.
fn fits(entity: &Value, text: &[char]) -> bool {
    let Some(short) = entity["url"].as_str() else { return true };
    let at = |name: &str| usize::try_from(entity[name].as_u64().unwrap()).unwrap();
    let slice = text.get(at("start")..at("end")).unwrap_or_default().iter().collect::<String>();
    slice == short || entity["display_url"] == *slice
}

/// The words of a text without what its entities are about, as recorded.
fn recorded_words(post: &Value) -> String {
    let text: Vec<char> = post["text"].as_str().unwrap().chars().collect();
    let mut kept = vec![true; text.len()];
    for kind in ["urls", "mentions", "hashtags", "cashtags"] {
        for entity in array(&post["entities"][kind]).iter().filter(|it| fits(it, &text)) {
            let (start, end) = (entity["start"].as_u64().unwrap(), entity["end"].as_u64().unwrap());
            for at in start..end {
                kept[usize::try_from(at).unwrap()] = false;
            }
        }
    }
    let rest: String = text.iter().zip(kept).map(|(c, kept)| if kept { *c } else { ' ' }).collect();
    let rest = rest.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    rest.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn runs(post: &Post) -> Vec<&Inline> {
    let mut all = Vec::new();
    for block in &post.text.0 {
        let Block::Paragraph(runs) = block else { panic!("{block:?}") };
        all.extend(runs);
    }
    all
}

fn shown_words(post: &Post) -> String {
    let word = |run: &&Inline| match run {
        Inline::Text { text, .. } => text.clone(),
        _ => " ".to_owned(),
    };
    // Paragraphs are parted, runs are not.
    let blocks = post.text.0.iter().map(|block| match block {
        Block::Paragraph(runs) => runs.iter().map(|run| word(&run)).collect::<String>(),
        other => panic!("{other:?}"),
    });
    let all = blocks.collect::<Vec<_>>().join(" ");
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn media_of<'a>(answer: &'a Value, post: &Value) -> Vec<&'a Value> {
    let all = array(&answer["includes"]["media"]);
    let keys = array(&post["attachments"]["media_keys"]);
    keys.iter().filter_map(|key| all.iter().find(|it| it["media_key"] == *key)).collect()
}

/// The post shows the recorded words, links, tags and media.
#[track_caller]
fn agrees(answer: &Value, recorded: &Value, post: &Post) {
    let id = &recorded["id"];
    assert_eq!(shown_words(post), recorded_words(recorded), "{id}");
    let media = media_of(answer, recorded);
    assert_eq!(post.media.len(), media.len(), "{id}");
    for (shown, recorded) in post.media.iter().zip(media) {
        let kind = match recorded["type"].as_str().unwrap() {
            "video" if !recorded["variants"].is_null() => MediaKind::Video,
            "animated_gif" if !recorded["variants"].is_null() => MediaKind::Gif,
            _ => MediaKind::Image, // A photo, or recorded without its copies: the poster.
        };
        assert_eq!(shown.kind, kind, "{id}");
        assert_eq!(shown.alt.as_deref(), recorded["alt_text"].as_str(), "{id}");
    }
    let links: BTreeSet<&str> = runs(post)
        .into_iter()
        .filter_map(|run| match run {
            Inline::Link { url, .. } => Some(url.as_str()),
            _ => None,
        })
        .collect();
    let quoted = refers(recorded, "quoted").map(|id| id.to_string());
    let text: Vec<char> = recorded["text"].as_str().unwrap().chars().collect();
    for link in array(&recorded["entities"]["urls"]).iter().filter(|it| fits(it, &text)) {
        let long = link["expanded_url"].as_str().unwrap();
        let is_medium = long.contains("/photo/") || long.contains("/video/");
        let is_quote = quoted.as_deref().is_some_and(|id| long.contains(id));
        let long: url::Url = long.parse().unwrap();
        assert!(is_medium || is_quote || links.contains(long.as_str()), "{id}: {long} {links:?}");
    }
    let tags: Vec<&str> = runs(post)
        .into_iter()
        .filter_map(|run| match run {
            Inline::Tag { name, .. } => Some(name.as_str()),
            _ => None,
        })
        .collect();
    let recorded_tags = array(&recorded["entities"]["hashtags"]);
    let recorded_tags: Vec<&str> =
        recorded_tags.iter().map(|it| it["tag"].as_str().unwrap()).collect();
    assert_eq!(tags, recorded_tags, "{id}");
    let shown = runs(post).into_iter().filter(|run| matches!(run, Inline::Mention { .. })).count();
    let mentions = array(&recorded["entities"]["mentions"]).len();
    let is_reply = refers(recorded, "replied_to").is_some();
    assert!(if is_reply { shown <= mentions } else { shown == mentions }, "{id}");
}

#[tokio::test]
async fn every_post_of_the_recorded_pages_is_shown_as_recorded() {
    let mut seen = 0;
    for (name, at) in
        [("noflat.jsonl.gz", 0), ("entities_test.jsonl.gz", 0), ("withheld.jsonl.gz", 3)]
    {
        let page = &lines(name)[at];
        let is_own = |post: &&Value| refers(post, "retweeted").is_none();
        let own: Vec<&Value> = array(&page["data"]).iter().filter(is_own).collect();
        let read = through_search(page, own[0]).await;
        for recorded in &own {
            agrees(page, recorded, find(&read, number(&recorded["id"])));
        }
        seen += own.len();
        let repeated =
            array(&page["data"]).iter().filter(|post| refers(post, "retweeted").is_some());
        let shown: BTreeSet<&str> = read.posts.iter().map(|post| post.id.locator()).collect();
        assert!(repeated.into_iter().all(|post| !shown.contains(post["id"].as_str().unwrap())));
    }
    assert_eq!(seen, 53 + 160 + 66, "posts that repeat others are left out, no other");
}

#[tokio::test]
async fn a_chain_inside_a_page_of_strangers_is_joined_in_order() {
    let page = &lines("noflat.jsonl.gz")[0];
    let chain: [u64; 3] =
        [1_380_242_340_925_874_179, 1_380_242_345_652_785_166, 1_380_242_347_905_183_747];
    let last = array(&page["data"]).iter().find(|post| number(&post["id"]) == chain[2]).unwrap();
    let read = through_search(page, last).await;
    let own: Vec<&Post> = chain.iter().map(|id| find(&read, *id)).collect();
    let author = &own[0].author;
    assert_eq!(author.handle, "LauraisOmitted");
    assert!(own.iter().all(|post| post.author.id == author.id));
    assert_eq!(own[1].parent(), Some(&own[0].id));
    assert_eq!(own[2].parent(), Some(&own[1].id));
    assert!(
        own[1].text.to_plain().ends_with("Maybe he told Jensen about this+"),
        "no link of the picture"
    );
    assert_eq!(own[1].media.len(), 1);
    // What stands above the chain was not recorded, so nobody claims to have seen the beginning.
    assert_eq!(read.read, Read::Stopped);
}

#[tokio::test]
async fn what_could_not_be_found_beside_a_page_is_a_gap_with_its_reason() {
    let page = &lines("entities_test.jsonl.gz")[0];
    for (child, lost, whose, reason) in [
        ("1574185776430325761", "1574182774923296771", "1496454723045634052", GapReason::Deleted),
        ("1574184456549593088", "1574183626685947904", "421779955", GapReason::Deleted),
        ("1574184420415774720", "1574175161762226176", "184348439", GapReason::Deleted),
        ("1574184403827392513", "1574182828933365760", "1283018893028712448", GapReason::Protected),
        ("1574184180040220672", "1574183185423949826", "1561834877892403203", GapReason::Protected),
        ("1574183955884015617", "1574161984056045568", "1256798446343933958", GapReason::Protected),
    ] {
        let mut child = array(&page["data"]).iter().find(|it| it["id"] == child).unwrap().clone();
        // Posts of this recording do not name their conversation.
        child["conversation_id"] = child["id"].clone();
        let read = through_search(page, &child).await;
        let gap = read.missing.iter().find(|gap| gap.id.locator() == lost).unwrap();
        assert_eq!((gap.reason, gap.cause), (reason, None), "{lost}");
        assert!(gap.author.as_ref().unwrap().ends_with(whose), "{:?}", gap.author);
    }
}

#[tokio::test]
async fn posts_withheld_somewhere_are_read_and_their_authors_absence_is_no_nonsense() {
    let recorded = lines("withheld.jsonl.gz");
    for answer in &recorded[..3] {
        let post = &answer["data"][0];
        let read = World::default()
            .says(&Request::post(number(&post["id"])), answer)
            .says(&search(answer, post, "all"), &nothing())
            .read(number(&post["id"]))
            .await
            .unwrap();
        agrees(answer, post, find(&read, number(&post["id"])));
    }
    // Six authors of this page are not in it: their accounts are withheld in India.
    let page = &recorded[4];
    let mut asked = array(&page["data"])
        .iter()
        .find(|post| {
            refers(post, "retweeted").is_none() && user(page, &post["author_id"]).is_some()
        })
        .unwrap()
        .clone();
    asked["conversation_id"] = asked["id"].clone();
    let read = through_search(page, &asked).await;
    let own = array(&page["data"]).iter().filter(|post| refers(post, "retweeted").is_none());
    for post in own {
        let id = number(&post["id"]);
        if user(page, &post["author_id"]).is_some() {
            agrees(page, post, find(&read, id));
        } else {
            let gap = read.missing.iter().find(|gap| gap.id.locator() == id.to_string());
            assert_eq!(gap.unwrap().reason, GapReason::Withheld, "{id}");
        }
    }
}

#[tokio::test]
async fn every_single_recorded_post_is_shown_as_recorded() {
    for name in [
        "cashtags.jsonl",
        "cotweet.jsonl",
        "edited.jsonl",
        "edited_after.jsonl",
        "geo_tweets.jsonl",
        "many_urls.jsonl",
        "media_tweet.jsonl",
        "quoted_edit.jsonl",
        "verified_type.jsonl",
    ] {
        for answer in lines(name) {
            let mut answer = answer;
            if answer["data"][0]["conversation_id"].is_null() {
                answer["data"][0]["conversation_id"] = answer["data"][0]["id"].clone();
            }
            let post = &answer["data"][0];
            let id = number(&post["id"]);
            let read = World::default()
                .says(&Request::post(id), &answer)
                .says(&search(&answer, post, "all"), &nothing())
                .read(id)
                .await
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            agrees(&answer, post, find(&read, id));
        }
    }
}

#[tokio::test]
async fn a_recorded_video_is_its_best_copy_and_a_recorded_card_names_its_page() {
    let answer = &lines("media_tweet.jsonl")[0];
    let id = number(&answer["data"][0]["id"]);
    let world = World::default().says(&Request::post(id), answer);
    let read = world.says(&search(answer, &answer["data"][0], "all"), &nothing()).read(id).await;
    let video = &find(&read.unwrap(), id).media[0].clone();
    assert_eq!(
        video.url.path(),
        "/ext_tw_video/1558552952549277696/pu/vid/1280x720/WiZrNZKT2lMzK5zA.mp4"
    );
    let size = video.size.unwrap();
    assert_eq!((size.width, size.height), (1280, 720));

    let answer = &lines("many_urls.jsonl")[0];
    let id = number(&answer["data"][0]["id"]);
    let world = World::default().says(&Request::post(id), answer);
    let read = world.says(&search(answer, &answer["data"][0], "all"), &nothing()).read(id).await;
    let read = read.unwrap();
    let Embed::Card { url, title, image, .. } = &find(&read, id).embeds[0] else { panic!() };
    assert_eq!(
        url.as_str(),
        "https://uiadrian.gumroad.com/l/web-design-guide/?offer_code=twk0uc9f7"
    );
    assert_eq!(title, "The Ultimate Guide to Web Design (Landing Page UI Kit + Free Bonuses)");
    assert!(image.as_ref().unwrap().as_str().contains("name=orig"), "the larger one");
}

#[tokio::test]
async fn a_recorded_edit_leads_from_its_first_version_to_its_last() {
    let before = &lines("edited_before.jsonl")[0];
    let after = &lines("edited_after.jsonl")[0];
    let (old, new) = (1_576_994_746_135_764_992, 1_576_994_789_110_992_896);
    let read = World::default()
        .says(&Request::post(old), before)
        .says(&Request::posts(&[new]), after)
        .says(&search(after, &after["data"][0], "all"), &nothing())
        .read(old)
        .await
        .unwrap();
    assert_eq!(read.focus.locator(), new.to_string());
    let post = find(&read, new);
    assert!(post.text.to_plain().starts_with("hey :)"));
    assert_eq!(post.aliases, [format!("x:{old}").parse().unwrap()]);
    assert_eq!(
        post.posted_at.as_second(),
        "2022-10-03T17:57:01Z".parse::<jiff::Timestamp>().unwrap().as_second()
    );
    assert_eq!(read.posts.len(), 1);
}

#[tokio::test]
async fn a_recorded_repetition_leads_to_the_post_that_it_repeats() {
    let answer = &lines("two_tweets.jsonl")[0];
    let (repetition, original) = (1_394_735_776_701_816_833, 1_391_677_057_810_288_641);
    let first = &answer["includes"]["tweets"][0];
    let whole = json!({ "data": [first], "includes": { "users": answer["includes"]["users"] } });
    let read = World::default()
        .says(&Request::post(repetition), answer)
        .says(&Request::posts(&[original]), &whole)
        .says(&search(answer, first, "all"), &nothing())
        .read(repetition)
        .await
        .unwrap();
    assert_eq!(read.focus.locator(), original.to_string());
    assert_eq!(words(&read), ["#POIUYTREWQ"]);
}

#[tokio::test]
async fn the_recorded_thread_of_three_posts_is_read_from_its_last() {
    let thread = obsidian("tweet_thread.json");
    let [first, second, third] = array(&thread) else { panic!("three posts") };
    let id = |answer: &Value| number(&answer["data"]["id"]);
    let page = json!({ "data": [third["data"], second["data"]], "includes": {
        "users": third["includes"]["users"], "media": third["includes"]["media"],
    }, "meta": { "result_count": 2 } });
    let search = search(
        third,
        &{
            // These recordings do not say whom a post answers.
            let mut post = third["data"].clone();
            post["in_reply_to_user_id"] = post["author_id"].clone();
            post
        },
        "all",
    );
    let read = World::default()
        .says(&Request::post(id(third)), third)
        .says(&search, &page)
        .says(&Request::posts(&[id(first)]), first)
        .read(id(third))
        .await
        .unwrap();
    assert_eq!(read.read, Read::Everything);
    assert_eq!(read.posts.len(), 3);
    for answer in [first, second, third] {
        agrees(answer, &answer["data"], find(&read, id(answer)));
    }
    assert_eq!(find(&read, id(first)).media.len(), 2, "both pictures, though their link is one");
    assert_eq!(find(&read, id(third)).parent(), Some(&find(&read, id(second)).id));
}

#[tokio::test]
async fn recorded_single_posts_have_their_poll_pictures_and_cashtags() {
    for name in [
        "poll_tweet.json",
        "image_tweet.json",
        "mentions_tweet.json",
        "cashtag_tweet.json",
        "profile_pic_tweets.json",
    ] {
        let answer = obsidian(name);
        let mut post = answer["data"].clone();
        post["in_reply_to_user_id"] = post["author_id"].clone();
        let id = number(&post["id"]);
        let read = World::default()
            .says(&Request::post(id), &answer)
            .says(&search(&answer, &post, "all"), &nothing())
            .read(id)
            .await
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let shown = find(&read, id);
        agrees(&answer, &answer["data"], shown);
        if name == "poll_tweet.json" {
            let Embed::Poll(poll) = &shown.embeds[0] else { panic!("no poll") };
            let labels: Vec<_> = poll.choices.iter().map(|it| (&*it.label, it.votes)).collect();
            assert_eq!(labels, [("Spring", Some(1373)), ("Fall", Some(3054))]);
            assert_eq!((poll.total, poll.is_over), (Some(4427), true), "of 2018");
        }
    }
}

#[tokio::test]
async fn recorded_pages_without_authors_are_told_from_threads_and_their_headers_are_heeded() {
    // Recorded without any fields: nobody could say whose these are.
    let recorded = tweepy("get_tweet.json");
    let id = 1_293_593_516_040_269_825;
    let error = World::default().says(&Request::post(id), &recorded["body"]).read(id).await;
    assert!(matches!(error.unwrap_err(), Error::NotANetwork(_)), "the new spelling is tried");

    let recorded = tweepy("search_all_tweets.json");
    let mut limited = Recorded::get(Request::post(id).url(), 429, "{}");
    for (name, value) in recorded["headers"].as_object().unwrap() {
        limited = limited.header(name, value.as_str().unwrap());
    }
    let x = World::default().answers(limited).start();
    // Its window ended years ago: the next second is soon enough.
    let error = x.read(id).await.unwrap_err();
    let retry_after = std::time::Duration::from_secs(1);
    assert_eq!(error, Error::RateLimited { host: "api.x.com".to_owned(), retry_after });
}
