//! What the ways are called in which a thread was read. The receipt names them in English, as its
//! source did; here they get the words of the reader's language.

use crate::lang::Language;

/// Ways that have one name.
const WAYS: &[(&str, &str)] = &[
    ("X's official API", "way-x-api"),
    ("an FxEmbed-compatible API", "way-x-fxembed"),
    ("X's embed service", "way-x-embeds"),
    ("the author's own archive", "way-archive"),
    ("the author's repository", "way-repository"),
    ("the Bluesky AppView", "way-appview"),
];

/// Ways that begin so, before the name of a server.
const SERVERS: &[(&str, &str)] = &[
    ("the Mastodon API of ", "way-mastodon"),
    ("the Misskey API of ", "way-misskey"),
    ("ActivityPub at ", "way-activitypub"),
    ("as seen from ", "way-copy"),
];

/// What a source adds about a server whose answers may lack posts.
const PARTIAL: &str =
    ", which does not list all replies: posts after the one asked for may be missing";

/// What an import adds about a thread that somebody took away and gave to us.
pub const PARCEL: &str = ", out of a parcel";

/// The ways, in words of the language. Where one is not known, all stay as they were named.
#[must_use]
pub fn ways(via: &str, language: Language) -> String {
    match via.strip_suffix(PARCEL) {
        Some(way) => language.say("way-parcel").with("way", read(way, language)).to_string(),
        None => read(via, language),
    }
}

fn read(via: &str, language: Language) -> String {
    let (named, is_partial) = match via.strip_suffix(PARTIAL) {
        Some(named) => (named, true),
        None => (via, false),
    };
    let named = named.split(", ").flat_map(|part| part.split(" and "));
    let Some(named) = named.map(|way| known(way, language)).collect::<Option<Vec<_>>>() else {
        return via.to_owned();
    };
    let named = language.list("list-and", &named);
    if is_partial { language.say("way-partial").with("way", named).to_string() } else { named }
}

/// One way.
fn known(way: &str, language: Language) -> Option<String> {
    let (name, detail) = match way.split_once(" (") {
        Some((name, detail)) => (name, format!(" ({detail}")),
        None => (way, String::new()),
    };
    if let Some((_, key)) = WAYS.iter().find(|(known, _)| *known == name) {
        return Some(format!("{}{detail}", language.say(key)));
    }
    SERVERS.iter().find_map(|(begin, key)| {
        let host = way.strip_prefix(begin)?;
        Some(language.say(key).with("host", host).to_string())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_what_the_sources_say() {
        for via in [
            "the author's repository and the Bluesky AppView",
            "X's official API, an FxEmbed-compatible API (fx.example) and X's embed service",
            "the Mastodon API of harbour.example",
            "as seen from harbour.example",
            "the Misskey API of harbour.example and the author's own archive",
            "ActivityPub at harbour.example, which does not list all replies: posts after the one \
             asked for may be missing",
            "the Misskey API of harbour.example, out of a parcel",
            "a script, out of a parcel",
            "a script",
            "",
        ] {
            assert_eq!(ways(via, Language::English), via);
        }
    }

    #[test]
    fn other_languages_have_their_own_words_and_lists() {
        let via = "X's official API, an FxEmbed-compatible API (fx.example) and X's embed service";
        assert_eq!(
            ways(via, Language::Spanish),
            "la API oficial de X, una API compatible con FxEmbed (fx.example) y el servicio de \
             inserción de X"
        );
        assert_eq!(
            ways("the Mastodon API of harbour.example", Language::German),
            "die Mastodon-API von harbour.example"
        );
        assert_eq!(
            ways("X's embed service, out of a parcel", Language::German),
            "der Einbettungsdienst von X, aus einem Paket"
        );
        let unknown = "a script and X's embed service";
        assert_eq!(ways(unknown, Language::French), unknown);
    }
}
