//! Counters: set aside when the whole thread counts, left where they may be words.

use unspool::thread::{GapReason, RichText};

use super::{passages, reads, stays};
use crate::support::sample;

#[test]
fn counters_are_set_aside_in_every_way_people_write_them() {
    for [one, two, three] in [
        ["1/3", "2/3", "3/3"],
        ["1/", "2/", "3/"],
        ["(1/3)", "(2/3)", "(3/3)"],
        ["[1/3]", "[2/3]", "[3/3]"],
        ["1/n", "2/n", "3/n"],
        ["1/x", "2/x", "3/fin"],
        ["1/?", "2/?", "3/end"],
        ["1 / 3", "2 / 3", "3 / 3"],
        ["1/3:", "2/3:", "3/3:"],
        ["1/3 -", "2/3 -", "3/3 -"],
        ["1/3)", "2/3)", "3/3)"],
        ["(1 of 3)", "(2 of 3)", "(3 of 3)"],
        ["1 of 3:", "2 of 3:", "3 of 3:"],
        ["(1)", "(2)", "(3)"],
        ["1️⃣", "2️⃣", "3️⃣"],
        ["1️⃣/3️⃣", "2️⃣/3️⃣", "3️⃣/3️⃣"],
        ["Thread (1/3):", "Thread (2/3):", "Thread (3/3):"],
        ["🧵1/3", "🧵2/3", "🧵3/3"],
        ["（1/3）", "（2/3）", "（3/3）"],
        ["１／３", "２／３", "３／３"],
        ["١/٣", "٢/٣", "٣/٣"],
        ["۱/۳", "۲/۳", "۳/۳"],
        ["१/३", "२/३", "३/३"],
    ] {
        let posts = [
            format!("{one} The tide came in."),
            format!("{two} The tide went out."),
            format!("{three} Nobody saw."),
        ];
        let split = |counter: &str| match counter.strip_prefix('🧵') {
            Some(number) => format!("⟦🧵⟧ ⟦{number}⟧"),
            None => format!("⟦{counter}⟧"),
        };
        let article = [
            format!("{} The tide came in.", split(one)),
            format!("{} The tide went out.", split(two)),
            format!("{} Nobody saw.", split(three)),
        ];
        reads("en", &posts.each_ref().map(|p| &**p), &article.each_ref().map(|p| &**p));
    }
}

#[test]
fn counters_are_set_aside_from_the_end_too() {
    for [one, two, three] in [
        ["1/3", "2/3", "3/3"],
        ["1/", "2/", "3/"],
        ["(1/3)", "(2/3)", "(3/3)"],
        ["- 1/3", "- 2/3", "- 3/3"],
        ["1/n", "2/n", "3/end"],
        ["(1 of 3)", "(2 of 3)", "(3 of 3)"],
        ["[1/3]", "[2/3]", "[3/3]"],
        ["(١/٣)", "(٢/٣)", "(٣/٣)"],
    ] {
        let posts = [
            format!("The tide came in. {one}"),
            format!("The tide went out.\n\n{two}"),
            format!("Nobody saw.\n{three}"),
        ];
        let article = [
            format!("⟦{one}⟧ The tide came in."),
            format!("⟦{two}⟧ The tide went out."),
            format!("⟦{three}⟧ Nobody saw."),
        ];
        reads("en", &posts.each_ref().map(|p| &**p), &article.each_ref().map(|p| &**p));
    }
}

#[test]
fn a_thread_may_begin_to_count_at_nought_or_behind_its_introduction() {
    let article = ["⟦0/⟧ Tides.", "⟦1/⟧ They rise.", "⟦2/⟧ They fall."];
    reads("en", &["0/ Tides.", "1/ They rise.", "2/ They fall."], &article);
    let article = ["Why tides?", "⟦1/3⟧ The moon.", "⟦2/3⟧ The sun.", "⟦3/3⟧ The wind."];
    reads("en", &["Why tides?", "1/3 The moon.", "2/3 The sun.", "3/3 The wind."], &article);
}

#[test]
fn counting_goes_on_over_gaps_and_small_mistakes() {
    let count = |at: i64| {
        move |post: &mut unspool::thread::Post| post.text = RichText::plain(&format!("{at}/9 Yes."))
    };
    let sketch = sample::thread().post(count(1)).post(count(2)).post(count(3));
    // More posts than one are missing, then one number is given twice.
    let sketch = sketch.gap(GapReason::Beyond).post(count(7)).post(count(7)).post(count(8));
    let thread = sketch.say("Thank you.").build();
    let number = |at: i64| format!("⟦{at}/9⟧ Yes.");
    assert_eq!(
        passages(&thread.trunk),
        [
            number(1),
            number(2),
            number(3),
            "(gap)".to_owned(),
            number(7),
            number(7),
            number(8),
            "Thank you.".to_owned()
        ]
    );
}

