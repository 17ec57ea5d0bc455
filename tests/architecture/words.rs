//! Words that may stand in one place only.

use super::{code::code, none, tree};

/// A word of the code, where it belongs, and why.
const BELONGS: &[(&str, &str, &str)] = &[
    ("sqlx::", "src/store/", "only the store knows its database"),
    ("reqwest", "src/fetch/", "there is one door out"),
    ("StatusCode", "src/web/", "below the web nobody speaks of statuses"),
    ("Timestamp::now", "src/clock.rs", "the present is handed in"),
    ("SystemTime::now", "src/clock.rs", "the present is handed in"),
    ("AssertSqlSafe", "nowhere", "statements are literals"),
];

/// Ways past the escaper of the templates, without white space.
const UNESCAPED: &[&str] = &["|safe", "|escape(\"none\")", "|e(\"none\")", "{%autoescape"];

fn misplaced(file: &tree::File) -> Vec<String> {
    let code = code(&file.text);
    BELONGS
        .iter()
        .filter(|(word, place, _)| code.contains(word) && !file.path.starts_with(place))
        .map(|(word, place, why)| format!("{}: `{word}` outside {place}: {why}", file.path))
        .collect()
}

fn unescaped(file: &tree::File) -> Vec<String> {
    let text: String = file.text.split_whitespace().collect();
    UNESCAPED
        .iter()
        .filter(|way| text.contains(*way))
        .map(|way| format!("{}: `{way}` lets foreign markup into the page", file.path))
        .collect()
}

#[test]
fn each_word_stands_where_it_belongs() {
    none(tree::files("src", ".rs").iter().flat_map(misplaced));
}

#[test]
fn nothing_passes_the_escaper_of_the_templates() {
    none(tree::files("templates", "").iter().flat_map(unescaped));
}

#[test]
fn a_misplaced_word_is_found_and_a_comment_is_not() {
    let bad = tree::File::new("src/web/home.rs", "let now = jiff::Timestamp::now();");
    let told = "src/web/home.rs: `Timestamp::now` outside src/clock.rs: the present is handed in";
    assert_eq!(misplaced(&bad), [told]);
    let bad = tree::File::new("src/unroll/mod.rs", "use reqwest::StatusCode;");
    assert_eq!(misplaced(&bad).len(), 2);
    let bad = tree::File::new("src/store/mod.rs", "sqlx::query(AssertSqlSafe(text))");
    assert_eq!(misplaced(&bad).len(), 1);
    none(misplaced(&tree::File::new("src/web/home.rs", "// as sqlx::query does\n\"reqwest\"")));
}

#[test]
fn a_way_past_the_escaper_is_found() {
    for text in ["{{ words|safe }}", "{{ words | safe }}", "{% autoescape false %}"] {
        assert_eq!(unescaped(&tree::File::new("templates/home.html", text)).len(), 1, "{text}");
    }
    none(unescaped(&tree::File::new("templates/home.html", "<p>{{ words }} is safe")));
}
