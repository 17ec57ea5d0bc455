//! Numbers and their words, by the rules of each language (CLDR).

use unspool::lang::Language;

fn said(language: Language, key: &str, numbers: &[u32]) -> Vec<String> {
    let say = |n: &u32| language.say(key).with("n", *n).with("votes", n.to_string()).to_string();
    numbers.iter().map(say).collect()
}

#[test]
fn one_and_more_than_one() {
    let posts = |language| said(language, "posts", &[0, 1, 2]);
    assert_eq!(posts(Language::English), ["0 posts", "1 post", "2 posts"]);
    assert_eq!(posts(Language::Spanish), ["0 publicaciones", "1 publicación", "2 publicaciones"]);
    assert_eq!(posts(Language::German), ["0 Beiträge", "1 Beitrag", "2 Beiträge"]);
}

#[test]
fn nothing_is_singular_in_french_and_portuguese() {
    let posts = |language| said(language, "posts", &[0, 1, 2]);
    assert_eq!(posts(Language::French), ["0 post", "1 post", "2 posts"]);
    assert_eq!(posts(Language::Portuguese), ["0 post", "1 post", "2 posts"]);
    let deleted = said(Language::French, "missing-deleted", &[1, 3]);
    assert_eq!(deleted, ["1 supprimé", "3 supprimés"]);
}

#[test]
fn japanese_has_one_form() {
    let posts = said(Language::Japanese, "posts", &[0, 1, 2]);
    assert_eq!(posts, ["0件の投稿", "1件の投稿", "2件の投稿"]);
}

#[test]
fn arabic_has_six_forms() {
    let posts =
        said(Language::Arabic, "posts", &[0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111, 1000, 2025]);
    assert_eq!(
        posts,
        [
            "لا منشورات",
            "منشور واحد",
            "منشوران",
            "3 منشورات",
            "10 منشورات",
            "11 منشورًا",
            "99 منشورًا",
            "100 منشور",
            "102 منشور",
            "103 منشورات",
            "111 منشورًا",
            "1000 منشور",
            "2025 منشورًا",
        ]
    );
    let votes = said(Language::Arabic, "votes", &[1, 2, 7, 40]);
    assert_eq!(votes, ["صوت واحد", "صوتان", "7 أصوات", "40 صوتًا"]);
}

#[test]
fn how_many_of_all_is_told_by_the_number_of_all() {
    let of = |language: Language, n: u32, all: u32| {
        language.say("receipt-of").with("n", n).with("all", all).to_string()
    };
    assert_eq!(of(Language::Arabic, 1, 2), "1 من أصل منشورين");
    assert_eq!(of(Language::Arabic, 1, 5), "1 من أصل 5 منشورات");
    assert_eq!(of(Language::Arabic, 23, 25), "23 من أصل 25 منشورًا");
    assert_eq!(of(Language::Japanese, 23, 25), "投稿25件中23件");
    assert_eq!(of(Language::German, 23, 25), "23 von 25 Beiträgen");
}

#[test]
fn networks_get_the_words_that_go_with_their_names() {
    let rest = |language: Language, name: &str| {
        let title = language.network(name, "");
        language.say("post-rest").with("network", name).with("title", title).to_string()
    };
    assert_eq!(rest(Language::English, "mastodon"), "Read the rest on the fediverse");
    assert_eq!(rest(Language::Spanish, "x"), "Leer el resto en X");
    assert_eq!(rest(Language::French, "mastodon"), "Lire la suite sur le Fédivers");
    assert_eq!(rest(Language::German, "mastodon"), "Den Rest im Fediverse lesen");
    assert_eq!(rest(Language::Portuguese, "x"), "Ler o resto no X");
    assert_eq!(rest(Language::Japanese, "bluesky"), "続きをBlueskyで読む");
    assert_eq!(rest(Language::Arabic, "bluesky"), "اقرأ البقية على بلوسكاي");
}

#[test]
fn lists_end_as_each_language_ends_them() {
    let words = ["X", "Y", "Z"].map(str::to_owned);
    let told = Language::ALL.map(|language| language.list("list-and", &words));
    let wanted =
        ["X, Y and Z", "X, Y y Z", "X, Y et Z", "X, Y und Z", "X, Y e Z", "X、Y、Z", "X، Y وZ"];
    assert_eq!(told, wanted);
}
