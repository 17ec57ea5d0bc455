//! Which links name a post of X.

use std::{io::Read, sync::Arc};

use proptest::prelude::*;
use unspool::{
    actor::Actor,
    clock::Clock,
    config,
    fetch::Fetch,
    source::{self, Context, NotAPost, Recognised, Source},
    store,
    unroll::{self, Unroller},
};
use url::Url;

use crate::support::key::KEY;

/// All networks; the operator named two mirrors.
fn sources() -> Vec<Box<dyn Source>> {
    let clock = Clock::stopped("2026-11-24T00:00:00Z".parse().unwrap());
    let mirrors = vec!["Mirror.example.".to_owned(), "https://birds.example:8443/".to_owned()];
    let x = config::X { mirrors, ..config::X::default() };
    source::all(&Context {
        fetch: Fetch::replay_from(Vec::new()),
        settings: config::Source { x, ..config::Source::default() },
        actor: Arc::new(Actor::new(&KEY, None, clock.clone()).unwrap()),
        ledger: Arc::new(()),
        clock,
    })
}

fn x() -> Box<dyn Source> {
    sources().into_iter().find(|source| source.network() == "x").unwrap()
}

/// Each link, and what it is, `ID` being an id of 19 digits.
fn all_are(links: &[&str], expected: &Recognised) {
    let x = x();
    for link in links {
        let link = link.replace("ID", "1728111111111111111");
        assert_eq!(x.recognise(&link), *expected, "{link}");
    }
}

fn post(locator: &str) -> Recognised {
    Recognised::Post(format!("x:{locator}").parse().unwrap())
}

#[test]
fn every_path_of_x_names_the_post() {
    all_are(
        &[
            "https://x.com/jack/status/ID",
            "https://x.com/jack/status/ID/",
            "http://x.com/jack/status/ID",
            "HTTPS://X.COM/JACK/STATUS/ID",
            "x.com/jack/status/ID",
            "//x.com/jack/status/ID",
            "  <https://x.com/jack/status/ID>\n",
            "\u{202a}https://x.com/jack/status/ID\u{202c}",
            "https://x.com/jack/statuses/ID",
            "https://x.com/@jack/status/ID",
            "https://x.com/a_user_of_20_letters/status/ID",
            "https://x.com/i/web/status/ID",
            "https://x.com/i/status/ID",
            "https://x.com/statuses/ID",
            "https://x.com/status/ID",
            "https://x.com//status/ID",
            "https://x.com/jack/article/ID",
            "https://x.com/i/article/ID",
            "https://x.com/jack/thread/ID",
            "https://x.com/jack/status/ID#m",
            "https://x.com/jack/status/ID?s=20&t=AbC-d_9",
            "https://x.com/jack/status/ID/photo/1",
            "https://x.com/jack/status/ID/video/1?s=46",
            "https://x.com/jack/status/ID/analytics",
            "https://x.com/jack/status/ID/retweets",
            "https://x.com/jack/status/ID/retweets/with_comments",
            "https://x.com/jack/status/ID/quotes",
            "https://x.com/jack/status/ID/likes",
            "https://x.com/jack/status/ID/en",
            "https://x.com/jack/status/ID.jpg",
            "https://x.com/jack/status/ID.mp4",
            "https://twitter.com/#!/jack/status/ID",
            "https://twitter.com/#!/jack/status/ID?s=20",
            "http://twitter.com/#!jack/statuses/ID",
            "https://twitter.com/intent/tweet?in_reply_to=ID",
            "https://x.com/intent/post?text=hello&in_reply_to=ID",
            "https://twitter.com/intent/like?tweet_id=ID",
            "https://x.com/intent/retweet?tweet_id=ID&related=jack",
            "https://twitter.com/intent?tweet_id=ID",
            "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=ID&theme=light",
            "https://platform.x.com/embed/Tweet.html?id=ID",
            "https://publish.x.com/?query=https%3A%2F%2Fx.com%2Fjack%2Fstatus%2FID&widget=Tweet",
            "https://publish.x.com?query=https://twitter.com/jack/status/ID",
            "https://publish.twitter.com/?query=x.com/jack/status/ID#",
            "https://publish.x.com/oembed?url=https%3A%2F%2Fx.com%2Fjack%2Fstatus%2FID",
            "https://x.com/i/flow/login?redirect_after_login=%2Fjack%2Fstatus%2FID%3Fs%3D20",
            "https://threadreaderapp.com/thread/ID.html",
            "https://www.threadreaderapp.com/thread/ID",
            "https://unrollthread.com/t/ID",
            "https://unrollthread.com/t/ID/",
            "twitter://status?id=ID",
            "TWITTER://status?id=ID",
            "ID",
            " ID ",
        ],
        &post("1728111111111111111"),
    );
}

