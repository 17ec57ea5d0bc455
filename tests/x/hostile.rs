//! Names and words that are made to harm.

use super::words;
use crate::support::x::{Piece, Service, WAYS, X};

#[tokio::test]
async fn names_and_words_are_text_on_the_page_and_never_markup() {
    let x = X::start().await;
    let post = x.world(|world| {
        let ada = world.account("ada");
        world.accounts.get_mut(&ada).unwrap().name =
            "<script>alert('name')</script>\u{202e}\"><img src=x>".to_owned();
        let bad = world.link("javascript:alert(document.domain)");
        let odd = world.link("https://example.com/\"><script>alert(1)</script>");
        let pieces = vec![
            Piece::Words("</p></section><script>alert('words')</script> &lt;b&gt; ".to_owned()),
            bad,
            Piece::Words(" ".to_owned()),
            odd,
            Piece::Words(" ".to_owned()),
            Piece::Hashtag("a\"onmouseover=alert".to_owned()),
        ];
        let post = world.post(ada, None, pieces);
        world.photo(post, "Alt1", "\"><script>alert('alt')</script>");
        post
    });
    for way in WAYS {
        let service = Service::with(&x, &[way]).await;
        let page = service.paste(&x, post).await;
        page.is(200).has("section.post", 1);
        let scripts = page.attributes("script", "src");
        // Beside these there is the data for search engines, which no browser runs.
        page.has("script:not([type='application/ld+json'])", scripts.len());
        assert!(scripts.iter().all(|src| src.starts_with("/static/")), "{way:?}: {scripts:?}");
        assert!(page.all("script[src]").iter().all(String::is_empty), "{way:?}");
        page.has("img[src=x]", 0).has("[onmouseover]", 0);
        let text = words(&page).join(" ");
        // Escaped once by X, so it is there as it was written.
        assert!(text.contains("<script>alert('words')</script> &lt;b&gt;"), "{way:?}: {text}");
        let links = page.attributes("a", "href");
        assert!(links.iter().all(|link| !link.starts_with("javascript")), "{way:?}: {links:?}");
        assert!(page.words("h1").contains("<script>alert('name')</script>"), "{way:?}");
    }
}

#[tokio::test]
async fn a_text_full_of_characters_that_count_twice_is_cut_nowhere() {
    let x = X::start().await;
    let post = x.world(|world| {
        let (ada, bob) = (world.account("ada"), world.account("bob"));
        let question = world.says(bob, None, "?");
        let link = world.link("https://example.com/𝕏");
        let pieces = vec![
            Piece::Words("😀😀 𝕏 & 👩‍👩‍👧 e\u{301} שלום ".to_owned()),
            Piece::Mention("bob".to_owned()),
            Piece::Words(" 😀 ".to_owned()),
            link,
            Piece::Words(" 😀<🥁 ".to_owned()),
            Piece::Hashtag("Ελλάδα".to_owned()),
            Piece::Words(" end😀".to_owned()),
        ];
        let post = world.post(ada, Some(question), pieces);
        world.photo(post, "Emoji1", "😀");
        post
    });
    for way in WAYS {
        let service = Service::with(&x, &[way]).await;
        let page = service.paste(&x, post).await;
        let words = &words(page.is(200))[0];
        let (before, after) = words.split_once("https://example.com/").unwrap();
        assert_eq!(before, "😀😀 𝕏 & 👩‍👩‍👧 e\u{301} שלום @bob 😀 ", "{way:?}");
        assert!(after.ends_with(" 😀<🥁 #Ελλάδα end😀"), "{way:?}: {words}");
        assert_eq!(page.attributes("#p1 > p a.mention", "href"), ["https://x.com/bob"], "{way:?}");
    }
}
