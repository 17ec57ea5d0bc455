//! Thread marks: signs and words that stand for themselves are set aside, words of a sentence stay.

use unspool::thread::RichText;

use super::{passages, reads, stays, thread};
use crate::support::sample;

#[test]
fn the_spool_of_thread_goes_and_the_sentence_beside_it_stays() {
    for (first, read) in [
        ("A thread about islands 🧵", "⟦🧵⟧ A thread about islands"),
        ("A thread about islands 🧵👇", "⟦🧵👇⟧ A thread about islands"),
        ("A thread about islands 🧵⬇️", "⟦🧵⬇️⟧ A thread about islands"),
        ("🧵 A thread about islands", "⟦🧵⟧ A thread about islands"),
        ("🧵: Islands", "⟦🧵:⟧ Islands"),
        ("Islands. Here's a thread 🧵", "⟦🧵⟧ Islands. Here's a thread"),
        ("Islands.\n\nA thread 🧵", "⟦A thread 🧵⟧ Islands."),
        ("Islands.\n\n🧵", "⟦🧵⟧ Islands."),
        ("Islands. 👇", "⟦👇⟧ Islands."),
        ("Islands. 👇🏽👇🏽", "⟦👇🏽👇🏽⟧ Islands."),
        ("Islands. ⬇️", "⟦⬇️⟧ Islands."),
        ("Islands. (thread)", "⟦(thread)⟧ Islands."),
        ("(THREAD) Islands.", "⟦(THREAD)⟧ Islands."),
        ("[Thread] Islands.", "⟦[Thread]⟧ Islands."),
        ("THREAD: Islands.", "⟦THREAD:⟧ Islands."),
        ("Thread 🧵: Islands.", "⟦Thread 🧵:⟧ Islands."),
        ("Thread\n\nIslands.", "⟦Thread⟧ Islands."),
        ("Islands. 1/ 🧵", "⟦🧵⟧ Islands. 1/"),
    ] {
        reads("en", &[first, "Some are far."], &[read, "Some are far."]);
    }
}

#[test]
fn thread_marks_are_known_in_many_languages() {
    for (language, first, read) in [
        ("es", "Abro hilo 🧵\n\nLas islas.", "⟦Abro hilo 🧵⟧ Las islas."),
        ("es", "Las islas.\n\nAbro hilo:", "⟦Abro hilo:⟧ Las islas."),
        ("es", "(Hilo) Las islas.", "⟦(Hilo)⟧ Las islas."),
        ("es", "HILO: Las islas.", "⟦HILO:⟧ Las islas."),
        ("fr", "Un fil :\n\nLes îles.", "⟦Un fil :⟧ Les îles."),
        ("fr", "Les îles. [Fil]", "⟦[Fil]⟧ Les îles."),
        ("de", "Ein Thread 👇\n\nDie Inseln.", "⟦Ein Thread 👇⟧ Die Inseln."),
        ("de", "Thread: Die Inseln.", "⟦Thread:⟧ Die Inseln."),
        ("pt", "Segue o fio 🧶🧵\n\nAs ilhas.", "Segue o fio 🧶🧵\n\nAs ilhas."),
        ("pt", "As ilhas.\n\nSegue o fio 🧵", "⟦Segue o fio 🧵⟧ As ilhas."),
        ("ja", "【スレッド】島について。", "⟦【スレッド】⟧ 島について。"),
        ("ja", "島について。（スレッド）", "⟦（スレッド）⟧ 島について。"),
        ("ar", "سلسلة: عن الجزر.", "⟦سلسلة:⟧ عن الجزر."),
        ("ar", "عن الجزر.\n\nثريد 🧵👇", "⟦ثريد 🧵👇⟧ عن الجزر."),
        ("he", "שרשור: על האיים.", "⟦שרשור:⟧ על האיים."),
        ("hi", "थ्रेड: द्वीपों के बारे में।", "⟦थ्रेड:⟧ द्वीपों के बारे में।"),
    ] {
        reads(language, &[first, "…"], &[read, "…"]);
    }
}

#[test]
fn words_of_a_sentence_stay() {
    for first in [
        "A thread about islands",
        "Thread about islands:",
        "Thread the needle first.",
        "This is a thread.",
        "I lost the thread",
        "Hilo rojo, hilo negro.",
        "Fil rouge : les îles.",
        "Un fil à la patte.",
        "Fiona: hello!",
        "سلسلة جبال الأطلس.",
        "スレッドを立てました。",
    ] {
        stays("en", &[first, "Some are far."]);
    }
}

