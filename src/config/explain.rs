//! The reference of the settings, for `unspool check --explain`: read from the comments of the
//! fields, so that there is one text.

use std::fmt::Write;

/// The section structs, as they stand in the source.
const SOURCE: &str = include_str!("mod.rs");

/// Struct, and the table that it is.
const SECTIONS: [(&str, &str); 9] = [
    ("Server", "server"),
    ("Store", "store"),
    ("Media", "media"),
    ("Bluesky", "source.bluesky"),
    ("X", "source.x"),
    ("Mastodon", "source.mastodon"),
    ("Fetch", "fetch"),
    ("List", "list"),
    ("Limit", "limit"),
];

/// Every setting with what it means, as a commented `unspool.toml`.
#[must_use]
pub fn explain() -> String {
    let mut out = String::new();
    for (name, table) in SECTIONS {
        let Some(body) = SOURCE.split(&format!("pub struct {name} {{\n")).nth(1) else { continue };
        let body = body.split("\n}").next().unwrap_or_default();
        let _ = writeln!(out, "[{table}]");
        for line in body.lines().map(str::trim) {
            if let Some(words) = line.strip_prefix("/// ") {
                let _ = writeln!(out, "# {words}");
            } else if let Some((key, _)) = line.strip_prefix("pub ").and_then(|l| l.split_once(':'))
            {
                let name = format!("{}__{key}", table.replace('.', "__")).to_uppercase();
                let _ = writeln!(out, "# UNSPOOL_{name}");
                // A setting without a default is shown as one that is not set.
                let _ = match default_of(table, key) {
                    Some(default) => writeln!(out, "{key} = {default}\n"),
                    None => writeln!(out, "# {key} =\n"),
                };
            }
        }
    }
    out
}

/// How the default is written in the file; `None` where there is none.
fn default_of(table: &str, key: &str) -> Option<&'static str> {
    Some(match (table, key) {
        ("server", "listen") => "\"127.0.0.1:8080\"",
        ("store", "url") => "\"sqlite:unspool.db\"",
        ("media", "directory") => "\"media\"",
        ("media", "budget") => "\"2 GiB\"",
        ("source.bluesky", "appview") => "\"https://public.api.bsky.app/\"",
        ("source.bluesky", "plc") => "\"https://plc.directory/\"",
        ("source.x", "api") => "\"https://api.x.com/\"",
        ("source.x", "syndication") => "\"https://cdn.syndication.twimg.com/\"",
        ("media", "video") => "\"64 MiB\"",
        ("media", "stream") => "\"512 MiB\"",
        ("media", "eager") | ("list", "enabled") => "true",
        ("list", "robots") => "\"index\"",
        ("limit", "unrolls_per_hour" | "exports_per_hour" | "searches_per_minute") => "60",
        ("limit", "pictures_per_minute") => "600",
        ("limit", "waiting") => "256",
        ("limit", "errands") => "64",
        ("limit", "requests_per_host") => "2",
        ("server", "trusted_proxies")
        | ("source.mastodon", "deny")
        | ("source.x", "mirrors")
        | ("fetch", "allow_private") => "[]",
        _ => return None,
    })
}
