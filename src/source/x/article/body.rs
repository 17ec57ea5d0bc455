//! The blocks of an article.

use std::collections::HashMap;

use serde_json::Value;
use url::Url;

use super::{
    super::{
        status::{Entity, Span, What},
        text::{self, Found, Ruler, Styles},
    },
    gallery::Gallery,
};
use crate::{
    source::facets::Unit,
    thread::{Block, Inline, RichText, Style, clean},
};

/// Most blocks, most ranges of one block, and most bytes of all words.
const MOST: (usize, usize, usize) = (3_000, 500, 500_000);

/// What was read of an article.
pub(super) struct Body {
    pub(super) blocks: Vec<Block>,
    /// A limit cut it.
    pub(super) is_cut: bool,
}

/// What the block before was, as far as the next one may belong to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    List { ordered: bool },
    Code,
    Nothing,
}

impl Body {
    /// Reads Draft.js content. Blocks that are broken are passed over.
    pub(super) fn read(content: &Value, gallery: &mut Gallery) -> Self {
        let (most, _, mut room) = MOST;
        let known = entities(content.get("entityMap"));
        let mut body = Self { blocks: Vec::new(), is_cut: false };
        let mut open = Open::Nothing;
        let blocks = content.get("blocks").and_then(Value::as_array).into_iter().flatten();
        for (count, block) in blocks.enumerate() {
            let words = block.get("text").and_then(Value::as_str).unwrap_or_default();
            let Some(left) = room.checked_sub(words.len()).filter(|_| count < most) else {
                body.is_cut = true;
                break;
            };
            room = left;
            let kind = block.get("type").and_then(Value::as_str).unwrap_or_default();
            open = body.add(kind, words, block, &known, open);
            for range in ranges(block, "entityRanges") {
                let Some(entity) = entity(range, &known) else { continue };
                let stands_for = Ruler::new(words).range(span(range, "offset", "length"));
                let label = stands_for.and_then(|range| words.get(range)).unwrap_or_default();
                if label.trim().is_empty() {
                    body.add_object(entity, gallery);
                    open = Open::Nothing;
                }
            }
        }
        body
    }

    /// Adds the words of a block.
    fn add(
        &mut self,
        kind: &str,
        words: &str,
        block: &Value,
        known: &HashMap<String, &Value>,
        open: Open,
    ) -> Open {
        let runs = || flat(runs(words, block, known));
        match kind {
            "code-block" => {
                match self.blocks.last_mut() {
                    Some(Block::Code(code)) if open == Open::Code => {
                        code.push('\n');
                        code.push_str(&clean(words));
                    }
                    _ => self.blocks.push(Block::Code(clean(words))),
                }
                return Open::Code;
            }
            _ if words.trim().is_empty() => return Open::Nothing,
            "unordered-list-item" | "ordered-list-item" => {
                let ordered = kind == "ordered-list-item";
                match self.blocks.last_mut() {
                    Some(Block::List { items, .. }) if open == (Open::List { ordered }) => {
                        items.push(runs());
                    }
                    _ => self.blocks.push(Block::List { ordered, items: vec![runs()] }),
                }
                return Open::List { ordered };
            }
            "blockquote" => self.blocks.push(Block::Quote(runs())),
            _ if kind.starts_with("header-") => self.blocks.push(Block::Heading(runs())),
            _ => {
                let runs = self::runs(words, block, known);
                self.blocks.extend(RichText::from_runs(runs).0);
            }
        }
        Open::Nothing
    }

    /// Adds something that stands between the words.
    fn add_object(&mut self, entity: &Value, gallery: &mut Gallery) {
        let data = entity.get("data").unwrap_or(&Value::Null);
        let text = |name: &str| data.get(name).and_then(Value::as_str);
        match kind(entity).as_str() {
            "MEDIA" => {
                let items = data.get("mediaItems").and_then(Value::as_array).into_iter().flatten();
                for item in items.take(MOST.1) {
                    gallery.show(item.get("mediaId").unwrap_or(&Value::Null));
                }
                let caption = clean(text("caption").unwrap_or_default().trim());
                if !caption.is_empty() {
                    let style = Style { italic: true, ..Style::default() };
                    let caption = RichText::from_runs(vec![Inline::Text { text: caption, style }]);
                    self.blocks.extend(caption.0);
                }
            }
            "TWEET" => self.blocks.extend(post(data).map(|url| {
                let label = url.to_string();
                Block::Paragraph(vec![Inline::Link { label, url }])
            })),
            "MARKDOWN" => self.add_code(unfenced(text("markdown").unwrap_or_default())),
            "LATEX" => self.add_code(text("latex").unwrap_or_default()),
            _ => {}
        }
    }

    /// Tables and formulas, too, are read best as they were typed.
    fn add_code(&mut self, code: &str) {
        let code = clean(code.trim_matches('\n'));
        let (.., most) = MOST;
        self.is_cut |= code.len() > most;
        if !code.trim().is_empty() && code.len() <= most {
            self.blocks.push(Block::Code(code));
        }
    }
}

