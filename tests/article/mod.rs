//! Threads as people write them in, articles out. What is expected is written by hand: what was set
//! aside in `⟦⟧`, `↪` where a passage joins the one before, `#` before a heading.

mod apart;
mod counters;
mod flow;
mod headings;
mod joints;
mod laws;
mod marks;
mod runs;

use unspool::{
    article::{Passage, read},
    thread::{Block, Item, RichText, Thread},
};

use crate::support::sample;

/// A thread of posts with these words, in that language.
fn thread(language: &str, posts: &[&str]) -> Thread {
    let mut sketch = sample::thread();
    for words in posts {
        sketch = sketch.post(|post| {
            post.text = RichText::plain(words);
            post.language = Some(language.to_owned());
        });
    }
    sketch.build()
}

/// How a passage reads.
fn shown(passage: &Passage) -> String {
    let mut parts: Vec<String> = passage.set_aside.iter().map(|p| format!("⟦{p}⟧")).collect();
    if passage.joins {
        parts.push("↪".to_owned());
    }
    let blocks = passage.text.0.iter().map(|block| {
        let words = RichText(vec![block.clone()]).to_plain();
        if matches!(block, Block::Heading(_)) { format!("# {words}") } else { words }
    });
    parts.push(blocks.collect::<Vec<_>>().join("\n\n"));
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

fn passages(items: &[Item]) -> Vec<String> {
    let read = read(items);
    read.iter().map(|passage| passage.as_ref().map_or("(gap)".to_owned(), shown)).collect()
}

/// Posts of a thread, and how its article reads.
fn reads(language: &str, posts: &[&str], expected: &[&str]) {
    assert_eq!(passages(&thread(language, posts).trunk), expected, "{language}");
}

/// Nothing is changed.
fn stays(language: &str, posts: &[&str]) {
    reads(language, posts, posts);
}