#[test]
fn every_host_that_stands_for_x_is_known() {
    let hosts = [
        "x.com",
        "www.x.com",
        "mobile.x.com",
        "m.x.com",
        "X.com",
        "x.com.",
        "x.com:443",
        "x.com:8080",
        "twitter.com",
        "www.twitter.com",
        "mobile.twitter.com",
        "fxtwitter.com",
        "d.fxtwitter.com",
        "dl.fxtwitter.com",
        "t.fxtwitter.com",
        "i.fxtwitter.com",
        "g.fxtwitter.com",
        "m.fxtwitter.com",
        "o.fxtwitter.com",
        "www.d.fxtwitter.com",
        "api.fxtwitter.com",
        "fixupx.com",
        "g.fixupx.com",
        "twittpr.com",
        "xfixup.com",
        "vxtwitter.com",
        "d.vxtwitter.com",
        "api.vxtwitter.com",
        "fixvx.com",
        "nitter.net",
        "www.nitter.net",
        "nitter.poast.org",
        "nitter-two.example.org",
        "eu.nitter2.example.org",
        "nitterabcdefghijklmnopqrstuvwxyz234567.onion",
        "xcancel.com",
        "twitter3e4tixl4xyajtrzo62zg5vztmjuricljdp2c5kshju4avyoid.onion",
        "mobile.twitter3e4tixl4xyajtrzo62zg5vztmjuricljdp2c5kshju4avyoid.onion",
        "mirror.example",
        "www.mirror.example",
        "MIRROR.example.",
        "birds.example",
        "birds.example:8443",
        // Other ways to write the same host, as browsers read them.
        "%78.com",
        "\u{ff58}.com",
        "x\u{3002}com",
    ];
    let links = hosts.map(|host| format!("https://{host}/jack/status/ID"));
    all_are(&links.each_ref().map(String::as_str), &post("1728111111111111111"));
    all_are(
        &[
            "https://api.fxtwitter.com/status/ID",
            "https://api.fxtwitter.com/2/status/ID",
            "https://api.fxtwitter.com/2/thread/ID",
            "https://api.fxtwitter.com/jack/status/ID/en",
        ],
        &post("1728111111111111111"),
    );
}

#[test]
fn an_id_has_1_to_19_digits_and_only_one_spelling() {
    let x = x();
    for (digits, is_id) in [
        ("20", true),
        ("9", true),
        ("%32%30", true),
        ("9999999999999999999", true),
        ("10000000000000000000", false),
        ("18446744073709551616", false),
        ("0", false),
        ("020", false),
        ("+20", false),
        ("-20", false),
        ("2e1", false),
        ("20a", false),
        ("20...", false),
        ("17281111111…", false),
        ("20%00", false),
        ("20%2F21", false),
        ("\u{0662}\u{0660}", false),
        ("\u{ff12}\u{ff10}", false),
        ("", false),
    ] {
        let found = x.recognise(&format!("https://x.com/jack/status/{digits}"));
        assert_eq!(matches!(found, Recognised::Post(_)), is_id, "{digits}: {found:?}");
    }
    assert_eq!(x.recognise("https://x.com/jack/status/%32%30"), post("20"));
    for no_id in ["20", "123456789", "0123456789", "12345678901234567890", "12345 67890", "1e10"] {
        assert_eq!(x.recognise(no_id), Recognised::Foreign, "{no_id} may be any number");
    }
    assert_eq!(x.recognise("1234567890"), post("1234567890"));
}