/// The words of a block as runs.
fn runs(words: &str, block: &Value, known: &HashMap<String, &Value>) -> Vec<Inline> {
    let ruler = Ruler::new(words);
    let styles: Vec<(Span, Style)> = ranges(block, "inlineStyleRanges")
        .map(|range| (span(range, "offset", "length"), style(range)))
        .collect();
    let mut found = text::all(&ruler, &named(block));
    for range in ranges(block, "entityRanges") {
        let Some(entity) = entity(range, known) else { continue };
        let place = ruler.range(span(range, "offset", "length"));
        let Some(place) = place.filter(|place| !place.is_empty()) else { continue };
        let data = entity.get("data").unwrap_or(&Value::Null);
        let long = match kind(entity).as_str() {
            "LINK" => data.get("url").and_then(Value::as_str).map(str::to_owned),
            "TWEET" => post(data).map(String::from),
            _ => None,
        };
        let label = words.get(place.clone()).unwrap_or_default();
        if let (Some(long), false) = (long, label.trim().is_empty()) {
            let (short, label) = (label.to_owned(), label.to_owned());
            found.retain(|found| found.range.end <= place.start || place.end <= found.range.start);
            found.push(Found { range: place, what: What::Url { short, long, label } });
        }
    }
    let found = text::apart(found);
    text::runs(words, false, 0..words.len(), found, &Styles::new(&ruler, false, &styles))
}

/// Names, tags and links of a block: X has found them itself.
fn named(block: &Value) -> Vec<Entity> {
    let data = block.get("data").unwrap_or(&Value::Null);
    let list = |name: &'static str| ranges(data, name).map(move |range| (name, range));
    let lists = ["mentions", "hashtags", "cashtags", "urls"].into_iter().flat_map(list);
    let entities = lists.filter_map(|(name, range)| {
        let words = range.get("text").and_then(Value::as_str)?;
        let plain = || words.trim_start_matches(['@', '＠', '#', '＃', '$', '＄']).to_owned();
        let what = match name {
            "mentions" => What::Mention(plain()),
            "hashtags" => What::Hashtag(plain()),
            "cashtags" => What::Cashtag(plain()),
            _ => What::Url { short: words.into(), long: words.into(), label: words.into() },
        };
        let (from, to) = (number(range, "fromIndex"), number(range, "toIndex"));
        Some(Entity { span: Span { unit: Unit::Utf16, from, to }, what })
    });
    entities.collect()
}

/// Lists, quotes and headings have no paragraphs inside.
fn flat(runs: Vec<Inline>) -> Vec<Inline> {
    let mut flat = Vec::new();
    for block in RichText::from_runs(runs).0 {
        let Block::Paragraph(runs) = block else { continue };
        if !flat.is_empty() {
            flat.extend([Inline::Break, Inline::Break]);
        }
        flat.extend(runs);
    }
    flat
}

/// The entities by their keys: a list of pairs, or a map.
fn entities(map: Option<&Value>) -> HashMap<String, &Value> {
    match map {
        Some(Value::Array(pairs)) => {
            pairs.iter().filter_map(|pair| Some((key(pair)?, pair.get("value")?))).collect()
        }
        Some(Value::Object(map)) => map.iter().map(|(key, value)| (key.clone(), value)).collect(),
        _ => HashMap::new(),
    }
}

fn entity<'a>(range: &Value, known: &HashMap<String, &'a Value>) -> Option<&'a Value> {
    known.get(&key(range)?).copied()
}

fn key(of: &Value) -> Option<String> {
    match of.get("key")? {
        Value::String(key) => Some(key.clone()),
        Value::Number(key) => Some(key.to_string()),
        _ => None,
    }
}

fn kind(entity: &Value) -> String {
    entity.get("type").and_then(Value::as_str).unwrap_or_default().to_ascii_uppercase()
}

/// The ranges of that name.
fn ranges<'a>(of: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    of.get(name).and_then(Value::as_array).into_iter().flatten().take(MOST.1)
}

fn number(of: &Value, name: &str) -> usize {
    let number = of.get(name).and_then(Value::as_u64);
    number.and_then(|number| number.try_into().ok()).unwrap_or_default()
}

fn span(range: &Value, offset: &str, length: &str) -> Span {
    let from = number(range, offset);
    Span { unit: Unit::Utf16, from, to: from.saturating_add(number(range, length)) }
}

fn style(range: &Value) -> Style {
    let name = range.get("style").and_then(Value::as_str).unwrap_or_default();
    let is = |other: &str| name.eq_ignore_ascii_case(other);
    Style { bold: is("bold"), italic: is("italic"), strike: is("strikethrough"), code: is("code") }
}

/// A post that the article shows.
fn post(data: &Value) -> Option<Url> {
    let id = data.get("tweetId")?;
    let id = id.as_u64().or_else(|| id.as_str()?.parse().ok())?;
    Url::parse(&format!("https://x.com/i/status/{id}")).ok()
}

/// What stands between the fences of a block of code; anything else as it is.
fn unfenced(markdown: &str) -> &str {
    let inside = markdown.trim().strip_prefix("```").and_then(|rest| rest.strip_suffix("```"));
    let code = inside.and_then(|inside| inside.split_once('\n')).map(|(_, code)| code);
    code.filter(|code| !code.contains("```")).unwrap_or(markdown)
}
