//! Long posts: headings, and words of which only the beginning is there.

use unspool::thread::{Block, RichText, Thread};

use super::{plain, rendered};
use crate::support::sample;

fn headed(words: &str) -> Thread {
    let blocks =
        vec![Block::Heading(vec![plain(words)]), Block::Paragraph(vec![plain("The moon pulls.")])];
    sample::thread().say("Tides").post(|post| post.text = RichText(blocks)).build()
}

#[test]
fn a_heading_stands_alone_above_its_paragraph() {
    let thread = headed("Ebb");
    assert!(rendered("md", &thread).contains("\n\n### Ebb\n\nThe moon pulls.\n\n"));
    assert!(rendered("txt", &thread).contains("\n\nEbb\n\nThe moon pulls.\n\n"));
}

#[test]
fn a_heading_keeps_its_number_signs_and_an_empty_one_is_none() {
    for (words, line) in [
        ("Why C #", "### Why C \\#"),
        ("Why C ##", "### Why C \\##"),
        ("Why C#", "### Why C#"),
        ("# one", "### \\# one"),
        ("1. One", "### 1\\. One"),
    ] {
        let text = rendered("md", &headed(words));
        assert!(text.contains(&format!("\n\n{line}\n\n")), "{words}: {text}");
    }
    assert!(!rendered("md", &headed(" ")).contains("###"));
}

#[test]
fn words_that_were_cut_are_followed_by_where_the_rest_is() {
    let thread = sample::thread().say("Tides").post(|post| {
        post.text = RichText::plain("The moon …");
        post.truncated = true;
    });
    let thread = thread.build();
    assert!(
        rendered("md", &thread).contains(
            "\n\nThe moon …\n\n*This is only the beginning of a long post.* \
             [Read the rest](https://social.example/@ada/2)\n\n"
        ),
        "{}",
        rendered("md", &thread)
    );
    assert!(
        rendered("txt", &thread).contains(
            "\n\nThe moon …\n\n[This is only the beginning of a long post.]\n\
             https://social.example/@ada/2\n\n"
        ),
        "{}",
        rendered("txt", &thread)
    );
}
