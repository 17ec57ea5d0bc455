//! Links, mentions and the rest of the runs: nothing of them is lost beside what is set aside.

use unspool::{
    article::read,
    thread::{Block, Inline, RichText, Style},
};

use super::passages;
use crate::support::sample;

fn plain(text: &str) -> Inline {
    Inline::Text { text: text.to_owned(), style: Style::default() }
}

fn bold(text: &str) -> Inline {
    Inline::Text { text: text.to_owned(), style: Style { bold: true, ..Style::default() } }
}

fn link() -> Inline {
    Inline::Link { label: "tides".to_owned(), url: sample::url("https://tides.example/") }
}

/// A thread of posts with those runs.
fn posts<const N: usize>(runs: [Vec<Inline>; N]) -> unspool::thread::Thread {
    let mut sketch = sample::thread();
    for runs in runs {
        sketch = sketch.post(|post| post.text = RichText(vec![Block::Paragraph(runs)]));
    }
    sketch.build()
}

#[test]
fn a_link_behind_a_counter_is_a_link_still() {
    let thread = posts([
        vec![plain("1/4 "), link(), plain(" tell")],
        vec![bold("2/4"), plain(" See "), link()],
        vec![plain("Read "), link(), plain(" 3/4")],
        vec![plain("4/4"), Inline::Break, plain("Bye "), link()],
    ]);
    let read = read(&thread.trunk);
    let texts: Vec<_> = read.into_iter().flatten().map(|passage| passage.text.0).collect();
    assert_eq!(texts[0], [Block::Paragraph(vec![link(), plain(" tell")])]);
    assert_eq!(texts[1], [Block::Paragraph(vec![plain("See "), link()])]);
    // A counter at the other end counts as well when everything about it fits.
    assert_eq!(texts[2], [Block::Paragraph(vec![plain("Read "), link()])]);
    assert_eq!(texts[3], [Block::Paragraph(vec![plain("Bye "), link()])]);
}

#[test]
fn a_counter_in_several_runs_goes_as_one() {
    let thread = posts([
        vec![bold("1"), plain("/3 Ebb.")],
        vec![bold("2"), plain("/3"), Inline::Break, Inline::Break, plain("Flood.")],
        vec![bold("3"), plain("/3 Slack.")],
    ]);
    assert_eq!(passages(&thread.trunk), ["⟦1/3⟧ Ebb.", "⟦2/3⟧ Flood.", "⟦3/3⟧ Slack."]);
}

#[test]
fn a_counter_that_touches_a_link_or_is_code_stays() {
    let code =
        Inline::Text { text: "2/3".to_owned(), style: Style { code: true, ..Style::default() } };
    let thread = posts([
        vec![plain("1/3"), link()],
        vec![code, plain(" Flood.")],
        vec![plain("3/3"), link()],
    ]);
    let read = read(&thread.trunk);
    assert!(read.iter().flatten().all(|passage| passage.set_aside.is_empty()));
}

#[test]
fn a_counter_in_a_paragraph_of_its_own_takes_the_paragraph_along() {
    let mut sketch = sample::thread();
    for at in 1..=3 {
        sketch = sketch.post(|post| {
            post.text = RichText(vec![
                Block::Paragraph(vec![plain(&format!("Tide {at}."))]),
                Block::List { ordered: false, items: vec![vec![link()]] },
                Block::Paragraph(vec![plain(&format!("({at}/3)"))]),
            ]);
        });
    }
    for passage in read(&sketch.build().trunk).into_iter().flatten() {
        assert_eq!(passage.text.0.len(), 2);
        assert_eq!(passage.set_aside.len(), 1);
    }
}
