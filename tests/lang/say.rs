//! Words with values in them.

use unspool::lang::{Language, Link};

const EN: Language = Language::English;

#[test]
fn a_page_can_write_a_part_of_a_sentence_itself() {
    let (before, after) = EN.say("thread-follow").around("author");
    assert_eq!((&*before, &*after), ("You can follow ", "."));
    let link = EN.say("next-mirror").with("title", "X").link();
    let [before, words, after] =
        ["If this is a mirror of X, ", "unroll the post there", "."].map(str::to_owned);
    assert_eq!(link, Link { before, words, after });
}

#[test]
fn foreign_words_cannot_move_the_place_of_a_link() {
    let title = "a\u{fdd1}b\u{fdd2}c\u{fdd0}";
    let link = EN.say("next-mirror").with("title", title).link();
    assert_eq!(link.before, "If this is a mirror of abc, ");
    assert_eq!(link.words, "unroll the post there");
    let plain = EN.say("thread-by").with("author", "{ $n } { posts }").to_string();
    assert_eq!(plain, "A thread by { $n } { posts }", "values are not read as sentences");
}

#[test]
fn what_is_not_there_is_said_by_its_key() {
    assert_eq!(EN.say("no-such-words").to_string(), "no-such-words");
    assert_eq!(EN.say("error-broken.nothing").to_string(), "error-broken.nothing");
    assert_eq!(
        EN.say("error-deleted.detail").to_string(),
        "The post was there, and its author has deleted it."
    );
    assert_eq!(EN.network("gopher", "Gopher"), "Gopher");
    assert_eq!(EN.network("mastodon", ""), "the fediverse");
}

#[test]
fn lists_end_as_people_end_them() {
    let list = |words: &[&str]| {
        let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        EN.list("list-and", &words)
    };
    assert_eq!(list(&[]), "");
    assert_eq!(list(&["a"]), "a");
    assert_eq!(list(&["a", "b"]), "a and b");
    assert_eq!(list(&["a", "b", "c"]), "a, b and c");
}
