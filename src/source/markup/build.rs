//! Elements in document order → blocks of runs.

use scraper::{CaseSensitivity, ElementRef, node::Element};
use url::Url;

use super::{Names, anchor::Anchor, emoji};
use crate::thread::{Block, Inline, RichText, Style, clean};

/// What is being built.
pub(super) struct Builder<'n> {
    names: &'n Names,
    blocks: Vec<Block>,
    runs: Vec<Inline>,
    /// How many elements are open from the one on whose inside is left out.
    skipped: usize,
    anchor: Option<Anchor>,
    /// Preformatted text, while inside.
    code: Option<String>,
    lists: Vec<(bool, usize)>,
    items: Vec<Vec<Inline>>,
    /// How many elements of each kind are open.
    depth: Depth,
}

#[derive(Default)]
struct Depth {
    bold: usize,
    italic: usize,
    strike: usize,
    code: usize,
    quote: usize,
    invisible: usize,
}

impl<'n> Builder<'n> {
    pub(super) fn new(names: &'n Names) -> Self {
        Self {
            names,
            blocks: Vec::new(),
            runs: Vec::new(),
            skipped: 0,
            anchor: None,
            code: None,
            lists: Vec::new(),
            items: Vec::new(),
            depth: Depth::default(),
        }
    }

    /// An element begins.
    pub(super) fn open(&mut self, node: ElementRef<'_>) {
        let element = node.value();
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        match element.name() {
            "script" | "style" | "template" | "iframe" | "noembed" | "noframes" | "object"
            | "embed" | "audio" | "video" | "canvas" | "svg" | "rp" => {
                self.skipped = 1;
            }
            _ if self.names.has_quote && has(element, "quote-inline") => {
                self.skipped = 1;
            }
            "math" => {
                if let Some(tex) = tex(node) {
                    self.words(&format!("${tex}$"));
                    self.skipped = 1;
                }
            }
            "br" => self.new_line(),
            "img" => self.picture(element),
            "a" => {
                self.end_anchor();
                self.anchor = Some(Anchor::new(element));
            }
            "pre" => {
                self.end_block();
                self.code = Some(String::new());
            }
            "ul" | "ol" => {
                self.end_block();
                self.lists.push((element.name() == "ol", self.items.len()));
            }
            "li" => {
                self.end_block();
                self.items.push(Vec::new());
            }
            "rt" => self.words("("),
            "q" => self.words("“"),
            name => {
                if is_block(name) {
                    self.end_block();
                }
                self.depth.change(element, 1);
            }
        }
    }

    /// An element ends.
    pub(super) fn close(&mut self, element: &Element) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match element.name() {
            "br" | "img" | "math" => {}
            "a" => self.end_anchor(),
            "pre" => {
                if let Some(code) = self.code.take() {
                    self.end_code(&code);
                }
            }
            "ul" | "ol" => {
                self.end_block();
                self.end_list();
            }
            "li" => self.end_block(),
            "rt" => self.words(")"),
            "q" => self.words("”"),
            "td" | "th" => self.words(" "),
            name => {
                if is_block(name) {
                    self.end_block();
                }
                if has(element, "ellipsis") {
                    self.words("…");
                }
                self.depth.change(element, -1);
            }
        }
    }

    /// Words, in which white space is one space, as in every browser.
    pub(super) fn text(&mut self, text: &str) {
        if self.skipped > 0 {
            return;
        }
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        let mut words = String::with_capacity(text.len());
        for c in text.chars() {
            let c = if c.is_ascii_whitespace() { ' ' } else { c };
            if c != ' ' || !words.ends_with(' ') {
                words.push(c);
            }
        }
        self.words(&words);
    }

    fn words(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        if let Some(anchor) = &mut self.anchor {
            if self.depth.invisible == 0 {
                anchor.label.push_str(text);
            }
            return;
        }
        let at_start = match self.runs.last() {
            None | Some(Inline::Break) => true,
            Some(Inline::Text { text, .. }) => text.ends_with(' '),
            Some(_) => false,
        };
        let text = clean(if at_start { text.trim_start_matches(' ') } else { text });
        let style = self.depth.style();
        if style.code {
            self.push(Inline::Text { text, style });
            return;
        }
        for run in emoji::split(&text, style, &self.names.emoji) {
            self.push(run);
        }
    }

    /// Adds a run, joined to the one before where nothing parts them.
    fn push(&mut self, run: Inline) {
        match (self.runs.last_mut(), run) {
            (_, Inline::Text { text, .. }) if text.is_empty() => {}
            (Some(Inline::Text { text, style }), Inline::Text { text: more, style: other })
                if *style == other =>
            {
                text.push_str(&more);
            }
            (_, run) => self.runs.push(run),
        }
    }

    fn new_line(&mut self) {
        if let Some(code) = &mut self.code {
            code.push('\n');
        } else if let Some(anchor) = &mut self.anchor {
            anchor.label.push(' ');
        } else {
            trim_end(&mut self.runs);
            self.runs.push(Inline::Break);
        }
    }

    /// Pictures in the text are custom emoji, or else their description.
    fn picture(&mut self, element: &Element) {
        let alt = element.attr("alt").or_else(|| element.attr("title")).unwrap_or_default().trim();
        let code = alt.strip_prefix(':').and_then(|alt| alt.strip_suffix(':'));
        let image = element.attr("src").and_then(|src| Url::parse(src).ok());
        let image = image.filter(|url| matches!(url.scheme(), "http" | "https"));
        match (code, image) {
            (Some(code), Some(image))
                if !code.is_empty()
                    && self.anchor.is_none()
                    && self.code.is_none()
                    && code.chars().all(|c| c.is_alphanumeric() || "_-+".contains(c)) =>
            {
                self.runs.push(Inline::Emoji { code: code.to_owned(), image });
            }
            _ => self.words(alt),
        }
    }

    fn end_anchor(&mut self) {
        let Some(anchor) = self.anchor.take() else { return };
        let space_after = anchor.label.ends_with(char::is_whitespace);
        if let Some(run) = anchor.finish(self.depth.style(), self.names) {
            self.push(run);
            if space_after {
                self.words(" ");
            }
        }
    }

    /// The runs so far become a block, or a part of the list entry that is open.
    fn end_block(&mut self) {
        if let Some(anchor) = &mut self.anchor {
            anchor.label.push(' ');
            return;
        }
        if let Some(code) = &mut self.code {
            if !code.is_empty() && !code.ends_with('\n') {
                code.push('\n');
            }
            return;
        }
        for runs in paragraphs(std::mem::take(&mut self.runs)) {
            self.add(runs);
        }
    }

    fn add(&mut self, runs: Vec<Inline>) {
        if !self.lists.is_empty() {
            match self.items.last_mut() {
                Some(item) => {
                    if !item.is_empty() {
                        item.push(Inline::Break);
                    }
                    item.extend(runs);
                }
                None => self.items.push(runs),
            }
        } else if self.depth.quote > 0 {
            self.blocks.push(Block::Quote(runs));
        } else {
            self.blocks.push(Block::Paragraph(runs));
        }
    }

    fn end_code(&mut self, code: &str) {
        let code = clean(code.strip_prefix('\n').unwrap_or(code).trim_end());
        if code.is_empty() {
            return;
        }
        if self.lists.is_empty() {
            self.blocks.push(Block::Code(code));
        } else {
            let style = Style { code: true, ..Style::default() };
            self.add(vec![Inline::Text { text: code, style }]);
        }
    }

    /// Lists inside lists are told as one: the model has no levels, and no word is lost.
    fn end_list(&mut self) {
        let Some((ordered, from)) = self.lists.pop() else { return };
        if !self.lists.is_empty() && from > 0 {
            return;
        }
        let items: Vec<_> = self.items.drain(..).filter(|item| !item.is_empty()).collect();
        if !items.is_empty() {
            self.blocks.push(Block::List { ordered, items });
        }
    }

    /// Everything that was read.
    pub(super) fn finish(mut self) -> RichText {
        self.end_anchor();
        if let Some(code) = self.code.take() {
            self.end_code(&code);
        }
        self.end_block();
        self.lists.truncate(1);
        self.end_list();
        RichText(self.blocks)
    }
}

