//! Posts that only call a bot.

use unspool::thread::{Block, Conversation, Extent, Inline, RichText, Style};

use super::heap::{draw, heap, thread};
use crate::support::sample;

const LINE: &str = "
    1 ada
    2 ada > 1
    call ada > 2
    3 ada > call";

/// The line, with these words in the post "call".
fn line(text: RichText) -> Conversation {
    let mut conversation = heap("1", LINE);
    conversation.posts[2].text = text;
    conversation
}

#[test]
fn a_post_whose_whole_text_calls_a_bot_is_left_out_and_its_answer_moves_up() {
    for text in [
        "@unroller unroll",
        "@unroller@bots.example UNROLL",
        "@unroller Unroll please!",
        "Please unroll, @unroller.",
        "  @a @b\ncompile  ",
        "@reader save…",
        "@unroller unrol pls",
        "@rattler rattle",
        "@rattler رتبها",
        "@unroller «unroll»".replace(['«', '»'], "\"").as_str(),
    ] {
        assert_eq!(draw(&thread(line(RichText::plain(text)))), "1 2 3", "{text}");
    }
}

#[test]
fn a_post_that_says_anything_else_stays() {
    for text in [
        "how to unroll a carpet @x",
        "unroll",
        "@unroller",
        "@unroller unroll this one",
        "@unroller unroll unroll",
        "@unroller unroll #carpet",
        "@unroller thanks",
        "@unroller unrolling",
        "@ unroll",
        "save the date",
        "",
    ] {
        assert_eq!(draw(&thread(line(RichText::plain(text)))), "1 2 call 3", "{text}");
    }
}

fn call() -> RichText {
    let mention = Inline::Mention {
        handle: "unroller@bots.example".to_owned(),
        url: sample::url("https://bots.example/@unroller"),
    };
    let text = Inline::Text { text: " unroll".to_owned(), style: Style::default() };
    RichText(vec![Block::Paragraph(vec![mention, text])])
}

#[test]
fn a_mention_that_the_network_marks_is_a_name() {
    assert_eq!(draw(&thread(line(call()))), "1 2 3");
}

#[test]
fn a_call_with_a_picture_stays() {
    let mut conversation = line(call());
    conversation.posts[2].media.push(sample::image("carpet.jpg", None));
    assert_eq!(draw(&thread(conversation)), "1 2 call 3");
}

#[test]
fn somebody_who_pastes_the_call_itself_gets_the_thread() {
    let conversation = Conversation { focus: sample::id("call"), ..line(call()) };
    assert_eq!(draw(&thread(conversation)), "1 2 3");
}

#[test]
fn a_call_under_somebody_elses_thread_is_all_there_is_and_stays() {
    let mut conversation = heap("call", "1 bob\ncall ada > 1");
    conversation.posts[1].text = call();
    assert_eq!(draw(&thread(conversation)), "call");
}

#[test]
fn calls_do_not_count_as_missing() {
    let conversation = Conversation { expected: Some(4), ..line(call()) };
    let receipt = thread(conversation).receipt;
    assert_eq!((receipt.extent, receipt.shown, receipt.expected), (Extent::Whole, 3, Some(3)));
}

#[test]
fn many_calls_in_a_row_and_side_by_side_all_go() {
    let mut conversation =
        heap("1", "1 ada\nc1 ada > 1\nc2 ada > c1\nc3 ada > c1\n2 ada > c3\nc4 ada > 2\n3 ada > 2");
    for post in conversation.posts.iter_mut().filter(|p| p.id.locator().starts_with('c')) {
        post.text = call();
    }
    assert_eq!(draw(&thread(conversation)), "1 2 3");
}
