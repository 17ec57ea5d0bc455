//! Refusals, and things in front of the API that answer in its place.

use serde_json::{Value, json};
use unspool::source::{Error, Standing};

use super::world::{Instance, failed, line, name, x};

async fn refused(status: u16, body: &str) -> Error {
    Instance::default().raw("thread", 1, status, body).read(1).await.unwrap_err()
}

#[tokio::test]
async fn the_codes_of_the_api_are_understood() {
    let code = |code: u16| failed(code, &Value::Null).to_string();
    assert!(matches!(refused(401, &code(401)).await, Error::Protected(_)));
    assert!(matches!(refused(404, &code(404)).await, Error::NotFound(_)));
    assert!(matches!(refused(500, &code(500)).await, Error::Unreachable { .. }));
    assert!(matches!(refused(200, &code(404)).await, Error::NotFound(_)), "the code counts");
    let question = json!({ "code": 400, "message": "Invalid status id" }).to_string();
    assert!(matches!(refused(400, &question).await, Error::Malformed { .. }));
    assert!(matches!(refused(429, "").await, Error::RateLimited { .. }));
}

#[tokio::test]
async fn a_web_page_is_no_answer_whatever_its_status() {
    let page = " <!DOCTYPE html><html><title>Attention Required! | Cloudflare</title></html>";
    let Error::Unreachable { host, what } = refused(200, page).await else { panic!() };
    assert_eq!(host, "fx.example");
    assert!(what.contains("web page instead of data"), "{what}");
    assert!(matches!(refused(401, page).await, Error::Refused { .. }));
    assert!(matches!(refused(403, page).await, Error::Refused { .. }));
    assert!(matches!(refused(502, page).await, Error::Unreachable { .. }));
    let elsewhere = refused(404, page).await;
    assert!(matches!(elsewhere, Error::Malformed { .. }), "no word about the post: {elsewhere}");
}

#[tokio::test]
async fn answers_of_something_else_are_nonsense() {
    for body in ["", "null", "[]", "{}", "7", "{\"code\":200}", "{\"ok\":true}", "{\"code\":200,"] {
        let error = refused(200, body).await;
        assert!(matches!(error, Error::Malformed { .. }), "{body}: {error}");
    }
    let other = refused(404, "{\"detail\":\"Not Found\"}").await;
    assert!(matches!(other, Error::Malformed { .. }), "{other}");
}

#[tokio::test]
async fn a_post_that_is_not_there_does_not_speak_against_the_instance() {
    let cx = Instance::default()
        .says("thread", 1, 404, &failed(404, &Value::Null))
        .raw("thread", 2, 200, "<html>")
        .context();
    let x = x(&cx);
    let standing = || x.health().into_iter().find(|it| it.title.contains("fx.example")).unwrap();
    assert_eq!(standing().standing, Standing::Untried);
    x.fetch(&name(1), &[], &()).await.unwrap_err();
    assert!(matches!(standing().standing, Standing::Well { .. }));
    x.fetch(&name(2), &[], &()).await.unwrap_err();
    assert!(matches!(standing().standing, Standing::Failing { .. }));
}

#[tokio::test]
async fn an_instance_may_live_under_a_path() {
    for base in ["https://fx.example/sub/api", "https://fx.example/sub/api/"] {
        let mut cx = Instance::default()
            .thread(1, &line(1, 1))
            .at(|url| url.replace("/2/", "/sub/api/2/"))
            .context();
        cx.settings.x.fxembed = Some(base.parse().unwrap());
        assert_eq!(x(&cx).fetch(&name(1), &[], &()).await.unwrap().posts.len(), 1);
    }
}
