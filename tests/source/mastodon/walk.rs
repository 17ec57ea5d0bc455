//! Whole walks. What must come out is the scenario's own `truth`, written here by its names.

use serde_json::{Value, json};
use unspool::{
    fetch::Recorded,
    thread::{Conversation, GapReason, Read, Reply},
};

use super::{
    Net, Steps,
    answers::{BASE, Limits},
    but, fixture, get, line, status,
};

/// The scenario's names of the author's line.
fn keys<'l>(limits: &'l Limits, conversation: &Conversation) -> Vec<&'l str> {
    let id = |address: &str| address.rsplit('/').next().unwrap().to_owned();
    line(conversation).iter().map(|post| limits.key(&id(&post.address))).collect()
}

fn named(prefix: &str, numbers: std::ops::RangeInclusive<usize>) -> Vec<String> {
    numbers.map(|n| format!("{prefix}{n:02}")).collect()
}

fn has(limits: &Limits, conversation: &Conversation, key: &str) -> bool {
    conversation.posts.iter().any(|post| post.address.ends_with(&limits.keys[key]))
}

#[tokio::test]
async fn the_85_posts_come_from_any_of_them_in_at_most_ten_requests() {
    let limits = Limits::new();
    let answers = limits.answers();
    let main = named("t", 1..=85);
    // Each third: a walk takes a while without optimisation.
    for key in main.iter().step_by(3) {
        let net = Net::of(answers.clone());
        let conversation = net.fetch(&limits.link(key)).await.unwrap();
        assert_eq!(keys(&limits, &conversation), main, "from {key}");
        assert_eq!(conversation.read, Read::Everything);
        assert_eq!(conversation.missing, []);
        assert_eq!(conversation.focus, net.post(&limits.link(key)));
        let sent = net.fetch.sent();
        assert!(sent <= 10, "{sent} requests from {key}");
        for branch in ["b1", "b2", "b3"] {
            assert!(has(&limits, &conversation, branch), "{branch} from {key}");
        }
        assert!(!has(&limits, &conversation, "s40"), "followers-only, from {key}");
    }
}

#[tokio::test]
async fn the_branch_hangs_at_the_tenth_post() {
    let limits = Limits::new();
    let net = Net::of(limits.answers());
    let conversation = net.fetch(&limits.link("b2")).await.unwrap();
    let parent = |key: &str| {
        let post = conversation.posts.iter().find(|p| p.address.ends_with(&limits.keys[key]));
        limits.key(post.unwrap().parent().unwrap().locator().rsplit('!').next().unwrap())
    };
    assert_eq!((parent("b1"), parent("b2"), parent("b3")), ("t10", "b1", "b2"));
    assert_eq!(parent("t11"), "t10");
    assert_eq!(keys(&limits, &conversation).len(), 85);
}

#[tokio::test]
async fn a_reader_hears_how_many_posts_were_found() {
    let limits = Limits::new();
    let net = Net::of(limits.answers());
    let steps = Steps::default();
    net.source.fetch(&net.post(&limits.link("t01")), &[], &steps).await.unwrap();
    let steps = steps.0.into_inner().unwrap();
    assert!(steps.is_sorted() && steps[0] > 1 && steps.last() == Some(&88), "{steps:?}");
}

#[tokio::test]
async fn unlisted_posts_are_read_and_marked() {
    let limits = Limits::new();
    for key in ["u1", "u4", "u6"] {
        let net = Net::of(limits.answers());
        let conversation = net.fetch(&limits.link(key)).await.unwrap();
        assert_eq!(keys(&limits, &conversation), ["u1", "u2", "u3", "u4", "u5", "u6"]);
        let shown = line(&conversation);
        let visible = shown.iter().map(|p| format!("{:?}", p.visibility)).collect::<Vec<_>>();
        assert_eq!(visible[0], "Public");
        assert!(visible[1..].iter().all(|it| it == "Unlisted"));
    }
}

