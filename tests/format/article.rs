//! Markdown and text as an article, and as posted.

use unspool::{
    format::{Kit, View, by_extension},
    thread::Thread,
};

use crate::support::sample;

/// What a shape makes of the thread in that view.
fn viewed(extension: &str, thread: &Thread, view: View) -> String {
    let kit = Kit { view, ..Kit::default() };
    let bytes = by_extension(extension).expect("a shape").render(thread, &kit).expect("a text");
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

const BEGIN: &str = "The harbour master told me that the tables they had been using since the war \
                     were wrong by almost eleven minutes, and that nobody had noticed because the \
                     clock on the church was";

fn counted() -> Thread {
    let sketch = sample::thread().say(&format!("1/3 {BEGIN}…"));
    let sketch = sketch.say("2/3 …wrong as well.\n\nNobody minded.");
    let picture = sample::image("clock.jpg", None);
    let sketch = sketch.post(|post| {
        post.text = unspool::thread::RichText::plain("3/3 THE OTHER CLOCK\n\nIt was right.");
        post.media = vec![picture];
    });
    sketch.branch(2).say("1/2 cup of tea helps.").build()
}

#[test]
fn an_article_is_one_text_without_counters() {
    let markdown = viewed("md", &counted(), View::Article);
    let expected = format!(
        "\n\n{BEGIN} wrong as well.\n\nNobody minded.\n\n### THE OTHER CLOCK\n\nIt was right.\n\n\
         [Image](https://files.example/clock.jpg)\n\n## Continued from ¶2\n\n\
         1/2 cup of tea helps.\n\n---\n"
    );
    assert!(markdown.contains(&expected), "{markdown}");
    let text = viewed("txt", &counted(), View::Article);
    let expected = format!(
        "\n\n{BEGIN} wrong as well.\n\nNobody minded.\n\nTHE OTHER CLOCK\n\nIt was right.\n\n\
         [Image]\nhttps://files.example/clock.jpg\n\n* Continued from ¶2 *\n\n\
         1/2 cup of tea helps.\n\n--\n"
    );
    assert!(text.contains(&expected), "{text}");
}

#[test]
fn as_posted_every_post_stands_as_it_was() {
    for extension in ["md", "txt"] {
        let text = viewed(extension, &counted(), View::Posts);
        let expected = format!(
            "\n\n1/3 {BEGIN}…\n\n2/3 …wrong as well.\n\nNobody minded.\n\n3/3 THE OTHER CLOCK\n\n\
             It was right.\n\n[Image]"
        );
        assert!(text.contains(&expected), "{text}");
    }
}

#[test]
fn a_sentence_in_a_script_without_spaces_is_joined_without_one() {
    let begin = "港長の話では、戦争のころから使われてきた潮汐表は".repeat(10);
    let thread = sample::thread().say(&format!("{begin}、")).say("十一分もずれていた。").build();
    let joined = format!("\n\n{begin}、十一分もずれていた。\n\n");
    for extension in ["md", "txt"] {
        let text = viewed(extension, &thread, View::Article);
        assert!(text.contains(&joined), "{text}");
    }
}
