//! Laws that hold for any posts, tried on posts made by chance out of what threads are made of.

use proptest::{collection::vec, prelude::*, sample::select};
use unspool::{
    article::{flow, read},
    thread::{Block, GapReason, Inline, Item, Post, RichText, Style},
};

use crate::support::sample;

const PIECES: &[&str] = &[
    "1/3",
    "2/3",
    "3/3",
    "4/3",
    "1/",
    "2/",
    "(1/3)",
    "(2/3)",
    "[3/n]",
    "1.",
    "2)",
    "3️⃣",
    "10",
    "/",
    "🧵",
    "🧵👇",
    "👇",
    "⬇️",
    "Thread",
    "(thread)",
    "Hilo:",
    "スレッド",
    "(続く)",
    "(cont.)",
    "…",
    "...",
    "…/",
    "->",
    "→",
    "LOUD WORDS HERE",
    "quiet words",
    "The tide",
    "turns",
    "and so on, and on",
    ",",
    "、",
    ".",
    "。",
    "مد",
    "وجزر،",
    "潮が満ちて",
    "ज्वार",
    "שפל",
    "\n",
    "\n\n",
    " ",
    "  ",
    "\u{200f}",
    "e\u{301}",
    "٣/٣",
    "３／３",
    "\u{fe0f}",
];

fn inline() -> impl Strategy<Value = Inline> {
    let words = vec(select(PIECES), 0..6).prop_flat_map(|pieces| {
        select(vec!["", " "]).prop_map(move |between| pieces.join(between))
    });
    let style = any::<(bool, bool)>().prop_map(|(bold, code)| Style {
        bold,
        code: bold && code,
        ..Style::default()
    });
    let url = || sample::url("https://tides.example/");
    prop_oneof![
        8 => (words, style).prop_map(|(text, style)| Inline::Text { text, style }),
        2 => Just(Inline::Break),
        1 => Just(Inline::Link { label: "tides".to_owned(), url: url() }),
        1 => Just(Inline::Mention { handle: "bob".to_owned(), url: url() }),
        1 => Just(Inline::Emoji { code: "wave".to_owned(), image: url() }),
        1 => any::<String>().prop_map(|text| Inline::Text { text, style: Style::default() }),
    ]
}

fn block() -> impl Strategy<Value = Block> {
    let runs = || vec(inline(), 0..5);
    prop_oneof![
        8 => runs().prop_map(Block::Paragraph),
        1 => runs().prop_map(Block::Quote),
        1 => runs().prop_map(Block::Heading),
        1 => any::<String>().prop_map(Block::Code),
        1 => vec(runs(), 0..3).prop_map(|items| Block::List { ordered: true, items }),
    ]
}

fn item() -> impl Strategy<Value = Item> {
    let post = (vec(block(), 0..4), any::<bool>(), 0..12_u8, 0..8_u8);
    post.prop_map(|(blocks, has_image, counter, long)| {
        let mut post = sample::post("1", "ada", 0, "");
        post.text = RichText(blocks);
        if has_image {
            post.media = vec![sample::image("1.jpg", None)];
        }
        if long == 0 {
            let words = Inline::Text { text: "tide ".repeat(60), style: Style::default() };
            post.text.0.push(Block::Paragraph(vec![words]));
        }
        if counter == 0 {
            let gap = unspool::thread::Gap { reason: GapReason::Deleted, id: None, cause: None };
            return Item::Gap(gap);
        }
        Item::Post(Box::new(post))
    })
}

/// Items, of which the posts may be counted as threads are.
fn items() -> impl Strategy<Value = Vec<Item>> {
    (vec(item(), 0..7), any::<bool>()).prop_map(|(mut items, is_counted)| {
        for (at, item) in items.iter_mut().enumerate() {
            let Item::Post(post) = item else { continue };
            if let (true, Some(Block::Paragraph(runs))) = (is_counted, post.text.0.first_mut()) {
                let text = format!("{}/7 ", at + 1);
                runs.insert(0, Inline::Text { text, style: Style::default() });
            }
        }
        items
    })
}

/// Everything but white space.
fn ink(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn posts(items: &[Item]) -> impl Iterator<Item = Option<&Post>> {
    items.iter().map(|item| match item {
        Item::Post(post) => Some(&**post),
        Item::Gap(_) => None,
    })
}

/// Whether what was set aside stood around the text, in that order.
fn is_whole(aside: &[String], text: &str, posted: &str) -> bool {
    (0..=aside.len()).any(|middle| {
        let (before, after) = aside.split_at(middle);
        ink(&before.concat()) + &ink(text) + &ink(&after.concat()) == ink(posted)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_nothing_changes_its_place(items in items()) {
        let passages = read(&items);
        prop_assert_eq!(passages.len(), items.len());
        for (passage, post) in passages.iter().zip(posts(&items)) {
            prop_assert_eq!(passage.is_some(), post.is_some());
            let (Some(passage), Some(post)) = (passage, post) else { continue };
            let text = passage.text.to_plain();
            prop_assert!(is_whole(&passage.set_aside, &text, &post.text.to_plain()));
            prop_assert!(!passage.text.is_empty() || post.text.is_empty() || !post.media.is_empty());
        }
    }

    #[test]
    fn the_same_posts_read_the_same(items in items()) {
        prop_assert_eq!(read(&items), read(&items));
    }

    #[test]
    fn only_paragraphs_of_neighbours_are_joined(items in items()) {
        let passages = read(&items);
        prop_assert!(!passages.first().is_some_and(|p| p.as_ref().is_some_and(|p| p.joins)));
        for pair in passages.windows(2) {
            let [before, Some(after)] = pair else { continue };
            if !after.joins { continue }
            prop_assert!(matches!(after.text.0.first(), Some(Block::Paragraph(_))));
            let before = before.as_ref().and_then(|before| before.text.0.last());
            prop_assert!(matches!(before, Some(Block::Paragraph(_))));
        }
    }

    #[test]
    fn an_article_flows_without_losing_a_word(items in items()) {
        let words = |texts: Vec<Option<RichText>>| -> String {
            texts.iter().flatten().map(|text| ink(&text.to_plain())).collect()
        };
        let read = read(&items).into_iter().map(|p| p.map(|p| p.text)).collect();
        prop_assert_eq!(words(flow(&items)), words(read));
    }

    #[test]
    fn an_article_read_again_stays_as_it_is(items in items()) {
        let mut again = items.clone();
        let first = read(&items);
        for (item, passage) in again.iter_mut().zip(&first) {
            if let (Item::Post(post), Some(passage)) = (item, passage) {
                post.text = passage.text.clone();
            }
        }
        let ink_of = |items: &[Item]| -> usize {
            posts(items).flatten().map(|post| ink(&post.text.to_plain()).len()).sum()
        };
        let mut last = again.clone();
        for (item, passage) in last.iter_mut().zip(read(&again)) {
            if let (Item::Post(post), Some(passage)) = (item, passage) {
                post.text = passage.text;
            }
        }
        // Marks behind marks may come off, words never.
        let words = |items: &[Item]| -> usize {
            posts(items).flatten().map(|post| post.text.to_plain().matches("quiet words").count()).sum()
        };
        prop_assert!(ink_of(&last) <= ink_of(&again));
        prop_assert_eq!(words(&last), words(&items));
    }
}