#[tokio::test]
async fn a_post_for_followers_in_the_middle_is_a_gap_and_what_follows_stays() {
    let limits = Limits::new();
    for key in ["f1", "f2", "f4", "f5"] {
        let net = Net::of(limits.answers());
        let conversation = net.fetch(&limits.link(key)).await.unwrap();
        let own = ["f1", "f2", "f4", "f5"];
        assert!(own.iter().all(|key| has(&limits, &conversation, key)), "from {key}");
        let hidden = net.post(&limits.link("f3"));
        let [gap] = &conversation.missing[..] else { panic!("{:?}", conversation.missing) };
        assert_eq!((&gap.id, gap.reason), (&hidden, GapReason::Protected));
        assert_eq!(gap.parent, Some(net.post(&limits.link("f2"))), "from {key}");
        let after = conversation.posts.iter().find(|p| p.address.ends_with(&limits.keys["f4"]));
        assert_eq!(after.unwrap().parent(), Some(&hidden));
    }
}

#[tokio::test]
async fn posts_that_a_server_should_not_have_shown_are_dropped() {
    let mut answers = Vec::new();
    for entry in fixture("mock").as_array().unwrap() {
        let status = u16::try_from(entry["status"].as_u64().unwrap()).unwrap();
        let Ok(body) = serde_json::from_str::<Value>(entry["body"].as_str().unwrap()) else {
            continue;
        };
        answers.push(get(entry["url"].as_str().unwrap(), status, &body));
        // Not each post was asked for alone; the lists have all of them.
        let around = body["ancestors"].as_array().into_iter().chain(body["descendants"].as_array());
        for status in around.chain(body.as_array()).flatten().filter(|it| it["uri"].is_string()) {
            let id = status["id"].as_str().unwrap();
            answers.push(get(&format!("{BASE}/api/v1/statuses/{id}"), 200, status));
        }
    }
    let limits = Limits::new();
    let net = Net::of(answers.clone());
    let conversation = net.fetch(&limits.link("t42")).await.unwrap();
    assert_eq!(keys(&limits, &conversation), named("t", 1..=85));
    for dropped in ["s40", "r20b_dm"] {
        assert!(!has(&limits, &conversation, dropped), "{dropped}");
    }
    assert!(conversation.missing.is_empty(), "{:?}", conversation.missing);

    let net = Net::of(answers);
    let conversation = net.fetch(&limits.link("f5")).await.unwrap();
    assert!(!has(&limits, &conversation, "f3"));
    let [gap] = &conversation.missing[..] else { panic!("{:?}", conversation.missing) };
    assert_eq!(gap.id, net.post(&limits.link("f3")));
    assert_eq!(gap.parent, Some(net.post(&limits.link("f2"))));
    assert_eq!(gap.reason, GapReason::Protected);
}

/// An object that says of which conversation it is, as Mastodon's do.
fn object(url: &str, conversation: &str) -> Recorded {
    let id = json!({
        "id": url, "type": "Note", "attributedTo": format!("{BASE}/@ada"), "content": "…",
        "to": "https://www.w3.org/ns/activitystreams#Public",
        "conversation": conversation,
    });
    Recorded::get(url.parse().unwrap(), 200, id.to_string())
        .header("content-type", "application/activity+json")
}

#[tokio::test]
async fn what_hangs_behind_a_deleted_post_is_found_from_either_side() {
    // After a deletion Mastodon's answers no longer name the parent, only whose post it was.
    let mut limits = Limits::new();
    limits.change("m07", &json!({"in_reply_to_id": null}));
    let mut answers = limits.answers();
    answers.extend(["m05", "m07", "m12"].map(|key| object(&limits.link(key), "tag:localhost,1")));
    answers.push(object(&limits.link("t85"), "tag:localhost,2"));
    for key in ["m01", "m05", "m07", "m12"] {
        let net = Net::of(answers.clone());
        let conversation = net.fetch(&limits.link(key)).await.unwrap();
        let all = named("m", 1..=12);
        let (deleted, shown): (Vec<_>, Vec<_>) = all.iter().partition(|key| *key == "m06");
        assert!(shown.iter().all(|key| has(&limits, &conversation, key)), "from {key}");
        assert!(!has(&limits, &conversation, deleted[0]));
        assert!(!has(&limits, &conversation, "t85") && !has(&limits, &conversation, "q2"));
        let behind = conversation.posts.iter().find(|p| p.address.ends_with(&limits.keys["m07"]));
        let behind = behind.unwrap();
        let itself = Some(behind.author.id.clone());
        assert_eq!(behind.reply, Some(Reply { to: None, author: itself }));
        assert!(net.fetch.sent() <= 10, "{} from {key}", net.fetch.sent());
    }
}