#[test]
fn signs_that_mean_something_else_stay() {
    // Beside other emoji they are decoration; a single post is no thread.
    stays("en", &["I love sewing 🪡🧵", "So much."]);
    stays("en", &["Sewing 🧵"]);
    // Nothing stands below the last post.
    stays("en", &["Ebb.", "Flood 👇"]);
    // At the beginning of a line it is a bullet.
    stays("en", &["👇 Read on", "Flood."]);
    stays("en", &["Ebb →Flood→", "Flood."]);
    // In later posts the word is a word.
    stays("en", &["Yarns differ.", "Thread: the thinnest of them."]);
    // The whole post would be gone.
    stays("en", &["Ebb.", "👇", "Flood."]);
}

#[test]
fn what_points_at_a_picture_stays() {
    let picture = sample::image("1.jpg", None);
    let sketch = sample::thread().post(|post| {
        post.text = RichText::plain("Look 👇");
        post.media = vec![picture.clone()];
    });
    assert_eq!(passages(&sketch.say("Ebb.").build().trunk)[0], "Look 👇");
    let sketch = sample::thread().post(|post| {
        post.text = RichText::plain("🧵👇");
        post.media = vec![picture];
    });
    assert_eq!(passages(&sketch.say("Ebb.").build().trunk)[0], "⟦🧵👇⟧");
}

#[test]
fn continued_is_set_aside_where_it_stands_for_itself() {
    for (first, read) in [
        ("The tide. (cont.)", "⟦(cont.)⟧ The tide."),
        ("The tide. (cont'd)", "⟦(cont'd)⟧ The tide."),
        ("The tide. [contd]", "⟦[contd]⟧ The tide."),
        ("The tide. cont'd", "⟦cont'd⟧ The tide."),
        ("The tide…/", "⟦…/⟧ The tide"),
        ("The tide. ->", "⟦->⟧ The tide."),
        ("The tide. →", "⟦→⟧ The tide."),
        ("La marea. (sigue)", "⟦(sigue)⟧ La marea."),
        ("La marée. (à suivre)", "⟦(à suivre)⟧ La marée."),
        ("Die Flut. (Fortsetzung folgt)", "⟦(Fortsetzung folgt)⟧ Die Flut."),
        ("潮の話。（続く）", "⟦（続く）⟧ 潮の話。"),
        ("المد. (يتبع)", "⟦(يتبع)⟧ المد."),
    ] {
        reads("en", &[first, "Then."], &[read, "Then."]);
        stays("en", &["Then.", first]);
    }
    reads("en", &["Ebb.", "(cont.) Flood."], &["Ebb.", "⟦(cont.)⟧ Flood."]);
    reads("ja", &["潮。", "（続き）月。"], &["潮。", "⟦（続き）⟧ 月。"]);
    stays("en", &["The story continued", "Flood."]);
    stays("en", &["See the lecture notes cont'd", "Flood."]);
    stays("fr", &["Suite\nUne chambre.", "Une autre."]);
}

#[test]
fn the_end_is_set_aside_in_brackets_and_stays_as_a_word() {
    reads("en", &["Ebb.", "Flood. /end"], &["Ebb.", "⟦/end⟧ Flood."]);
    reads("fr", &["Jusant.", "Flot. (fin)"], &["Jusant.", "⟦(fin)⟧ Flot."]);
    stays("en", &["Ebb.", "This is the end"]);
    stays("en", &["Ebb. (end)", "Flood."]);
}

#[test]
fn what_was_posted_around_a_counter_is_kept_in_its_order() {
    let posts = ["🧵 1/3 Ebb. (thread)", "2/3 Flood. (cont.)", "3/3 Slack. (end)"];
    let article = ["⟦🧵⟧ ⟦1/3⟧ ⟦(thread)⟧ Ebb.", "⟦2/3⟧ ⟦(cont.)⟧ Flood.", "⟦3/3⟧ ⟦(end)⟧ Slack."];
    reads("en", &posts, &article);
    assert_eq!(thread("en", &posts).trunk.len(), 3);
}
