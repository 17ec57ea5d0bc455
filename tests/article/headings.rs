//! Shouted and bold first lines: headings when nothing else is possible.

use unspool::thread::{Block, Inline, RichText, Style};

use super::{passages, reads, stays};
use crate::support::sample;

#[test]
fn a_shouted_line_above_an_empty_one_is_a_heading() {
    reads(
        "en",
        &["WHAT THE MOON DOES\n\nIt pulls at the water.", "Every day."],
        &["# WHAT THE MOON DOES\n\nIt pulls at the water.", "Every day."],
    );
    reads("es", &["LA LUNA Y EL MAR\n\nTira del agua."], &["# LA LUNA Y EL MAR\n\nTira del agua."]);
    reads("de", &["WAS DER MOND TUT\n\nEr zieht."], &["# WAS DER MOND TUT\n\nEr zieht."]);
    reads("ru", &["ЛУНА И МОРЕ\n\nОна тянет воду."], &["# ЛУНА И МОРЕ\n\nОна тянет воду."]);
}

#[test]
fn two_shouted_lines_are_headings_and_one_is_none() {
    reads(
        "fr",
        &["LA MARÉE HAUTE\nElle monte.", "LA MARÉE BASSE\nElle descend."],
        &["# LA MARÉE HAUTE\n\nElle monte.", "# LA MARÉE BASSE\n\nElle descend."],
    );
    stays("fr", &["LA MARÉE HAUTE\nElle monte.", "Elle descend."]);
}

#[test]
fn a_counter_does_not_hide_a_heading() {
    reads(
        "en",
        &["1/2 HIGH WATER\n\nIt rises.", "2/2 LOW WATER\n\nIt falls."],
        &["⟦1/2⟧ # HIGH WATER\n\nIt rises.", "⟦2/2⟧ # LOW WATER\n\nIt falls."],
    );
}

#[test]
fn what_is_only_loud_stays() {
    stays("en", &["THE WHOLE POST IS LOUD\n\nREALLY ALL OF IT", "Yes."]);
    stays("en", &["THE WHOLE POST IS LOUD", "Yes."]);
    stays("en", &["I CANNOT BELIEVE IT!\n\nThe moon moved.", "Yes."]);
    stays(
        "en",
        &["TWO LINES THAT\nSHOUT TOGETHER\nand then not.", "TWO LINES MORE\nTHAT DO IT\nYes."],
    );
    stays("en", &["NASA ESA\n\nThe two agencies.", "Yes."]);
    stays("en", &["UNBELIEVABLE\n\nThe moon moved.", "Yes."]);
    stays("en", &["THE MOON moved\n\nIt did.", "Yes."]);
    stays("ja", &["月と潮について\n\n月が引く。", "毎日。"]);
    stays("ar", &["القمر والبحر\n\nيسحب الماء.", "كل يوم."]);
}

#[test]
fn a_bold_first_line_is_a_heading() {
    let run = |text: &str, bold| Inline::Text {
        text: text.to_owned(),
        style: Style { bold, ..Style::default() },
    };
    let note = |first: Vec<Inline>| {
        let sketch = sample::thread();
        let blocks = vec![Block::Paragraph(first), Block::Paragraph(vec![run("It pulls.", false)])];
        let thread = sketch.post(|post| post.text = RichText(blocks)).build();
        passages(&thread.trunk)[0].clone()
    };
    assert_eq!(note(vec![run("The moon", true)]), "# The moon\n\nIt pulls.");
    assert_eq!(note(vec![run("The ", true), run("moon", false)]), "The moon\n\nIt pulls.");
    assert_eq!(note(vec![run("The moon pulls.", true)]), "The moon pulls.\n\nIt pulls.");
}
