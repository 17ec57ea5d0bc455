//! `/api/v1`: threads for programs.

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Request, header},
};
use jiff::SignedDuration;
use serde_json::{Value, json};
use std::net::SocketAddr;
use unspool::web::Site;

use crate::support::{
    answer::Answer,
    app::{TestApp, site},
    scripted::{conversation, line},
};

/// `POST` of JSON, as a program sends it: no `Origin`, no `Sec-Fetch-Site`.
async fn ask(app: &TestApp, body: &str, headers: &[(&str, &str)]) -> Answer {
    let visitor: SocketAddr = "192.0.2.7:50000".parse().unwrap();
    let mut request = Request::post("/api/v1/threads")
        .header(header::USER_AGENT, "python-requests/2.32")
        .extension(ConnectInfo(visitor));
    if !headers.iter().any(|(name, _)| *name == "content-type") {
        request = request.header(header::CONTENT_TYPE, "application/json");
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    app.send(request.body(Body::from(body.to_owned())).unwrap()).await
}

fn link(user: &str, n: u32) -> String {
    json!({ "link": format!("https://sample.test/{user}/{n}") }).to_string()
}

/// `GET` as a program that takes what it gets.
async fn get(app: &TestApp, path: &str) -> Answer {
    app.get_with(path, &[("accept", "*/*")]).await
}

fn problem(answer: &Answer, status: u16) -> Value {
    assert_eq!(answer.is(status).header("content-type"), "application/problem+json");
    let problem = answer.json();
    assert_eq!(problem["status"], status);
    assert_ne!(problem["title"], "");
    problem
}

#[tokio::test]
async fn a_link_becomes_the_document_of_its_thread() {
    let app = TestApp::start().await;
    app.has_line("alice", 3);
    let answer = ask(&app, &link("alice", 2), &[]).await;
    assert_eq!(answer.is(200).header("content-type"), "application/json; charset=utf-8");
    assert_eq!(answer.header("content-location"), "/api/v1/threads/sample/alice/1");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("cdn-cache-control"), "", "no cache keeps it, the operator's neither");
    let thread = answer.json();
    assert_eq!(
        (&thread["schema"], &thread["complete"]),
        (&json!("unspool.thread"), &json!("whole"))
    );
    let read = get(&app, "/api/v1/threads/sample/alice/1").await;
    assert_eq!(read.is(200).json(), thread, "and stays there");
    assert_eq!(ask(&app, &link("alice", 3), &[]).await.json(), thread, "by any of its posts");
    assert_eq!(app.script.asked(), 1);
}

#[tokio::test]
async fn what_takes_longer_can_be_followed_until_it_is_there() {
    let app = TestApp::start().await;
    app.has_line("alice", 3);
    app.script.close(2);
    let answer = ask(&app, &link("alice", 1), &[("prefer", "respond-async, wait=0")]).await;
    let follow = answer.is(202).header("location").to_owned();
    assert_eq!(follow, "/api/v1/unrolls?link=https%3A%2F%2Fsample%2Etest%2Falice%2F1");
    assert!(answer.header("retry-after").parse::<u64>().unwrap() > 0);
    assert_eq!(answer.json()["follow"], json!(follow));
    app.get_with(&follow, &[("prefer", "wait=0")]).await.is(202);
    app.script.open();
    let there = app.get(&follow).await;
    there.is(303).leads_to("/api/v1/threads/sample/alice/1");
    problem(&app.get("/api/v1/unrolls?link=https://sample.test/bob/1").await, 404);
    assert_eq!(app.script.asked(), 1, "following starts nothing");
}

#[tokio::test]
async fn a_thread_leaves_in_every_shape_and_is_not_sent_twice() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    let path = "/api/v1/threads/sample/alice/1";
    let first = app.get_with(path, &[("accept", "*/*")]).await;
    let tag = first.is(200).header("etag").to_owned();
    app.get_with(path, &[("accept", "*/*"), ("if-none-match", &tag)]).await.is(304);
    for (extension, media_type) in
        [("md", "text/markdown"), ("txt", "text/plain"), ("epub", "application/epub+zip")]
    {
        let shaped = app.get(&format!("{path}?as={extension}")).await;
        assert!(shaped.is(200).header("content-type").starts_with(media_type));
        let liked = app.get_with(path, &[("accept", media_type)]).await;
        assert!(liked.is(200).header("content-type").starts_with(media_type), "{media_type}");
    }
    let posts = app.get(&format!("{path}?as=md&view=posts")).await;
    assert!(posts.is(200).text().contains("Post 2 of alice."));
    problem(&app.get(&format!("{path}?as=exe")).await, 400);
    problem(&app.get(&format!("{path}?view=upside-down")).await, 400);
    let other = app.get("/api/v1/threads/sample/alice%2F3?as=md").await;
    other.is(301).leads_to("/api/v1/threads/sample/alice/1?as=md");
    problem(&app.get("/api/v1/threads/sample/nobody/1").await, 404);
    problem(&app.get("/api/v1/threads/nowhere/nobody/1").await, 404);
}

