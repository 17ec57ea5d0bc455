//! Posts that are not joined: a sentence that is over, something in between, a doubt.

use unspool::thread::{Block, GapReason, Inline, Post, RichText, Style};

use super::{joints::CUT, passages, stays};
use crate::support::sample;

/// The end of one post and the beginning of the next, behind a post as long as a limit makes it.
fn stays_apart(end: &str, begin: &str) {
    let (_, long, ..) = CUT[0];
    stays("en", &[&format!("{long} {end}"), &format!("{begin} by almost eleven minutes."), "Yes."]);
}

#[test]
fn a_sentence_that_is_over_is_not_joined() {
    for (language, begin, end, _) in CUT {
        let begin = begin.trim_end_matches([',', '،', '、']);
        for mark in [".", "!", "?", "。", "！", "？", "؟", "۔", "।", ":", ";", "؛"] {
            stays(language, &[&format!("{begin}{mark}"), end]);
        }
        for mark in ["\"", "”", "»", ")", "」", "🌊", "-", "%", "*"] {
            stays(language, &[&format!("{begin} x{mark}"), end]);
        }
    }
}

#[test]
fn a_capital_begins_a_sentence() {
    for (language, begin, end, _) in CUT {
        let mut letters = end.chars();
        let capital: String = letters.next().unwrap().to_uppercase().chain(letters).collect();
        if capital != *end {
            stays(language, &[begin, &capital]);
            stays(language, &[&format!("{begin}…"), &format!("…{capital}")]);
        }
    }
}

#[test]
fn scripts_without_capitals_need_a_sign() {
    for (language, begin, end, _) in CUT {
        if ["ja", "ar", "he", "hi"].contains(language) {
            stays(language, &[begin.trim_end_matches([',', '،', '、']), end]);
            stays(language, &[&format!("{begin}…"), end]);
        }
    }
}

#[test]
fn short_posts_stay_apart() {
    stays("en", &["i went home", "and slept", "and rose"]);
    stays("en", &["Wait…", "…what?"]);
    stays("en", &["The tide", "came in"]);
    stays("en", &["And then I saw it...", "it was only the moon."]);
    stays("ja", &["潮が、", "満ちる。"]);
}

#[test]
fn who_never_writes_capitals_cuts_nothing() {
    let (_, begin, end, _) = CUT[0];
    let begin = begin.to_lowercase();
    stays("en", &[&begin, end, "that is all.", "really."]);
}

#[test]
fn names_and_afterthoughts_begin_anew() {
    for begin in ["iPhone clocks are wrong", "example.com says it is wrong", "ps: it was wrong"] {
        stays_apart("here", begin);
    }
    for begin in ["a) it was wrong", "ii. it was wrong", "edit: it was wrong", "x=3 is wrong"] {
        stays_apart("here", begin);
    }
    for begin in ["- it was wrong", "• it was wrong", "— it was wrong", "“it was wrong"] {
        stays_apart("here", begin);
    }
}

#[test]
fn lists_poems_and_dialogues_stay_as_they_are() {
    let (_, begin, ..) = CUT[0];
    stays("en", &[&format!("{begin}\n\n- the first clock"), "the second clock was right"]);
    stays("en", &[&format!("{begin}\n\n1. the first clock"), "the second clock was right"]);
    let poem = "The tide comes in,\nthe tide goes out,\nthe moon looks on,\nthe gulls about\n\
                the harbour cry,\nthe nets hang dry,\nthe old men sigh,\nthe clock is wrong,\n\
                the bells ring long";
    stays("en", &[poem, "and so do I,\nand so do I,\nand so do I."]);
    stays("es", &[&format!("{begin}\n—Eso no es verdad, dijo el otro"), "y se fue sin más."]);
}

#[test]
fn numbers_that_may_be_counters_stay_apart() {
    let (_, begin, end, _) = CUT[0];
    stays("en", &[&format!("{begin} 1/5"), end, "Yes.", "No.", "Well."]);
}

/// Two halves with a change to the first post, and one to the second.
fn changed(first: impl FnOnce(&mut Post), second: impl FnOnce(&mut Post)) -> bool {
    let (_, begin, end, _) = CUT[0];
    let sketch = sample::thread().post(|post| {
        post.text = RichText::plain(begin);
        first(post);
    });
    let sketch = sketch.post(|post| {
        post.text = RichText::plain(end);
        second(post);
    });
    passages(&sketch.build().trunk)[1].starts_with('↪')
}

#[test]
fn what_stands_between_the_halves_keeps_them_apart() {
    let image = || sample::image("1.jpg", None);
    assert!(changed(|_| (), |_| ()));
    assert!(changed(|_| (), |post| post.media = vec![image()]), "media stand behind the words");
    assert!(changed(|post| post.language = None, |_| ()));
    assert!(changed(|post| post.language = Some("en-GB".to_owned()), |_| ()));
    assert!(!changed(|post| post.media = vec![image()], |_| ()));
    assert!(!changed(|post| post.embeds = vec![unspool::thread::Embed::Unsupported], |_| ()));
    assert!(!changed(|post| post.tags = vec!["tides".to_owned()], |_| ()));
    assert!(!changed(|post| post.warning = Some("Clocks".to_owned()), |_| ()));
    assert!(!changed(|_| (), |post| post.warning = Some("Clocks".to_owned())));
    assert!(!changed(|post| post.truncated = true, |_| ()));
    assert!(!changed(|post| post.language = Some("fr".to_owned()), |_| ()));
}

#[test]
fn a_run_that_is_no_word_ends_and_begins_nothing() {
    let url = sample::url("https://tides.example/");
    let runs = [
        Inline::Link { label: "tides.example".to_owned(), url: url.clone() },
        Inline::Mention { handle: "bob".to_owned(), url: url.clone() },
        Inline::Tag { name: "tides".to_owned(), url: url.clone() },
        Inline::Emoji { code: "wave".to_owned(), image: url },
        Inline::Text { text: "x".to_owned(), style: Style { code: true, ..Style::default() } },
    ];
    for run in runs {
        let with = |post: &mut Post, at: usize| {
            if let Some(Block::Paragraph(words)) = post.text.0.first_mut() {
                words.insert(at.min(words.len()), run.clone());
            }
        };
        assert!(!changed(|post| with(post, 9), |_| ()), "{run:?}");
        assert!(!changed(|_| (), |post| with(post, 0)), "{run:?}");
    }
    let quote = |post: &mut Post| {
        post.text.0.push(Block::Quote(vec![Inline::Text {
            text: "so they say".to_owned(),
            style: Style::default(),
        }]));
    };
    assert!(!changed(quote, |_| ()));
    assert!(!changed(|post| post.text.0.push(Block::Code("x".to_owned())), |_| ()));
}

#[test]
fn a_gap_keeps_the_halves_apart() {
    let (_, begin, end, _) = CUT[0];
    let thread = sample::thread().say(begin).gap(GapReason::Deleted).say(end).build();
    assert_eq!(passages(&thread.trunk), [begin, "(gap)", end]);
}
