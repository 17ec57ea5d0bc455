//! The picture of a thread for previews.

use std::io::Cursor;

use image::{ImageFormat, ImageReader};
use unspool::{
    format::{Kit, card},
    thread::{RichText, Thread},
};

use super::typesetter;
use crate::support::{sample, ten};

/// What a card is made of.
fn data(thread: &Thread) -> String {
    let order = card(thread, &ten::kit()).unwrap();
    String::from_utf8(order.data.to_vec()).unwrap()
}

#[tokio::test]
async fn a_card_is_a_png_of_1200_by_630() {
    for (name, thread) in ten::ten() {
        if !["arabic", "japanese", "emoji", "hostile"].contains(&name) {
            continue;
        }
        let order = card(&thread, &ten::kit()).unwrap();
        let made = typesetter().set(&order).await.unwrap_or_else(|error| panic!("{name}: {error}"));
        if let Some(folder) = std::env::var_os("UNSPOOL_FORMATS") {
            std::fs::write(std::path::Path::new(&folder).join(format!("{name}.png")), &made)
                .unwrap();
        }
        let picture = ImageReader::with_format(Cursor::new(&made), ImageFormat::Png);
        let picture = picture.decode().unwrap();
        assert_eq!((picture.width(), picture.height()), (1200, 630), "{name}");
        let shades: std::collections::HashSet<_> = picture.to_rgb8().pixels().copied().collect();
        assert!(shades.len() > 50, "{name}: an empty card");
    }
}

#[test]
fn a_card_says_who_what_where_and_how_much() {
    let thread = sample::thread().say("1/3 A tide clock has one hand.").posts(2).build();
    let data = data(&thread);
    for part in ["Ada", "@ada@social.example", "A tide clock has", "3 posts", "unspool.example"] {
        assert!(data.contains(part), "{part}: {data}");
    }
}

#[test]
fn our_words_on_a_card_are_in_the_language_of_the_thread() {
    let card = |language: &str, words: &str| -> serde_json::Value {
        let mut thread = sample::thread();
        for _ in 0..3 {
            thread = thread.post(|post| {
                post.language = Some(language.to_owned());
                post.text = RichText::plain(words);
            });
        }
        serde_json::from_str(&data(&thread.build())).unwrap()
    };
    for (language, posts, said, rtl) in [
        ("de-AT", "3 Beiträge", "de", false),
        ("ar", "3 منشورات", "ar", true),
        ("ja", "3件の投稿", "ja", false),
        // Not spoken here.
        ("nl", "3 posts", "en", false),
        ("he", "3 posts", "en", false),
        ("\"><script>", "3 posts", "en", false),
    ] {
        let card = card(language, "…");
        assert_eq!(card["posts"], posts, "{language}");
        assert_eq!((&card["says"]["lang"], &card["says"]["rtl"]), (&said.into(), &rtl.into()));
    }
    // The words of the author run as their own language does, whatever ours is.
    assert_eq!(card("he", "שעון")["rtl"], true);
    let warned = sample::thread().post(|post| {
        post.language = Some("fr".to_owned());
        post.warning = Some("Mal de mer".to_owned());
    });
    let told = data(&warned.build());
    assert!(told.contains("Avertissement"), "{told}");
}

#[test]
fn what_stands_behind_a_warning_or_is_sensitive_is_not_on_the_card() {
    let warned = sample::thread().post(|post| {
        post.warning = Some("Seasickness".to_owned());
        post.text = RichText::plain("The secret");
    });
    let told = data(&warned.build());
    assert!(told.contains("Content warning: Seasickness") && !told.contains("secret"), "{told}");
    let sensitive = sample::thread().post(|post| {
        post.sensitive = true;
        post.text = RichText::plain("The secret");
    });
    let told = data(&sensitive.build());
    assert!(told.contains("A thread by Ada") && !told.contains("secret"), "{told}");
    assert!(Kit::default().page.is_none());
}