#[test]
fn a_short_link_is_kept_as_it_is_until_it_is_asked_where_it_leads() {
    all_are(
        &[
            "https://t.co/YjOLsIGVRD",
            "http://t.co/YjOLsIGVRD",
            "t.co/YjOLsIGVRD",
            "https://T.CO./YjOLsIGVRD/?amp=1",
            "pic.twitter.com/YjOLsIGVRD",
            "https://pic.x.com/YjOLsIGVRD",
        ],
        &post("t.co=YjOLsIGVRD"),
    );
    all_are(
        &[
            "https://t.co",
            "https://t.co/",
            "https://t.co/Yj-OL",
            "https://t.co/Yj/OL",
            "https://t.co/%59j",
            "https://t.co/abcdefghijklmnopqrstu",
        ],
        &Recognised::NotAPost(NotAPost::Other),
    );
}

#[test]
fn what_is_no_post_of_x_says_so() {
    all_are(
        &[
            "https://x.com/jack",
            "https://x.com/@jack",
            "x.com/jack",
            "https://twitter.com/jack/",
            "https://twitter.com/jack?lang=en",
            "https://x.com/jack/with_replies",
            "https://x.com/jack/media",
            "https://x.com/jack/followers",
            "https://x.com/i/user/12",
            "https://twitter.com/intent/user?screen_name=jack",
            "https://twitter.com/intent/follow?screen_name=jack",
            "https://twitter.com/#!/jack",
            "https://nitter.net/jack",
            "https://fixupx.com/jack",
            "https://mirror.example/jack",
            "https://threadreaderapp.com/user/jack",
            "twitter://user?screen_name=jack",
        ],
        &Recognised::NotAPost(NotAPost::Profile),
    );
    all_are(
        &[
            "https://x.com",
            "https://x.com/",
            "https://x.com/home",
            "https://x.com/explore",
            "https://x.com/search?q=ID",
            "https://x.com/hashtag/tide",
            "https://x.com/i/lists/ID",
            "https://x.com/i/communities/ID",
            "https://x.com/i/spaces/1nAJErpDYgRxL",
            "https://x.com/i/bookmarks",
            "https://x.com/jack/lists/birds",
            "https://x.com/jack/status",
            "https://x.com/jack/status/",
            "https://x.com/a_user_of_21_letters_/status/ID",
            "https://x.com/jack%2Fstatus%2FID",
            "https://x.com/intent/tweet?text=ID",
            "https://x.com/i/flow/login?redirect_after_login=%2Fhome",
            "https://x.com/?url=https://x.com/jack/status/ID",
            "https://help.x.com/en/jack/status/ID",
            "https://pbs.twitter.com/media/ID",
            "https://platform.twitter.com/widgets.js",
            "https://publish.x.com/",
            "https://publish.x.com/?query=https%3A%2F%2Fevil.example%2Fjack%2Fstatus%2FID",
            "https://publish.x.com/?query=https%3A%2F%2Fx.com%40evil.example%2Fjack%2Fstatus%2FID",
            "https://publish.x.com/?query=https%3A%2F%2Fpublish.x.com%2F%3Fquery%3DID",
            "https://threadreaderapp.com/",
            "https://threadreaderapp.com/thread/ID-x.html",
            "https://unrollthread.com/about/ID",
            "twitter://status?id=ID0",
            "twitter://status",
            "twitter://timeline",
            "twitter:ID",
        ],
        &Recognised::NotAPost(NotAPost::Other),
    );
}

