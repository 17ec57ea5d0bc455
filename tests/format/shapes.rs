//! The ten threads in every shape: the small ones as they were written down, all of them as files
//! for the checkers that `.ci/formats` runs.

use std::{fs, path::Path};

use unspool::format::{ALL, Kit, View};

use crate::support::ten;

/// With `UNSPOOL_FORMATS=FOLDER`, writes `FOLDER/NAME.EXTENSION` for each thread and shape.
#[test]
fn each_of_the_ten_threads_comes_in_every_shape() {
    let folder = std::env::var_os("UNSPOOL_FORMATS");
    for (name, thread) in ten::ten() {
        for format in ALL {
            let bytes = super::made(*format, &thread);
            assert!(!bytes.is_empty(), "{name}.{}", format.extension());
            let is_done = format.order(&thread, &ten::kit()).is_none();
            if let Some(folder) = folder.as_ref().filter(|_| is_done) {
                fs::create_dir_all(folder).unwrap();
                let file = format!("{name}.{}", format.extension());
                fs::write(Path::new(folder).join(file), &bytes).unwrap();
            }
        }
    }
}

/// As long as a limit makes a post.
const CUT: &str = "The tide clock that hangs in the hall of the old school has one hand, which turns \
    about twice a day, and it is never quite right for two days in a row, because the moon comes";

#[test]
fn a_sentence_that_goes_on_is_one_paragraph_of_an_article_and_two_posts_as_posted() {
    let thread = crate::support::sample::thread()
        .say(&format!("1/3 {CUT}"))
        .say("2/3 back fifty minutes later every day. That is all there is to say about it.")
        .say("3/3 Thank you.")
        .build();
    let sections = |view| {
        let kit = Kit { view, ..Kit::default() };
        let bytes = super::by_extension("html").unwrap().render(&thread, &kit).unwrap();
        let page = scraper::Html::parse_document(std::str::from_utf8(&bytes).unwrap());
        let all = |css: &str| -> Vec<String> {
            let selector = scraper::Selector::parse(css).unwrap();
            page.select(&selector).map(|found| found.text().collect()).collect()
        };
        let anchors = all("#p1, #p2, #p3").len();
        assert_eq!(anchors, 3, "each post keeps its anchor");
        assert_eq!(all(".mark .anchor").len(), 3, "and its link");
        all(".post > p:not(.mark)")
    };
    assert_eq!(
        sections(View::Posts),
        [
            &*format!("1/3 {CUT}"),
            "2/3 back fifty minutes later every day. That is all there is to say about it.",
            "3/3 Thank you."
        ]
    );
    assert_eq!(
        sections(View::Article),
        [
            &*format!(
                "{CUT} back fifty minutes later every day. That is all there is to say about it."
            ),
            "Thank you."
        ]
    );
}
