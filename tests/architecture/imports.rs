//! Who may import whom: [`ALLOWED`] says it, everything else is a fault.

use std::collections::{BTreeMap, BTreeSet};

use super::{code::code, none, tree};

/// Each top-level module and what it may name of the others, from the bottom up. A new line or a
/// new name in a line is a decision: ARCHITECTURE.md gives the reasons.
const ALLOWED: &[(&str, &[&str])] = &[
    // What a thread is, the present, the settings, the log: nothing of ours.
    ("thread", &[]),
    ("clock", &[]),
    ("config", &[]),
    ("telemetry", &[]),
    // All words that visitors read.
    ("lang", &[]),
    // Pure.
    ("article", &["thread"]),
    ("assemble", &["thread"]),
    ("consent", &["thread"]),
    ("format", &["article", "lang", "thread"]),
    // Reads text and questions; keeps nothing.
    ("search", &["thread"]),
    // The door out keeps budgets and pauses, hence the clock.
    ("fetch", &["clock", "config"]),
    // Signs what `fetch` sends.
    ("actor", &["clock", "fetch"]),
    // The author's signals reach `consent` through the model, never directly.
    ("source", &["actor", "clock", "config", "fetch", "thread"]),
    // Keeps verdicts, and does not make them; its index holds the words that `search` reads.
    ("store", &["clock", "config", "consent", "search", "thread"]),
    ("media", &["clock", "config", "fetch", "thread"]),
    // Carries orders out in processes of their own.
    ("typeset", &["format"]),
    // Gathers the files of a shape, and has it made.
    ("press", &["format", "lang", "media", "thread", "typeset"]),
    ("unroll", &["assemble", "clock", "consent", "source", "store", "thread"]),
    // As `unroll`, with the pictures that come along; `format` for the shape of a parcel.
    ("import", &["assemble", "clock", "consent", "format", "media", "source", "store", "thread"]),
    // `source` for the reasons why there is no thread, `actor` to show who we are, `telemetry` for
    // `/metrics`. Not `fetch`: no page waits for a network by itself.
    (
        "web",
        &[
            "actor",
            "article",
            "clock",
            "config",
            "consent",
            "format",
            "lang",
            "media",
            "press",
            "search",
            "source",
            "store",
            "telemetry",
            "thread",
            "unroll",
        ],
    ),
    // Puts everything together.
    (
        "app",
        &[
            "actor", "clock", "config", "fetch", "import", "media", "press", "source", "store",
            "thread", "typeset", "unroll", "web",
        ],
    ),
    // Answers instead of the networks, hence the door.
    ("demo", &["app", "clock", "config", "fetch", "store", "thread", "unroll"]),
    (
        "cli",
        &[
            "app",
            "clock",
            "config",
            "demo",
            "format",
            "import",
            "lang",
            "press",
            "store",
            "telemetry",
            "thread",
            "typeset",
            "unroll",
            "web",
        ],
    ),
    ("main", &["cli", "telemetry"]),
    ("lib", &[]),
];

/// What is wrong with the imports of a file.
fn faults(file: &tree::File) -> Vec<String> {
    let module = file.module();
    let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == module) else {
        return vec![format!("{}: `{module}` is not in the table of imports", file.path)];
    };
    let code = code(&file.text);
    let mut faults: Vec<String> = imports(&code)
        .into_iter()
        .filter(|name| name != module && !allowed.contains(&name.as_str()))
        .map(|name| format!("{}: `{module}` imports `{name}`", file.path))
        .collect();
    if climbs_out(&file.path, &code) {
        faults.push(format!("{}: `super::` leaves `{module}`; write `crate::`", file.path));
    }
    faults
}

/// The top-level modules that the code names, also inside groups.
fn imports(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for root in ["crate::", "unspool::"] {
        for (at, _) in code.match_indices(root) {
            if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let rest = code[at + root.len()..].trim_start();
            match rest.strip_prefix('{') {
                Some(group) => names.extend(members(group).iter().map(|path| first(path))),
                None => drop(names.insert(first(rest))),
            }
        }
    }
    names.retain(|name| !name.is_empty() && name != "self");
    names
}

/// The members of a group of imports, from behind its opening brace.
fn members(group: &str) -> Vec<String> {
    let mut members = vec![String::new()];
    let mut depth = 1;
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        match (depth, c) {
            (0, _) => break,
            (1, ',') => members.push(String::new()),
            _ => members.iter_mut().last().unwrap().push(c),
        }
    }
    members
}

/// The first name of a path.
fn first(path: &str) -> String {
    path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Whether a chain of `super::` is long enough to reach the root of the crate.
fn climbs_out(path: &str, code: &str) -> bool {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    let depth = inside.matches('/').count() + 1;
    let (own, tests) = code.split_once("mod tests").unwrap_or((code, ""));
    own.contains(&"super::".repeat(depth)) || tests.contains(&"super::".repeat(depth + 1))
}

#[test]
fn modules_import_only_what_the_table_allows() {
    none(tree::files("src", ".rs").iter().flat_map(faults));
}

#[test]
fn the_table_has_no_circles() {
    let below: BTreeMap<&str, &[&str]> = ALLOWED.iter().copied().collect();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    for (module, allowed) in ALLOWED {
        for name in *allowed {
            assert!(below.contains_key(name), "`{module}` may import `{name}`, which is not there");
            assert!(done.contains(name), "`{name}` has to stand above `{module}`");
        }
        done.insert(module);
    }
}

#[test]
fn a_wrong_import_is_found_wherever_it_stands() {
    let wrong = "src/format/markdown.rs: `format` imports `web`";
    for text in [
        "use crate::web::Page;",
        "use crate::{thread::Thread, web::{Page, Site}};",
        "use crate::{\n    thread::{Post, Thread},\n    web,\n};",
        "fn f() -> crate::web::Page { g::<crate::web::Page>() }",
        "use unspool::web;",
    ] {
        assert_eq!(faults(&tree::File::new("src/format/markdown.rs", text)), [wrong], "{text}");
    }
    let bad = "use super::super::web::Page;";
    assert_eq!(faults(&tree::File::new("src/format/markdown.rs", bad)).len(), 1);
    assert_eq!(faults(&tree::File::new("src/clock.rs", "use super::web;")).len(), 1);
    assert_eq!(faults(&tree::File::new("src/helpers.rs", "")).len(), 1);
}

#[test]
fn a_right_import_is_let_through() {
    for text in [
        "use crate::{format::Format, thread::{Post, Thread}};",
        "// crate::web is above us\nuse super::Format;",
        "const WORDS: &str = \"crate::web\";",
        "mod tests { use super::*; use super::super::Format; }",
        "fn f(link: &mycrate::web::Page) {}",
    ] {
        none(faults(&tree::File::new("src/format/markdown.rs", text)));
    }
}
