//! Joined paragraphs stand whole where they begin.

use unspool::{article::flow, thread::RichText};

use super::{joints::CUT, thread};
use crate::support::sample;

fn flows(posts: &[&str]) -> Vec<String> {
    let thread = thread("en", posts);
    flow(&thread.trunk).iter().flatten().map(RichText::to_plain).collect()
}

#[test]
fn the_second_half_moves_to_the_first() {
    for (language, begin, end, between) in CUT {
        let thread = thread(language, &[begin, &format!("{end}\n\nLast.")]);
        let flow: Vec<String> =
            flow(&thread.trunk).iter().flatten().map(RichText::to_plain).collect();
        assert_eq!(flow, [format!("{begin}{between}{end}"), "Last.".to_owned()]);
    }
}

#[test]
fn three_parts_of_one_sentence_are_one_paragraph() {
    let (_, begin, end, _) = CUT[0];
    let middle = begin.replacen("The", "what the", 1);
    let whole = format!("{begin} {middle} {end}");
    assert_eq!(flows(&[begin, &middle, end, "Yes."]), [&whole, "", "", "Yes."]);
    let parted = format!("{begin} {middle}");
    assert_eq!(flows(&[begin, &middle, "Yes."]), [&parted, "", "Yes."]);
    // The third goes on with the last paragraph of the second.
    let second = format!("wrong.\n\n{begin}");
    assert_eq!(
        flows(&[begin, &second, end]),
        [format!("{begin} wrong."), format!("{begin} {end}"), String::new()]
    );
}

#[test]
fn every_post_keeps_its_place_and_gaps_theirs() {
    let thread =
        sample::thread().posts(2).gap(unspool::thread::GapReason::Deleted).posts(1).build();
    let flow = flow(&thread.trunk);
    assert_eq!(flow.len(), 4);
    assert!(flow[2].is_none());
    assert_eq!(flow[3], Some(RichText::plain("Post 4.")));
}
