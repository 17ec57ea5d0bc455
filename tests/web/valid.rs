//! Pages, frames and feeds before validators of other people; skipped where those are not installed.

use std::{fs, path::PathBuf, process::Command};

use tempfile::TempDir;
use unspool::thread::{Choice, Embed, Item, Poll};

use crate::support::{
    app::TestApp,
    scripted::{conversation, line, post},
    ten, tools,
};

/// A site with a thread of everything, made out of the posts of the ten.
async fn full() -> TestApp {
    let app = TestApp::start().await;
    let kinds: Vec<_> = ten::ten().into_iter().filter(|(name, _)| *name != "hostile").collect();
    let mut posts = line("alice", u32::try_from(kinds.len()).unwrap());
    for (ours, (_, thread)) in posts.iter_mut().zip(&kinds) {
        let Some(theirs) = thread.posts().find(|post| !post.text.is_empty()) else { continue };
        ours.text = theirs.text.clone();
        ours.media.clone_from(&theirs.media);
        ours.language.clone_from(&theirs.language);
        ours.warning.clone_from(&theirs.warning);
    }
    posts[0].embeds = vec![
        Embed::Quote(Box::new(post("bob", 1, None))),
        Embed::Poll(Poll {
            choices: vec![Choice { label: "Ebb".to_owned(), votes: Some(2) }],
            multiple: false,
            ends_at: Some(posts[0].posted_at),
            is_over: true,
            total: Some(2),
        }),
    ];
    assert!(kinds.iter().any(|(_, thread)| matches!(thread.trunk[0], Item::Post(_))));
    app.keeps(conversation(posts)).await;
    app
}

#[tokio::test]
async fn the_html_checker_finds_no_error_on_any_page() {
    let (app, folder) = (full().await, TempDir::new().unwrap());
    let mut files: Vec<PathBuf> = Vec::new();
    for path in [
        "/",
        "/latest",
        "/about",
        "/privacy",
        "/opt-out",
        "/status",
        "/nowhere",
        "/unroll?link=hello",
        "/sample/alice/1",
        "/sample/alice/1?view=posts",
        "/embed/sample/alice/1",
    ] {
        let file = folder.path().join(format!("page-{}.html", files.len()));
        fs::write(&file, app.get(path).await.text()).unwrap();
        files.push(file);
    }
    tools::html_is_valid(&files);
}

#[tokio::test]
async fn xmllint_reads_the_feeds() {
    if !tools::is_there("xmllint", "--version") {
        return;
    }
    let (app, folder) = (full().await, TempDir::new().unwrap());
    for path in ["feed.atom", "feed.rss", "latest/feed.atom", "latest/feed.rss"] {
        let file = folder.path().join(path.replace('/', "-"));
        fs::write(&file, app.get(&format!("/{path}")).await.is(200).text()).unwrap();
        let output = Command::new("xmllint").args(["--noout", "--nonet"]).arg(&file).output();
        let output = output.unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.is_empty(), "{path}: {said}");
    }
}