#[tokio::test]
async fn the_list_is_walked_by_its_cursor_and_filtered() {
    let app = TestApp::start().await;
    for user in ["alice", "bob", "carol"] {
        app.keeps(conversation(line(user, 3))).await;
        app.clock.advance(SignedDuration::from_mins(1));
    }
    let mut seen = Vec::new();
    let mut next = Some("/api/v1/threads?limit=2".to_owned());
    while let Some(path) = next {
        let answer = app.get_with(&path, &[("host", "threads.example")]).await;
        let list = answer.is(200).json();
        for thread in list["threads"].as_array().unwrap() {
            seen.push(thread["address"].as_str().unwrap().to_owned());
        }
        let link = list["next"].as_str().map(|next| format!("<{next}>; rel=\"next\""));
        assert_eq!(answer.header("link"), link.unwrap_or_default());
        next = list["next"].as_str().map(|it| it.replace("http://threads.example", ""));
    }
    assert_eq!(seen, ["sample/carol/1", "sample/bob/1", "sample/alice/1"]);
    let one = app.get("/api/v1/threads?network=sample&author=sample/bob").await.is(200).json();
    let [bob] = &one["threads"].as_array().unwrap()[..] else { panic!("{one}") };
    assert_eq!(bob["author"]["list"], "sample/bob");
    assert_eq!(bob["title"], "Post 1 of bob.");
    assert_eq!(bob["posts"], 3);
    let none = app.get("/api/v1/threads?network=other&author=sample/bob").await.is(200).json();
    assert_eq!(none, json!({ "threads": [], "next": null }));
    let tag = app.get("/api/v1/threads").await.header("etag").to_owned();
    app.get_with("/api/v1/threads", &[("if-none-match", &tag)]).await.is(304);
    for bad in
        ["limit=0", "limit=101", "limit=many", "after=x", "after=1-", "after=-1-2", "after=1-x"]
    {
        problem(&app.get(&format!("/api/v1/threads?{bad}")).await, 400);
    }
}