impl Depth {
    fn change(&mut self, element: &Element, by: isize) {
        let add = |depth: &mut usize| *depth = depth.saturating_add_signed(by);
        match element.name() {
            "strong" | "b" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "th" => add(&mut self.bold),
            "em" | "i" | "cite" | "dfn" | "var" => add(&mut self.italic),
            "del" | "s" | "strike" => add(&mut self.strike),
            "code" | "kbd" | "samp" | "tt" => add(&mut self.code),
            "blockquote" => add(&mut self.quote),
            "span" if has(element, "invisible") => add(&mut self.invisible),
            _ => {}
        }
    }

    fn style(&self) -> Style {
        Style {
            bold: self.bold > 0,
            italic: self.italic > 0,
            strike: self.strike > 0,
            code: self.code > 0,
        }
    }
}

/// Runs parted at empty lines, without white space and breaks at their ends.
fn paragraphs(runs: Vec<Inline>) -> Vec<Vec<Inline>> {
    let mut parts = vec![Vec::new()];
    let mut breaks = 0;
    for run in runs {
        if run == Inline::Break {
            breaks += 1;
            continue;
        }
        let Some(part) = parts.last_mut() else { continue };
        match breaks {
            0 => part.push(run),
            1 => part.extend((!part.is_empty()).then_some(Inline::Break).into_iter().chain([run])),
            _ if part.is_empty() => part.push(run),
            _ => parts.push(vec![run]),
        }
        breaks = 0;
    }
    for part in &mut parts {
        trim_end(part);
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn trim_end(runs: &mut Vec<Inline>) {
    if let Some(Inline::Text { text, .. }) = runs.last_mut() {
        text.truncate(text.trim_end_matches(' ').len());
        if text.is_empty() {
            runs.pop();
        }
    }
}

fn has(element: &Element, class: &str) -> bool {
    element.has_class(class, CaseSensitivity::AsciiCaseInsensitive)
}

/// The formula as its author wrote it.
fn tex(node: ElementRef<'_>) -> Option<String> {
    let annotation = node.descendants().find(|node| {
        node.value().as_element().is_some_and(|element| {
            element.name() == "annotation" && element.attr("encoding") == Some("application/x-tex")
        })
    })?;
    let tex: String =
        annotation.descendants().filter_map(|n| n.value().as_text()).map(|text| &**text).collect();
    Some(tex.trim().to_owned()).filter(|tex| !tex.is_empty())
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "section"
            | "article"
            | "aside"
            | "header"
            | "footer"
            | "main"
            | "nav"
            | "figure"
            | "figcaption"
            | "table"
            | "tr"
            | "caption"
            | "hr"
            | "dl"
            | "dt"
            | "dd"
            | "details"
            | "summary"
            | "address"
            | "center"
            | "form"
            | "fieldset"
    )
}