#[test]
fn a_host_that_only_looks_like_x_is_not_x() {
    all_are(
        &[
            "",
            "hello",
            "@jack",
            "https://",
            "https://evil.x.com.example/jack/status/ID",
            "https://x.com.evil.example/jack/status/ID",
            "https://evilx.com/jack/status/ID",
            "https://x.com-evil.example/jack/status/ID",
            "https://xcom/jack/status/ID",
            "https://x.co/jack/status/ID",
            "https://x.com../jack/status/ID",
            "https://x.com@evil.example/jack/status/ID",
            "https://x.com:80@evil.example/jack/status/ID",
            "https://evil.example@x.com/jack/status/ID",
            "https://user:word@x.com/jack/status/ID",
            "x.com@evil.example/jack/status/ID",
            "https://evil.example\\@x.com/jack/status/ID",
            "https://evil.example/x.com/jack/status/ID",
            "https://evil.example?https://x.com/jack/status/ID",
            "https://evil.example#@x.com/jack/status/ID",
            "https://\u{445}.com/jack/status/ID",
            "https://xn--q1a.com/jack/status/ID",
            "https://tw\u{456}tter.com/jack/status/ID",
            "https://twit\u{200b}ter.example/jack/status/ID",
            "https://x.com:99999/jack/status/ID",
            "https://x.com%2Fjack%2Fstatus%2FID",
            "https%3A%2F%2Fx.com%2Fjack%2Fstatus%2FID",
            "ftp://x.com/jack/status/ID",
            "file://x.com/jack/status/ID",
            "javascript://x.com/jack/status/ID",
            "view-source:https://x.com/jack/status/ID",
            "see https://x.com/jack/status/ID",
            "https://127.0.0.1/jack/status/ID",
            "https://[::1]/jack/status/ID",
            "https://nitter/jack/status/ID",
            "https://mynitter.example/jack/status/ID",
            "https://other.example/jack/status/ID",
            "https://evil.mirror.example/jack/status/ID",
            "https://mastodon.example/@jack/ID",
            "https://bsky.app/profile/alice.test/post/3ljcuzl2qk2qa",
        ],
        &Recognised::Foreign,
    );
    let long = format!("https://x.com/jack/status/20?{}", "a".repeat(3000));
    assert_eq!(x().recognise(&long), Recognised::Foreign);
}

#[test]
fn no_address_of_the_standards_tests_is_taken_for_one_of_x() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/security/url");
    let file = std::fs::File::open(format!("{file}/urltestdata.json.gz")).unwrap();
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).unwrap();
    let x = x();
    let mut hosts = 0;
    for it in serde_json::from_str::<Vec<serde_json::Value>>(&text).unwrap() {
        let Some(input) = it["input"].as_str() else { continue };
        assert!(!matches!(x.recognise(input), Recognised::Post(_)), "{input}");
        let Some(mut url) = Url::parse(input).ok().filter(Url::has_host) else { continue };
        url.set_path("/jack/status/20");
        assert_eq!(x.recognise(url.as_str()), Recognised::Foreign, "{url}");
        hosts += 1;
    }
    assert!(hosts > 200, "{hosts}");
}

/// The links of the recorded answers of a mirror's API, and the ids that the answers have.
#[test]
fn links_that_people_shared_lead_to_their_posts() {
    let x = x();
    for (link, id) in [
        ("https://twitter.com/jack/status/20", "20"),
        ("https://twitter.com/pdxdylan/status/1540398733669666818", "1540398733669666818"),
        ("https://twitter.com/pdxdylan/status/1534672932106035200", "1534672932106035200"),
        ("https://twitter.com/pdxdylan/status/1532006436703715331", "1532006436703715331"),
        ("https://twitter.com/pdxdylan/status/1611477137319514129", "1611477137319514129"),
        ("https://twitter.com/i/status/1518309187515781125", "1518309187515781125"),
        ("https://twitter.com/pdxdylan/status/1674561759422578690", "1674561759422578690"),
        ("https://twitter.com/i/status/1674197531301904388", "1674197531301904388"),
        ("https://twitter.com/kuyacoy/status/1581185279376838657", "1581185279376838657"),
        ("https://twitter.com/norm/status/651169346518056960", "651169346518056960"),
        ("https://twitter.com/bigbeerfest/status/1760638922084741177", "1760638922084741177"),
        ("https://twitter.com/salebeerfest/status/1760638922084741177", "1760638922084741177"),
        ("https://twitter.com/Roblox/status/583302104342638592", "583302104342638592"),
        ("https://twitter.com/pdxdylan/status/1828570470222045294", "1828570470222045294"),
        ("https://twitter.com/i/status/1828569456231993456", "1828569456231993456"),
    ] {
        assert_eq!(x.recognise(link), post(id), "{link}");
    }
}

