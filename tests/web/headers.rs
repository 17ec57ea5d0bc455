//! What no answer goes without.

use crate::support::{
    app::TestApp,
    scripted::{conversation, line},
};

const PATHS: [&str; 16] = [
    "/",
    "/latest",
    "/about",
    "/privacy",
    "/opt-out",
    "/status",
    "/healthz",
    "/readyz",
    "/robots.txt",
    "/favicon.ico",
    "/sample/alice/1",
    "/sample/alice/1.md",
    "/sample/alice/2",
    "/unroll?link=nonsense",
    "/no/such/page",
    "/static/nothing.css",
];

#[tokio::test]
async fn every_answer_is_guarded_and_sets_no_cookie() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 2))).await;
    for path in PATHS {
        let answer = app.get(path).await;
        let csp = answer.header("content-security-policy");
        for rule in [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "media-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
        ] {
            assert!(csp.split("; ").any(|r| r == rule), "{path}: {rule} in {csp}");
        }
        assert!(!csp.contains("unsafe"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
        assert_ne!(answer.header("x-request-id"), "", "{path}");
        assert_eq!(answer.header("set-cookie"), "", "{path}");
    }
}

#[tokio::test]
async fn no_page_makes_the_browser_ask_anybody_else() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 2))).await;
    for path in ["/", "/sample/alice/1", "/about", "/unroll?link=nonsense"] {
        let page = app.get(path).await;
        for (selector, attribute) in [
            ("[src]", "src"),
            ("[srcset]", "srcset"),
            ("[poster]", "poster"),
            ("link[rel=stylesheet], link[rel=icon]", "href"),
            ("form", "action"),
        ] {
            for address in page.attributes(selector, attribute) {
                assert!(address.starts_with('/') && !address.starts_with("//"), "{address}");
            }
        }
        page.has("style", 0).has("[style]", 0).has(RUN, 0);
    }
}

/// Scripts in the page itself. What search engines read is data, and no browser runs it.
const RUN: &str = "script:not([src]):not([type='application/ld+json'])";

#[tokio::test]
async fn assets_are_named_after_their_content_and_never_asked_for_again() {
    let app = TestApp::start().await;
    let page = app.get("/").await;
    let style = page.attributes("link[rel=stylesheet]", "href").remove(0);
    let script = page.attributes("script", "src").remove(0);
    for (path, media_type) in [(style, "text/css"), (script, "text/javascript")] {
        let asset = app.get(&path).await;
        assert!(asset.is(200).header("content-type").starts_with(media_type));
        assert_eq!(asset.header("cache-control"), "public, max-age=31536000, immutable");
        let packed = app.get_with(&path, &[("accept-encoding", "gzip, br")]).await;
        assert_eq!(packed.header("content-encoding"), "br");
        assert!(packed.body.len() < asset.body.len());
    }
    let icon = app.get("/favicon.ico").await.is(308).header("location").to_owned();
    assert_eq!(app.get(&icon).await.is(200).header("content-type"), "image/svg+xml");
}
