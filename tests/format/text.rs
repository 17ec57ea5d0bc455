//! Plain text.

use unspool::thread::RichText;

use super::{everything, rendered};
use crate::support::sample;

#[test]
fn a_thread_reads_like_a_letter() {
    let made = rendered("txt", &everything());
    for (at, (made, expected)) in
        made.lines().zip(include_str!("everything.txt").lines()).enumerate()
    {
        assert_eq!(made, expected, "line {}", at + 1);
    }
    assert_eq!(made, include_str!("everything.txt"));
}

#[test]
fn nothing_that_a_terminal_would_obey_comes_out() {
    let hostile = "\u{1b}[2J\u{1b}]0;title\u{7}a\u{8}\u{9b}31m\rb\u{202e}c\u{85}d";
    let mut thread = sample::thread().say(hostile).build();
    thread.author.name = hostile.to_owned();
    thread.via = hostile.to_owned();
    for item in &mut thread.trunk {
        let unspool::thread::Item::Post(post) = item else { continue };
        // As it would be if no source had cleaned it.
        post.text = RichText(vec![unspool::thread::Block::Code(hostile.to_owned())]);
        post.warning = Some(hostile.to_owned());
        post.media.push(sample::image("x.png", Some(hostile)));
    }
    for extension in ["txt", "md"] {
        let text = rendered(extension, &thread);
        let is_bad = |c: &char| c.is_control() && *c != '\n';
        assert_eq!(text.chars().find(is_bad), None, "{text:?}");
    }
    // In a line of its own the author may turn the direction, in a line of ours they may not.
    let text = rendered("txt", &thread);
    let by = text.lines().find(|line| line.starts_with("By ")).unwrap();
    assert_eq!(by, "By [2J]0;titlea31m bc d (@ada@social.example)");
}