#[test]
fn an_address_of_ours_stands_for_the_link_of_its_post() {
    let x = x();
    let link = |address: &str| x.link_of(address).map(String::from);
    assert_eq!(link("x/jack/20").as_deref(), Some("https://x.com/jack/status/20"));
    assert_eq!(link("x/i/20").as_deref(), Some("https://x.com/i/status/20"));
    for none in [
        "x",
        "x/",
        "x/jack",
        "x/jack/",
        "x//20",
        "x/jack/020",
        "x/jack/20/21",
        "x/jack/t.co=abc",
        "x/ja.ck/20",
        "x/a_user_of_21_letters_/20",
        "x/../20",
        "x/jack?/20",
        "xx/jack/20",
        "bluesky/jack/20",
        "",
    ] {
        assert_eq!(link(none), None, "{none}");
    }
}

#[tokio::test]
async fn a_mirror_of_x_is_never_taken_for_a_server_of_another_network() {
    let store = store::open("sqlite::memory:").await.unwrap();
    let clock = Clock::stopped("2026-11-24T00:00:00Z".parse().unwrap());
    let unroller = Unroller::new(sources(), store, clock, 1);
    for host in ["fixupx.com", "nitter.example", "xcancel.com", "mirror.example", "t.co", "x.com"] {
        for path in ["@ada/109300000000000001", "users/ada/statuses/1", "notes/9abcdefghi"] {
            let found = unroller.recognise(&format!("https://{host}/{path}"));
            assert!(matches!(found, Err(unroll::Error::NotAPost(_))), "{host}/{path}: {found:?}");
        }
    }
}

#[test]
fn what_an_unknown_mirror_would_mean_is_guessed_from_its_path() {
    let guess = |link: &str| x().guess(link).map(String::from);
    for link in [
        "https://birdsite.example/jack/status/20",
        "birdsite.example/jack/status/20",
        "https://birdsite.example/jack/status/20/photo/1?s=20#m",
        "https://example.org/birds/jack/status/20.html",
        "https://birdsite.example/i/web/status/20",
    ] {
        assert_eq!(guess(link).as_deref(), Some("https://x.com/i/status/20"), "{link}");
    }
    for none in [
        "hello",
        "https://birdsite.example/jack/20",
        "https://birdsite.example/jack/status/twenty",
        "https://elk.example/mastodon.example/status/20",
        "https://x.com@evil.example/jack/status/20",
        "twitter://a/jack/status/20",
    ] {
        assert_eq!(guess(none), None, "{none}");
    }
}

fn is_sound(link: &str) -> Result<(), TestCaseError> {
    let x = x();
    if let Recognised::Post(found) = x.recognise(link) {
        let locator = found.locator();
        let is_sound = match locator.strip_prefix("t.co=") {
            Some(code) => {
                (1..=20).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric())
            }
            None => {
                locator.parse::<u64>().is_ok_and(|id| id.to_string() == locator)
                    && locator.len() <= 19
            }
        };
        prop_assert!(is_sound && found.network().as_str() == "x", "{link}: {found}");
    }
    for url in x.guess(link).into_iter().chain(x.link_of(link)) {
        prop_assert!(matches!(x.recognise(url.as_str()), Recognised::Post(_)), "{link}: {url}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_is_survived_and_only_ids_come_out(text in ".{0,80}") {
        is_sound(&text)?;
    }

    #[test]
    fn anything_in_the_shape_of_a_link_is_survived_too(
        scheme in "(https?://|twitter://|//|)",
        host in "(x\\.com|t\\.co|www\\.twitter\\.com|publish\\.x\\.com|nitter\\.a|\\PC{1,8})",
        path in "(/(jack|i|web|status|intent|[0-9]{1,21}|%[0-9a-f]{2}|\\PC{0,6})){0,5}",
        rest in "(\\?(query|id|tweet_id|redirect_after_login)=\\PC{0,12}|#!/\\PC{0,9}|)",
    ) {
        is_sound(&format!("{scheme}{host}{path}{rest}"))?;
        is_sound(&format!("x/{host}{path}"))?;
    }
}
