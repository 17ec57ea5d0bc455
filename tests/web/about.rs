//! Pages for people about the site.

use unspool::web::{Bot, Site};

use crate::support::{
    app::{TestApp, site},
    scripted::{conversation, line},
};

#[tokio::test]
async fn the_pages_about_the_site_say_what_they_must() {
    let contact = Some("help@example.org".to_owned());
    let app = TestApp::with(Site { contact, unrolls_per_hour: 17, ..site() }).await;
    assert!(app.get("/about").await.is(200).words("main").contains("the sample network"));
    let privacy = app.get("/privacy").await.is(200).words("main");
    assert!(
        privacy.contains("None, unless you save how pages look")
            && privacy.contains("at most 17 in an hour")
    );
    let no = app.get("/opt-out").await.is(200).words("main");
    assert!(no.contains("#nounroll") && no.contains("help@example.org"));
    assert!(app.get("/status").await.is(200).words(".status").contains("The sample network"));
}

#[tokio::test]
async fn in_place_of_a_cookie_notice_every_page_leads_to_the_cookie_policy() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 2))).await;
    for path in ["/", "/sample/alice/1", "/about", "/status", "/latest", "/no/such/page"] {
        let page = app.get(path).await;
        assert_eq!(
            page.words("footer a[href='/privacy']"),
            "No cookies unless you save a preference: privacy",
            "{path}"
        );
        assert_eq!(page.header("set-cookie"), "", "{path}");
    }
    let privacy = app.get("/privacy").await;
    assert_eq!(privacy.words("#cookies"), "Cookie policy");
    let policy = privacy.words("#cookies + p");
    assert!(policy.starts_with("None, unless you save how pages look; then one."), "{policy}");
    assert!(policy.contains("in one cookie of this site, called look, for a year"), "{policy}");
}

#[tokio::test]
async fn the_networks_that_are_read_are_named_and_who_is_asked_for_them() {
    let app = TestApp::with_networks().await;
    let named = "X, Bluesky and the fediverse.";
    assert!(app.get("/").await.words(".accepts").ends_with(named));
    assert!(app.get("/about").await.words("main").contains(named));
    app.get("/").await.has(".examples code", 3);
    let privacy = app.get("/privacy").await.words("main");
    for asked in [
        "X: its official API, an FxEmbed-compatible API that the operator of this site chose, and \
         the service behind X's embedded posts.",
        "Bluesky: its AppView",
        "The fediverse: the servers of the authors",
        "This site asks, never your browser.",
    ] {
        assert!(privacy.contains(asked), "{asked}");
    }
    let sample = TestApp::start().await.get("/privacy").await.words("main");
    assert!(!sample.contains("FxEmbed"), "only of networks that are read");
}

#[tokio::test]
async fn a_bookmark_to_drag_brings_any_page_here_whole() {
    let app = TestApp::start().await;
    let page = app.get_with("/about", &[("host", "unspool.example")]).await;
    assert_eq!(
        page.is(200).attributes("a.bookmark", "href"),
        ["javascript:void(location.href=%22http://unspool.example/unroll?link=%22\
             +encodeURIComponent(location.href))"]
    );
    let said = page.words("#ways + ul li:first-child");
    assert!(said.starts_with("Drag this link into your bookmarks bar: Unroll."), "{said}");
    assert!(said.ends_with("On this page a click does nothing."), "{said}");
    app.get("/").await.has("a[href='/about#ways']", 1);
    // What the page says can be installed, browsers find: from there and from the front page.
    for path in ["/", "/about"] {
        let page = app.get(path).await;
        for (rel, begins) in [("manifest", "{"), ("search", "<?xml")] {
            let [found] = &page.attributes(&format!("link[rel={rel}]"), "href")[..] else {
                panic!("{rel} on {path}")
            };
            assert!(app.get(found).await.is(200).text().starts_with(begins), "{found}");
        }
    }
    // Who asks under another name gets that name, and never a script of their own making.
    for host in ["other.example:8080", "a'+alert(1)+'b", "a\"-alert(1)-\"b", "a\\\"b"] {
        let page = app.get_with("/about", &[("host", host)]).await;
        for address in page.is(200).attributes("a.bookmark", "href") {
            let script = percent_encoding::percent_decode_str(&address).decode_utf8().unwrap();
            let form = script.strip_prefix("javascript:void(location.href=").unwrap();
            let form = form.strip_suffix("+encodeURIComponent(location.href))").unwrap();
            let form: String = serde_json::from_str(form).expect("one literal");
            assert!(form.starts_with("http://") && form.ends_with("/unroll?link="), "{form}");
        }
    }
    // Where we do not know what we are called, there is none.
    app.get("/about").await.is(200).has("a.bookmark", 0).has("#ways + ul li", 2);
}

#[tokio::test]
async fn the_tip_names_the_bots_and_is_absent_without_one() {
    let bot = |handle: &str, network: &str| Bot {
        handle: handle.to_owned(),
        network: network.to_owned(),
        url: format!("https://{network}.example/bot").parse().unwrap(),
    };
    let shown = async |bots: Vec<Bot>| {
        let app = TestApp::with(Site { bots, ..site() }).await;
        app.keeps(conversation(line("alice", 2))).await;
        app.get("/sample/alice/1").await
    };
    let none = shown(Vec::new()).await;
    none.is(200).has(".tip", 0).has(".again form.paste input[name=link]", 1);
    let one = shown(vec![bot("unspool@example.social", "fediverse")]).await;
    assert_eq!(
        one.all(".tip"),
        ["Tip: mention @unspool@example.social on a thread with the keyword “unroll” to get a \
          link to it."]
    );
    assert_eq!(one.attributes(".tip a", "href"), ["https://fediverse.example/bot"]);
    let bots = vec![bot("a.test", "Sky"), bot("b@c.test", "Fedi"), bot("d", "Bird")];
    assert_eq!(
        shown(bots).await.all(".tip"),
        ["Tip: mention @a.test (Sky), @b@c.test (Fedi) or @d (Bird) on a thread with the keyword \
          “unroll” to get a link to it."]
    );
}