#[tokio::test]
async fn every_failure_is_a_problem_with_the_facts_of_the_page() {
    let app = TestApp::with(Site { unrolls_per_hour: 1, ..site() }).await;
    app.has_line("alice", 3);
    let words = problem(&ask(&app, &link("nobody", 1), &[]).await, 404);
    let page = app.get("/unroll?link=https://sample.test/nobody/1").await;
    assert_eq!(page.is(404).words("h1"), words["title"].as_str().unwrap());
    let limited = ask(&app, &link("alice", 1), &[]).await;
    assert!(problem(&limited, 429)["retry_after"].as_u64().unwrap() > 0);
    assert_ne!(limited.header("retry-after"), "");
    problem(&ask(&app, r#"{"link": "nonsense"}"#, &[]).await, 404);
    problem(&ask(&app, r#"{"link": ""}"#, &[]).await, 422);
    problem(&app.get("/api/v1/unrolls?link=").await, 400);
    problem(&app.get("/api/v1/unrolls?link=nonsense").await, 404);
    problem(&ask(&app, r#"{"url": "https://sample.test/alice/1"}"#, &[]).await, 422);
    problem(&ask(&app, r#"{"link": "x", "more": 1}"#, &[]).await, 422);
    problem(&ask(&app, "{", &[]).await, 400);
    problem(&ask(&app, "link=x", &[("content-type", "text/plain")]).await, 415);
    problem(&ask(&app, &format!("{{\"link\":\"{}\"}}", "x".repeat(70_000)), &[]).await, 413);
    problem(&app.get("/api/v1/nothing").await, 404);
    problem(&app.get("/api").await, 404);
    let deleted = Request::delete("/api/v1/threads").body(Body::empty()).unwrap();
    let refused = app.send(deleted).await;
    problem(&refused, 405);
    for method in ["GET", "HEAD", "POST"] {
        assert!(refused.header("allow").contains(method), "{}", refused.header("allow"));
    }
}

#[tokio::test]
async fn scripts_of_other_sites_may_read_and_may_not_have_anything_fetched() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    app.has_line("bob", 3);
    let origin = [("origin", "https://evil.example")];
    for path in [
        "/api/v1/threads",
        "/api/v1/threads/sample/alice/1",
        "/api/v1/threads/sample/nobody/1",
        "/api/openapi.json",
        "/feed.json",
        "/sample/feed.atom",
        "/sample/alice/1.md",
        "/opds",
        "/oembed?url=http://unroll.example/sample/alice/1",
    ] {
        let answer = app.get_with(path, &origin).await;
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
        assert_eq!(answer.header("access-control-allow-credentials"), "", "{path}");
    }
    // What a page can send without asking first, and what it must ask for.
    let foreign = [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
    for content_type in ["application/json", "text/plain"] {
        for part in 1..=2 {
            let mut headers = foreign[..part].to_vec();
            headers.push(("content-type", content_type));
            let answer = ask(&app, &link("bob", 1), &headers).await;
            problem(&answer, 403);
            assert_eq!(answer.header("access-control-allow-origin"), "");
        }
    }
    assert_eq!(app.script.asked(), 1, "only alice's thread was fetched");
    let asks_first = Request::options("/api/v1/threads")
        .header("origin", "https://evil.example")
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "content-type")
        .body(Body::empty())
        .unwrap();
    let told = app.send(asks_first).await;
    let methods = told.header("access-control-allow-methods");
    assert!(methods.contains("GET") && !methods.contains("POST"), "{methods}");
    let headers = told.header("access-control-allow-headers");
    assert!(!headers.contains("content-type"), "{headers}");
    // Our own pages may.
    let own = [("origin", "http://unroll.example"), ("host", "unroll.example")];
    ask(&app, &link("bob", 1), &own).await.is(200);
    for path in ["/", "/latest", "/about"] {
        let page = app.get_with(path, &origin).await;
        assert_eq!(page.header("access-control-allow-origin"), "", "{path}");
    }
}

#[tokio::test]
async fn the_description_is_openapi_and_names_what_is_served() {
    let app = TestApp::start().await;
    let answer = app.get("/api/openapi.json").await;
    assert_eq!(answer.is(200).header("content-type"), "application/json; charset=utf-8");
    let document = answer.json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1."));
    let paths: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
    assert_eq!(
        paths,
        [
            "/api/v1/search",
            "/api/v1/threads",
            "/api/v1/threads/{network}/{rest}",
            "/api/v1/unrolls",
        ]
    );
    let read = &document["paths"]["/api/v1/threads/{network}/{rest}"]["get"];
    let shapes = &read["responses"]["200"]["content"];
    for media_type in ["application/json", "text/markdown", "application/epub+zip"] {
        assert!(shapes[media_type].is_object(), "{media_type} in {shapes}");
    }
    let text = document.to_string();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    for reference in text.split("\"$ref\":\"#").skip(1) {
        let pointer = reference.split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer} leads nowhere");
    }
    assert_eq!(schemas["Thread"]["properties"]["schema"]["const"], "unspool.thread");
}

#[tokio::test]
async fn documents_and_lists_are_as_described() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    let document = app.get("/api/openapi.json").await.json();
    let holds = |name: &str, value: &Value| {
        let schema = json!({
            "$ref": format!("#/components/schemas/{name}"),
            "components": document["components"],
        });
        let validator = jsonschema::draft202012::options().build(&schema).unwrap();
        let faults: Vec<String> = validator.iter_errors(value).map(|it| it.to_string()).collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
    };
    holds("Thread", &get(&app, "/api/v1/threads/sample/alice/1").await.json());
    holds("Threads", &app.get("/api/v1/threads").await.json());
    let found = app.get("/api/v1/search?q=alice").await.is(200).json();
    assert_eq!(found["threads"][0]["address"], "sample/alice/1");
    holds("Found", &found);
    holds("Problem", &app.get("/api/v1/threads/sample/nobody/1").await.json());
    holds("Problem", &ask(&app, r#"{"link": "nonsense"}"#, &[]).await.json());
}

#[tokio::test]
async fn where_no_list_is_shown_threads_are_read_by_address_alone() {
    let app = TestApp::with(Site { list: false, ..site() }).await;
    app.keeps(conversation(line("alice", 3))).await;
    problem(&app.get("/api/v1/threads").await, 404);
    get(&app, "/api/v1/threads/sample/alice/1").await.is(200);
}

#[tokio::test]
async fn a_parameter_that_is_not_understood_is_named_with_what_it_takes() {
    let app = TestApp::start().await;
    app.keeps(conversation(line("alice", 3))).await;
    for (path, name, value, takes) in [
        ("threads?limit=0", "limit", "0", "is a whole number from 1 to 100."),
        ("threads?limit=abc", "limit", "abc", "is a whole number from 1 to 100."),
        ("threads?after=1", "after", "1", "is what “next” of the part before says."),
        ("threads/sample/alice/1?as=xyz", "as", "xyz", "is one of these: "),
        ("threads/sample/alice/1?view=x", "view", "x", "is one of these: article, posts."),
        ("search?q=post&sort=old", "sort", "old", "is one of these: new."),
        ("search?q=post&after=1", "after", "1", "is what “next” of the part before says."),
    ] {
        let told = app.get(&format!("/api/v1/{path}")).await;
        let told = told.is(400).json();
        assert_eq!(told["detail"], format!("“{name}” cannot be “{value}”."), "{path}");
        let way_on = told["ways_on"][0].as_str().unwrap();
        assert!(way_on.starts_with(&format!("“{name}” {takes}")), "{path}: {way_on}");
    }
}

#[tokio::test]
async fn what_is_not_kept_says_how_it_is_had() {
    let app = TestApp::start().await;
    let missing = app.get("/api/v1/threads/sample/alice/1").await;
    let missing = missing.is(404).json();
    let detail = missing["detail"].as_str().unwrap();
    assert!(detail.ends_with("reading it here fetches nothing."), "{detail}");
    let way_on = missing["ways_on"][0].as_str().unwrap();
    assert!(way_on.ends_with("POST its link to /api/v1/threads: https://sample.test/alice/1"));
}