#[test]
fn a_branch_counts_on_from_where_it_left() {
    let say = |words: &'static str| {
        move |post: &mut unspool::thread::Post| post.text = RichText::plain(words)
    };
    let sketch = sample::thread().posts(6).branch(6);
    let sketch = sketch.post(say("7/9 Ebb.")).post(say("8/9 Flood.")).post(say("9/9 Slack."));
    let thread = sketch.build();
    let article = ["⟦7/9⟧ Ebb.", "⟦8/9⟧ Flood.", "⟦9/9⟧ Slack."];
    assert_eq!(passages(&thread.branches[0].items), article);
}

#[test]
fn what_was_added_behind_the_last_number_is_counted_no_more() {
    reads(
        "en",
        &["1/3 Ebb.", "2/3 Flood.", "3/3 Slack.", "4/3 One more thing."],
        &["⟦1/3⟧ Ebb.", "⟦2/3⟧ Flood.", "⟦3/3⟧ Slack.", "4/3 One more thing."],
    );
}

#[test]
fn two_posts_count_when_both_do() {
    reads("en", &["1/2 Ebb.", "2/2 Flood."], &["⟦1/2⟧ Ebb.", "⟦2/2⟧ Flood."]);
    stays("en", &["1/2 Ebb.", "Flood."]);
    stays("en", &["1/2 Ebb."]);
}

#[test]
fn a_post_that_is_nothing_but_a_counter_keeps_it() {
    reads(
        "en",
        &["1/4 Ebb.", "2/4 Flood.", "3/4 Slack.", "4/4"],
        &["⟦1/4⟧ Ebb.", "⟦2/4⟧ Flood.", "⟦3/4⟧ Slack.", "4/4"],
    );
}

#[test]
fn fractions_dates_and_rhythms_stay() {
    stays("en", &["1/2 cup of sugar", "2/3 cup of flour", "3/4 cup of butter"]);
    stays("en", &["1/2 cup of sugar first.", "Then the flour.", "Then the butter.", "Bake it."]);
    stays("en", &["24/7 they work.", "24/7 they sing.", "24/7 they sleep."]);
    stays("en", &["Open 24/7", "Open 24/7", "Open 24/7"]);
    stays("en", &["9/11 changed it.", "It did.", "For all."]);
    stays("en", &["3/12 Rain.", "4/12 Sun.", "5/12 Snow."]);
    stays("en", &["1/12/2024 Rain.", "2/12/2024 Sun.", "3/12/2024 Snow."]);
    stays("en", &["We won 1 of 3", "We won 2 of 3", "We won 3 of 3"]);
    stays("en", &["1 of 3 people sleep.", "2 of 3 people dream.", "3 of 3 people wake."]);
    stays("en", &["1.5 metres", "2.5 metres", "3.5 metres"]);
    stays("en", &["1/3rd of it", "2/3rds of it", "3/3rds of it"]);
}

#[test]
fn advent_calendars_stay() {
    let posts: Vec<String> = (1..=24).map(|day| format!("{day}/12 A door.")).collect();
    let posts: Vec<&str> = posts.iter().map(String::as_str).collect();
    stays("en", &posts);
}

#[test]
fn counters_that_do_not_count_stay() {
    stays("en", &["7/9 Ebb.", "3/9 Flood.", "1/9 Slack."]);
    stays("en", &["1/3 Ebb.", "Flood.", "Slack.", "Wind.", "Rain."]);
    stays("en", &["1/3 Ebb.", "Flood. 2/3", "Slack.", "Wind."]);
}

#[test]
fn numbered_lists_stay_whether_in_one_post_or_over_many() {
    stays("en", &["Three rules:", "1. Be kind.", "2. Be brief.", "3. Be gone."]);
    stays("en", &["1. Be kind.", "2. Be brief.", "3. Be gone."]);
    stays("en", &["1) Be kind.", "2) Be brief.", "3) Be gone."]);
    stays("en", &["Three rules:", "1️⃣ Be kind.", "2️⃣ Be brief.", "3️⃣ Be gone."]);
    stays("en", &["1. Ebb.\n2. Flood.", "2. Wind.\n3. Rain.", "3. Sun.\n4. Moon."]);
    stays("en", &["(1) Ebb\n(2) Flood", "(2) Wind.", "(3) Sun."]);
    stays("de", &["1. Mai: Regen.", "2. Mai: Sonne.", "3. Mai: Schnee."]);
}

#[test]
fn a_number_and_a_point_count_posts_that_are_filled() {
    let words = "The tide comes in twice a day, and twice a day it goes out again; the moon pulls \
                 at the water, the sun helps or hinders, and the coast does all the rest of it. ";
    let posts: Vec<String> = (1..=4).map(|n| format!("{n}. {words}Yes.")).collect();
    let article: Vec<String> = (1..=4).map(|n| format!("⟦{n}.⟧ {words}Yes.")).collect();
    let posts: Vec<&str> = posts.iter().map(String::as_str).collect();
    let article: Vec<&str> = article.iter().map(String::as_str).collect();
    reads("en", &posts, &article);
    // With an introduction it may be a list.
    let mut listed = vec!["Four things about the tide."];
    listed.extend(posts);
    stays("en", &listed);
}