#[tokio::test]
async fn what_may_be_of_another_conversation_is_left_out() {
    let mut limits = Limits::new();
    limits.change("m07", &json!({"in_reply_to_id": null}));
    let mut answers = limits.answers();
    answers.push(object(&limits.link("m05"), "tag:localhost,1"));
    answers.push(object(&limits.link("m07"), "tag:localhost,2"));
    let net = Net::of(answers);
    let conversation = net.fetch(&limits.link("m01")).await.unwrap();
    assert_eq!(keys(&limits, &conversation), named("m", 1..=5));
    assert!(!has(&limits, &conversation, "m07"));
}

#[tokio::test]
async fn a_thread_below_somebody_elses_post_has_that_post_as_context() {
    let limits = Limits::new();
    for key in ["q2", "q5"] {
        let net = Net::of(limits.answers());
        let conversation = net.fetch(&limits.link(key)).await.unwrap();
        assert_eq!(keys(&limits, &conversation), ["q2", "q3", "q4", "q5"]);
        let first = line(&conversation)[0].reply.clone().unwrap();
        assert_eq!(first.to, Some(net.post(&limits.link("q1"))));
        assert_eq!(first.author.as_deref(), Some("http://localhost:8002/@ben"));
        assert!(has(&limits, &conversation, "q1"));
    }
}

#[tokio::test]
async fn going_on_below_an_interruption_is_not_the_authors_own_line() {
    let limits = Limits::new();
    let net = Net::of(limits.answers());
    let conversation = net.fetch(&limits.link("i1")).await.unwrap();
    assert_eq!(keys(&limits, &conversation), ["i1"]);
    let after = conversation.posts.iter().find(|p| p.address.ends_with(&limits.keys["i3"]));
    assert_eq!(after.unwrap().reply.clone().unwrap().author.unwrap(), "http://localhost:8002/@ben");
    let net = Net::of(limits.answers());
    let conversation = net.fetch(&limits.link("i4")).await.unwrap();
    assert_eq!(keys(&limits, &conversation), ["i3", "i4"]);
}

#[tokio::test]
async fn a_single_post_takes_one_request() {
    let limits = Limits::new();
    let net = Net::of(limits.answers());
    let conversation = net.fetch(&limits.link("one")).await.unwrap();
    assert_eq!((conversation.posts.len(), net.fetch.sent()), (1, 1));
    assert_eq!(conversation.read, Read::Everything);
}

#[tokio::test]
async fn replies_of_others_that_fill_the_answer_do_not_hide_the_authors_next_post() {
    // The context of t21 shows none of the author's posts; the account's list does.
    let mut limits = Limits::new();
    limits.forget_context("t21");
    let net = Net::of(limits.answers());
    let conversation = net.fetch(&limits.link("t01")).await.unwrap();
    assert_eq!(keys(&limits, &conversation), named("t", 1..=85));
}

