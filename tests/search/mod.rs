//! Tests of `src/search`: what is made of what people type.

use proptest::prelude::*;
use unspool::search::{Note, Part, Question};

/// A question as one line: `+` wanted, `-` unwanted, `*` beginning, `東京` signs, `<f:ada>` marks.
fn read(text: &str) -> String {
    let question = Question::read(text);
    let terms = question.terms.iter().map(|term| {
        let parts: Vec<String> = term.parts.iter().map(shown).collect();
        format!("{}{}", if term.negated { '-' } else { '+' }, parts.join("&"))
    });
    terms.collect::<Vec<_>>().join(" ")
}

fn shown(part: &Part) -> String {
    match part {
        Part::Words { words, prefix } => {
            format!("{}{}", words.join("_"), if *prefix { "*" } else { "" })
        }
        Part::Piece { letters, ends } => format!("*{letters}{}", if *ends { "" } else { "*" }),
        Part::Signs(signs) => signs.iter().collect(),
        Part::Mark(mark) => {
            let plain: String = mark.chars().skip(2).collect();
            let plain = plain.replace('\u{e001}', ".");
            format!("<{}:{plain}>", mark.chars().nth(1).unwrap())
        }
    }
}

#[test]
fn every_way_to_ask_is_understood() {
    for (typed, understood) in [
        ("tide clock", "+tide +clock"),
        ("  Tide\tCLOCK\n", "+tide +clock"),
        ("\"tide clock\" x", "+tide_clock +x"),
        ("“tide clock”", "+tide_clock"),
        ("clo*", "+clo*"),
        ("\"tide clo*\"", "+tide_clo*"),
        ("\"tide clo\"*", "+tide_clo*"),
        ("*lock*", "+*lock*"),
        ("*Lock -\"*ock\"* **café**", "+*lock -*ock* +*cafe*"),
        ("*tower東 *東京* \"*tide clo*\"", "+tower&東 +東京 +tide_clo*"),
        ("tide -clock -\"two words\"", "+tide -clock -two_words"),
        ("from:ada", "+<f:ada>"),
        ("from:@Ada@Example.social", "+<f:ada.example.social>"),
        ("from: ada x", "+<f:ada> +x"),
        ("-from:\"ada\"", "-<f:ada>"),
        ("network:twitter NETWORK:bluesky", "+<n:x> +<n:bluesky>"),
        ("lang:pt-BR", "+<l:pt.br>"),
        ("has:media has:videos -has:poll has:quote", "+<h:media> +<h:video> -<h:poll> +<h:quote>"),
        ("#TideClock #tide_clock", "+<t:tideclock>"),
        ("don't", "+don_t"),
        ("café Straße", "+cafe +strasse"),
        ("東京タワー", "+東京タワー"),
        ("東", "+東"),
        ("東京tower東", "+東京&tower&東"),
        ("ภาษาไทย", "+ภาษาไทย"),
        ("서울", "+서울"),
        ("https://example.com/a", "+https_example_com_a"),
        ("tide tide", "+tide"),
        ("", ""),
    ] {
        assert_eq!(read(typed), understood, "{typed}");
        assert_eq!(Question::read(typed).notes, [], "{typed}");
    }
}

