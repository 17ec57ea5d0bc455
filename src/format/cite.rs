//! The thread as something to be cited: BibTeX, RIS and CSL-JSON, with the day on which it was read.

use bytes::Bytes;
use jiff::Timestamp;
use serde_json::{Value, json};
use url::Url;

use super::{Error, Format, Kit, escape::one_line, language, markup::href, words};
use crate::{lang::Language, thread::Thread};

/// `bib`: an entry of biblatex's type `@online`, which BibTeX takes for `@misc`.
pub struct Bibtex;

/// `ris`: an entry of the type `ELEC`.
pub struct Ris;

/// `csl`: CSL-JSON, a list of one item of the type `post`.
pub struct Csl;

/// Longest title, in characters.
const TITLE: usize = 120;

/// What is cited.
struct Citation<'a> {
    key: String,
    title: String,
    name: String,
    handle: String,
    network: String,
    posted: Option<Timestamp>,
    read: Timestamp,
    original: Option<&'a Url>,
    page: Option<&'a Url>,
    language: Option<String>,
    note: String,
}

impl<'a> Citation<'a> {
    fn of(thread: &'a Thread, kit: &'a Kit) -> Self {
        let first = thread.posts().next();
        let author = &thread.author;
        let name = one_line(&author.name);
        let handle = one_line(&author.handle);
        let title = match one_line(&thread.title(TITLE)) {
            title if title.is_empty() => {
                kit.language.say("thread-by").with("author", &name).to_string()
            }
            title => title,
        };
        Self {
            key: key(thread),
            title,
            name: if name.is_empty() { handle.clone() } else { name },
            note: note(thread, &handle, kit.language),
            handle,
            network: one_line(&words::network(thread)),
            posted: first.map(|post| post.posted_at),
            read: thread.fetched_at,
            original: first.map(|post| &post.url).filter(|url| href(url) != "#"),
            page: kit.page.as_ref().filter(|url| href(url) != "#"),
            language: thread.language().and_then(language::tag),
        }
    }
}

/// "Thread by @ada. All 3 posts"
fn note(thread: &Thread, handle: &str, language: Language) -> String {
    let by = language.say("document-thread-by").with("author", format!("@{handle}"));
    let by = language.say("sentence").with("words", by);
    format!("{by} {}", words::receipt(thread, language))
}

/// `ada2026-3l7x`: handle, year, and the end of the post's name, of the letters that every program
/// takes.
fn key(thread: &Thread) -> String {
    let plain = |text: &str, most: usize| -> String {
        let kept: Vec<char> = text.chars().filter(char::is_ascii_alphanumeric).collect();
        kept[kept.len().saturating_sub(most)..].iter().collect()
    };
    let handle = thread.author.handle.split(['.', '@']).next().unwrap_or_default();
    let handle = plain(handle, 24).to_lowercase();
    let handle = if handle.is_empty() { "thread".to_owned() } else { handle };
    let year = thread.posts().next().map(|post| post.posted_at.strftime("%Y").to_string());
    let year = plain(&year.unwrap_or_default(), 4);
    format!("{handle}{year}-{}", plain(thread.root.locator(), 16))
}

impl Format for Bibtex {
    fn extension(&self) -> &'static str {
        "bib"
    }

    fn label(&self) -> &'static str {
        "BibTeX"
    }

    fn media_type(&self) -> &'static str {
        "application/x-bibtex; charset=utf-8"
    }

    fn render(&self, thread: &Thread, kit: &Kit) -> Result<Bytes, Error> {
        let cited = Citation::of(thread, kit);
        let day = |at: Timestamp| at.strftime("%Y-%m-%d").to_string();
        let mut fields = vec![
            // Braces twice: a name in one piece, a title in its own capitals.
            ("author", format!("{{{}}}", tex(&cited.name))),
            ("title", format!("{{{}}}", tex(&cited.title))),
        ];
        if let Some(at) = cited.posted {
            fields.push(("date", day(at)));
            fields.push(("year", at.strftime("%Y").to_string()));
        }
        fields.push(("organization", format!("{{{}}}", tex(&cited.network))));
        fields.extend(cited.original.map(|url| ("url", verbatim(url))));
        fields.push(("urldate", day(cited.read)));
        fields.extend(cited.language.map(|language| ("language", language)));
        fields.push(("note", tex(&cited.note)));
        fields.extend(cited.page.map(|url| ("addendum", format!("\\url{{{}}}", verbatim(url)))));
        let mut entry = format!("@online{{{},\n", cited.key);
        for (name, value) in fields {
            entry.extend(["  ", name, " = {", &value, "},\n"]);
        }
        Ok(Bytes::from(entry + "}\n"))
    }
}