#[tokio::test]
async fn a_hole_in_a_servers_own_list_is_walked_around() {
    let race = fixture("gotosocial_race");
    let base = "http://localhost:8080/api/v1";
    let id = |key: &str| race["ids"][key].as_str().unwrap().to_owned();
    let context = |key: &str| format!("{base}/statuses/{}/context", id(key));
    let first = race["t55"]["ancestors"][0].clone();
    let last = race["t56"]["ancestors"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&first["id"], &last["id"]), (&json!(id("t01")), &json!(id("t55"))));
    // Not in the recording: the post itself, made of its neighbours, and the account's list.
    let behind = race["t56"]["descendants"][0].clone();
    let t56 = but(
        last.clone(),
        json!({
            "id": id("t56"), "in_reply_to_id": id("t55"), "replies_count": 1,
            "uri": format!("http://localhost:8080/users/ada/statuses/{}", id("t56")),
            "url": format!("http://localhost:8080/@ada/statuses/{}", id("t56")),
        }),
    );
    assert_eq!(behind["in_reply_to_id"], json!(id("t56")));
    let account = first["account"]["id"].as_str().unwrap();
    let said = format!(
        "{base}/accounts/{account}/statuses?min_id={}&limit=40&exclude_reblogs=true",
        id("t55")
    );
    let net = Net::of(vec![
        get(&format!("{base}/statuses/{}", id("t01")), 200, &first),
        get(&context("t01"), 200, &race["t01"]),
        get(&context("t55"), 200, &race["t55"]),
        get(&context("t56"), 200, &race["t56"]),
        get(&said, 200, &json!([t56])),
    ]);
    // The page's address is of a form whose API is closed; here it is asked by its id alone.
    let link = format!("http://localhost:8080/web/statuses/{}", id("t01"));
    let conversation = net.fetch(&link).await.unwrap();
    let shown: Vec<String> = line(&conversation)
        .iter()
        .map(|post| post.address.rsplit('/').next().unwrap().to_owned())
        .collect();
    let expected: Vec<String> = named("t", 1..=85).iter().map(|key| id(key)).collect();
    assert_eq!(shown, expected);
}

#[tokio::test]
async fn a_branch_above_the_pasted_post_is_found_where_ancestors_are_a_line_without_limit() {
    let host = "a.example";
    let base = format!("https://{host}/api/v1/statuses");
    // 101 to 160 in a line; 201 leaves it at 110.
    let post = |n: usize| {
        let parent = if n == 201 { 110 } else { n - 1 };
        let (to, whose) = if n == 101 { (None, None) } else { (Some(parent), Some("13")) };
        let replies = match n {
            110 => 2,
            160 | 201 => 0,
            _ => 1,
        };
        but(
            status(host, "ada", &n.to_string(), "<p>on</p>"),
            json!({
                "replies_count": replies, "in_reply_to_account_id": whose,
                "in_reply_to_id": to.map(|n| n.to_string()),
            }),
        )
    };
    let posts = |from: usize, to: usize| (from..=to).map(post).collect::<Vec<_>>();
    let asked = json!({"ancestors": posts(101, 149), "descendants": posts(151, 160)});
    let below = [posts(111, 160), vec![post(201)]].concat();
    let at_110 = json!({"ancestors": posts(101, 109), "descendants": below});
    let net = Net::of(vec![
        get(&format!("{base}/150"), 200, &post(150)),
        get(&format!("{base}/150/context"), 200, &asked),
        get(&format!("{base}/110/context"), 200, &at_110),
    ]);
    let conversation = net.fetch("https://a.example/@ada/150").await.unwrap();
    assert_eq!(conversation.posts.len(), 61);
    let branch = conversation.posts.iter().find(|post| post.address.ends_with("/201")).unwrap();
    assert!(branch.parent().unwrap().locator().ends_with("!110"));
}

#[tokio::test]
async fn a_thread_without_end_stops_at_the_cap_and_says_so() {
    let host = "a.example";
    let base = format!("https://{host}/api/v1/statuses");
    let post = |n: usize| {
        let parent = if n == 100 { json!(null) } else { json!(format!("{}", n - 1)) };
        but(
            status(host, "ada", &n.to_string(), "<p>on</p>"),
            json!({
                "replies_count": 1, "in_reply_to_id": parent, "in_reply_to_account_id": "13",
            }),
        )
    };
    let mut answers = vec![get(&format!("{base}/100"), 200, &post(100))];
    for n in 100..400 {
        let context = json!({"ancestors": [], "descendants": [post(n + 1)]});
        answers.push(get(&format!("{base}/{n}/context"), 200, &context));
    }
    let net = Net::of(answers);
    let conversation = net.fetch("https://a.example/@ada/100").await.unwrap();
    assert_eq!(conversation.read, Read::Stopped);
    assert_eq!(net.fetch.sent(), 60);
    assert_eq!(conversation.posts.len(), 60);
}