#[test]
fn what_is_wrong_is_repaired_or_left_out_with_a_note() {
    let what = |text: &str| text.to_owned();
    for (typed, understood, notes) in [
        ("\"tide clock", "+tide_clock", vec![Note::Unbalanced]),
        ("tide\"clock", "+tide_clock", vec![Note::Unbalanced]),
        ("sicne:2026 tide", "+sicne_2026 +tide", vec![Note::Unknown(what("sicne:"))]),
        ("tide AND clock", "+tide +clock", vec![Note::Ignored(what("AND"))]),
        ("tide -", "+tide", vec![Note::Ignored(what("-"))]),
        ("lang:english tide", "+tide", vec![Note::Value(what("lang:english"))]),
        ("( ) * ^ :", "", ["( )", "*"].map(|_| Note::Ignored(String::new())).to_vec()),
        ("ti*", "+ti", vec![Note::Short(what("ti*"))]),
        ("*ti* *de", "+ti +de", ["*ti*", "*de"].map(|short| Note::Short(what(short))).to_vec()),
        ("from:", "", vec![Note::Value(what("from:"))]),
        ("has:wings tide", "+tide", vec![Note::Value(what("has:wings"))]),
        ("since:yesterday tide", "+tide", vec![Note::Value(what("since:yesterday"))]),
        ("-since:2026 tide", "+tide", vec![Note::Value(what("since:2026"))]),
        ("#", "", vec![Note::Ignored(what("#"))]),
        ("👩‍👩‍👧", "", vec![Note::Ignored(what("👩‍👩‍👧"))]),
        ("a\u{0}b\u{7}", "+a +b", vec![]),
    ] {
        assert_eq!(read(typed), understood, "{typed}");
        let got = Question::read(typed).notes;
        if typed == "( ) * ^ :" {
            assert!(got.iter().all(|note| matches!(note, Note::Ignored(_))), "{got:?}");
        } else {
            assert_eq!(got, notes, "{typed}");
        }
    }
    let long = Question::read(&"word ".repeat(2000));
    assert_eq!((read(&"word ".repeat(2000)), long.notes), ("+word".to_owned(), vec![Note::Long]));
    let many: Vec<String> = (0..90).map(|n| format!("w{n}")).collect();
    let many = Question::read(&many.join(" "));
    assert_eq!((many.terms.len(), many.notes), (64, vec![Note::Long]));
    let open: Vec<String> = (0..20).map(|n| format!("*piece{n}*")).collect();
    let open = Question::read(&open.join(" "));
    assert_eq!((open.terms.len(), open.notes), (8, vec![Note::Long]), "each stands for many words");
}

#[test]
fn days_are_spans() {
    let day = 86_400;
    let question = Question::read("since:1970-01-02 until:1970-01-03");
    assert_eq!((question.since, question.until), (Some(day), Some(3 * day)));
    assert!(question.terms.is_empty() && !question.is_empty());
    let narrower = Question::read("since:1970 since:1970-01-02");
    assert_eq!(narrower.since, Some(day));
}

/// Questions as people and fuzzers type them.
pub(crate) fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,12}",
        ".{0,8}",
        "[a-z]{1,5}",
        Just("\"".to_owned()),
        Just("-".to_owned()),
        Just("*".to_owned()),
        Just("東京".to_owned()),
        Just("AND".to_owned()),
        Just("NEAR(a b)".to_owned()),
        Just("{text}:x".to_owned()),
        "(from|network|lang|since|until|has|sicne)::?\\PC{0,10}",
    ];
    proptest::collection::vec((piece, "[ \t\"'()]{0,2}"), 0..8)
        .prop_map(|pieces| pieces.into_iter().map(|(one, two)| one + &two).collect())
}

proptest! {
    #[test]
    fn whatever_is_typed_is_understood_somehow_and_means_the_same_again(text in typed()) {
        let question = Question::read(&text);
        for part in question.terms.iter().flat_map(|term| &term.parts) {
            match part {
                Part::Words { words, .. } => {
                    prop_assert!(!words.is_empty());
                    prop_assert!(words.iter().all(|word| !word.is_empty() && !word.contains(['"', ' '])));
                }
                Part::Piece { letters, .. } => {
                    prop_assert!(letters.chars().count() >= 3 && !letters.contains(['"', ' ']));
                }
                Part::Signs(signs) => prop_assert!(!signs.is_empty()),
                Part::Mark(mark) => prop_assert_eq!(mark.chars().next(), Some('\u{e000}')),
            }
        }
        prop_assert_eq!(&Question::read(&question.text), &question);
    }
}