/// Words in TeX that show as they are. Braces are written by name, because BibTeX counts them even
/// behind a backslash.
fn tex(words: &str) -> String {
    let mut safe = String::with_capacity(words.len() + 8);
    for c in words.chars() {
        match c {
            '\\' => safe.push_str("\\textbackslash{}"),
            '{' => safe.push_str("\\textbraceleft{}"),
            '}' => safe.push_str("\\textbraceright{}"),
            '~' => safe.push_str("\\textasciitilde{}"),
            '^' => safe.push_str("\\textasciicircum{}"),
            '<' => safe.push_str("\\textless{}"),
            '>' => safe.push_str("\\textgreater{}"),
            '|' => safe.push_str("\\textbar{}"),
            '"' => safe.push_str("\\textquotedbl{}"),
            '$' | '&' | '#' | '%' | '_' => {
                safe.push('\\');
                safe.push(c);
            }
            c => safe.push(c),
        }
    }
    safe
}

/// An address as TeX takes it verbatim.
fn verbatim(url: &Url) -> String {
    let mut safe = String::new();
    for c in url.as_str().chars() {
        match c {
            '{' => safe.push_str("%7B"),
            '}' => safe.push_str("%7D"),
            '\\' => safe.push_str("%5C"),
            '"' => safe.push_str("%22"),
            '^' => safe.push_str("%5E"),
            c => safe.push(c),
        }
    }
    safe
}

impl Format for Ris {
    fn extension(&self) -> &'static str {
        "ris"
    }

    fn label(&self) -> &'static str {
        "RIS"
    }

    fn media_type(&self) -> &'static str {
        "application/x-research-info-systems; charset=utf-8"
    }

    fn render(&self, thread: &Thread, kit: &Kit) -> Result<Bytes, Error> {
        let cited = Citation::of(thread, kit);
        let day = |at: Timestamp| at.strftime("%Y/%m/%d").to_string();
        let mut lines = vec![("TY", "ELEC".to_owned()), ("ID", cited.key)];
        // A comma would end the family name, an asterisk the name.
        let name = one_line(&cited.name.replace([',', '*'], " "));
        lines.push(("AU", if name.is_empty() { cited.handle } else { name }));
        lines.push(("TI", cited.title));
        if let Some(at) = cited.posted {
            lines.push(("PY", at.strftime("%Y").to_string()));
            lines.push(("DA", day(at)));
        }
        lines.push(("PB", cited.network));
        lines.extend(cited.original.map(|url| ("UR", url.to_string())));
        lines.extend(cited.page.map(|url| ("L2", url.to_string())));
        lines.push(("Y2", day(cited.read)));
        lines.extend(cited.language.map(|language| ("LA", language)));
        lines.push(("N1", cited.note));
        lines.push(("ER", String::new()));
        // Each value is one line: nothing in it can begin a field.
        let lines = lines.iter().map(|(tag, value)| format!("{tag}  - {}\r\n", one_line(value)));
        Ok(Bytes::from(lines.collect::<String>()))
    }
}

impl Format for Csl {
    fn extension(&self) -> &'static str {
        "csl"
    }

    fn label(&self) -> &'static str {
        "CSL-JSON"
    }

    fn media_type(&self) -> &'static str {
        "application/vnd.citationstyles.csl+json; charset=utf-8"
    }

    fn render(&self, thread: &Thread, kit: &Kit) -> Result<Bytes, Error> {
        let cited = Citation::of(thread, kit);
        let mut item = json!({
            "id": cited.key,
            "type": "post",
            "genre": "Thread",
            "title": cited.title,
            "author": [{ "literal": cited.name }],
            "container-title": cited.network,
            "publisher": cited.network,
            "accessed": day(cited.read),
            "note": cited.note,
        });
        let more = [
            ("issued", cited.posted.map(day)),
            ("URL", cited.original.map(|url| url.as_str().into())),
            ("archive_location", cited.page.map(|url| url.as_str().into())),
            ("language", cited.language.map(Value::from)),
        ];
        for (name, value) in more {
            if let (Some(value), Some(item)) = (value, item.as_object_mut()) {
                item.insert(name.to_owned(), value);
            }
        }
        let text = serde_json::to_string_pretty(&json!([item]))
            .map_err(|error| Error { format: self.extension(), what: error.to_string() })?;
        // The same to JSON; in a page it cannot end a script.
        Ok(Bytes::from(text.replace('<', "\\u003c") + "\n"))
    }
}

/// A day of CSL.
fn day(at: Timestamp) -> Value {
    let at = jiff::tz::Offset::UTC.to_datetime(at);
    json!({ "date-parts": [[at.year(), at.month(), at.day()]] })
}
