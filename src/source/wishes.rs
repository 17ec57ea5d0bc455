//! What people write into their profiles about being shown: hashtags that say no.

use crate::thread::{Signal, Signals};

/// The hashtags in the words of a profile (bio, fields; HTML already taken out) that say no.
pub(super) fn of_words(words: &str) -> Signals {
    let mut signals = Signals::new();
    let mut before = None;
    let mut rest = words.chars().peekable();
    while let Some(c) = rest.next() {
        let starts = matches!(c, '#' | '＃') && !before.is_some_and(char::is_alphanumeric);
        before = Some(c);
        if !starts {
            continue;
        }
        let mut tag = String::new();
        while let Some(c) = rest.next_if(|c| c.is_alphanumeric() || *c == '_') {
            tag.extend(c.to_lowercase());
            before = Some(c);
        }
        signals.extend(meaning(&tag));
    }
    signals
}

fn meaning(tag: &str) -> Option<Signal> {
    match tag {
        "nobot" | "nobots" | "noarchive" | "nounroll" | "noscrape" => Some(Signal::NoUnroll),
        "noindex" | "nosearch" | "noai" | "nobridge" => Some(Signal::NotIndexable),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hashtag_in_the_profile_says_no_whatever_its_case() {
        for words in ["#nobot", "keeper. #NoArchive!", "a\n(#noUnroll)", "＃noscrape", "##nobots"]
        {
            assert!(of_words(words).contains(&Signal::NoUnroll), "{words}");
        }
        for words in ["#noindex", "x #NoSearch y", "#noai,#nobridge"] {
            assert_eq!(of_words(words), Signals::from([Signal::NotIndexable]), "{words}");
        }
    }

    #[test]
    fn words_that_only_look_like_it_say_nothing() {
        for words in ["nobot", "#nobotany", "issue#nobot", "# nobot", "#no bot", "#no_bot", ""] {
            assert!(of_words(words).is_empty(), "{words}");
        }
    }
}
