//! Markdown.

use unspool::thread::{Context, Gap, GapReason};

use super::{everything, rendered};
use crate::support::sample;

/// Compares line by line, so that a failure names the line.
fn same(made: &str, expected: &str) {
    for (at, (made, expected)) in made.lines().zip(expected.lines()).enumerate() {
        assert_eq!(made, expected, "line {}", at + 1);
    }
    assert_eq!(made, expected);
}

#[test]
fn a_thread_reads_like_the_page() {
    same(&rendered("md", &everything()), include_str!("everything.md"));
}

#[test]
fn a_thread_that_answers_a_hidden_post_says_so() {
    let mut thread = sample::thread().posts(1).build();
    thread.context =
        Some(Context::Gap(Gap { reason: GapReason::Protected, id: None, cause: None }));
    let text = rendered("md", &thread);
    assert!(text.contains("\n\nIn reply to: *This post is not public.*\n\nPost 1.\n\n"), "{text}");
}

#[test]
fn a_branch_from_a_post_that_is_not_shown_has_no_number() {
    let text = rendered("md", &sample::thread().posts(1).branch(77).posts(1).build());
    assert!(text.contains("\n\n## Continued\n\nPost 2.\n\n"), "{text}");
}

#[test]
fn a_thread_of_pictures_is_titled_by_its_author() {
    let picture = sample::image("1.jpg", None);
    let text = rendered("md", &sample::thread().post(|post| post.media.push(picture)).build());
    assert!(text.contains("\n# Thread by Ada\n"), "{text}");
    assert!(text.contains("\n\n[Image](https://files.example/1.jpg)\n\n"), "{text}");
}

#[test]
fn words_behind_a_warning_are_no_title() {
    let warned = sample::thread().post(|post| {
        post.warning = Some("The ending".to_owned());
        post.text = unspool::thread::RichText::plain("The butler did it.");
    });
    let text = rendered("md", &warned.build());
    assert!(text.starts_with("---\ntitle: \"The ending\"\n"), "{text}");
    assert!(text.contains("\n\n**Content warning:** The ending\n\nThe butler did it.\n"), "{text}");
}
