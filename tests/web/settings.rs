//! How pages look: chosen without a cookie, and kept in one when the reader wants that.

use axum::{body::Body, http::Request};

use crate::support::{
    answer::Answer,
    app::{TestApp, site},
    scripted::{conversation, line},
};
use unspool::web::Site;

async fn save(app: &TestApp, form: &str, from: &str) -> Answer {
    let request = Request::post("/settings")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("referer", from)
        .body(Body::from(form.to_owned()));
    app.send(request.unwrap()).await
}

/// What the form of the page shows as chosen.
fn chosen(page: &Answer) -> Vec<String> {
    page.attributes(".look input[checked]", "value")
}

#[tokio::test]
async fn a_reader_who_saves_nothing_gets_no_cookie_and_the_normal_look() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    for path in ["/", "/sample/alice/1", "/about"] {
        let page = app.get(path).await;
        assert_eq!(page.is(200).header("set-cookie"), "");
        assert_eq!(chosen(&page), ["system", "normal", "normal"], "{path}");
    }
}

#[tokio::test]
async fn what_is_saved_comes_back_on_every_page_and_nowhere_else() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    let form = "theme=dark&size=large&width=narrow";
    let answer = save(&app, form, "https://unspool.example/sample/alice/1?view=posts").await;
    answer.is(303).leads_to("/sample/alice/1?view=posts");
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("look=dark.large.narrow; Path=/; Max-Age=31536000; "), "{cookie}");
    assert!(cookie.ends_with("SameSite=Lax; HttpOnly"), "{cookie}");
    for path in ["/", "/sample/alice/1", "/about", "/no/such/page"] {
        let page = app.get_with(path, &[("cookie", "look=dark.large.narrow")]).await;
        assert_eq!(chosen(&page), ["dark", "large", "narrow"], "{path}");
        assert!(page.header("vary").contains("cookie"), "{path}");
        assert_eq!(chosen(&app.get(path).await), ["system", "normal", "normal"], "{path}");
    }
}

#[tokio::test]
async fn who_wants_the_normal_look_again_has_the_cookie_deleted() {
    let base_url = Some("https://unspool.example/".parse().unwrap());
    let app = TestApp::with(Site { base_url, ..site() }).await;
    let answer = save(&app, "theme=system&size=normal&width=normal", "nonsense").await;
    answer.is(303).leads_to("/");
    let cookie = answer.header("set-cookie");
    assert!(cookie.contains("Max-Age=0") && cookie.ends_with("; Secure"), "{cookie}");
}

#[tokio::test]
async fn the_form_leads_nowhere_but_back_to_this_site() {
    let app = TestApp::start().await;
    for from in ["https://x.example//evil.example/", "https://x.example/\\evil.example"] {
        let answer = save(&app, "theme=dark", from).await;
        let to = answer.is(303).header("location");
        assert!(to.starts_with('/') && !to.starts_with("//") && !to.contains('\\'), "{to}");
    }
}
