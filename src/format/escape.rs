//! Foreign words in Markdown, so that they show as they are and do nothing: no markup, no HTML, no
//! line of their own making.

use url::Url;

/// Characters that steer the direction of the words around them.
fn steers(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Ends a line in some reader.
fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Words that share a line with ours: names, titles, descriptions. White space becomes one space,
/// and nothing steers the direction of what follows.
pub(super) fn one_line(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !steers(*c) && !is_control(*c)).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A control character that neither ends a line nor is a tab: terminals obey some.
fn is_control(c: char) -> bool {
    c.is_control() && !ends_line(c) && c != '\t'
}

/// The lines of a text, whatever ends them, without control characters.
pub(super) fn lines(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    text.split(ends_line).map(|line| line.chars().filter(|c| !is_control(*c)).collect()).collect()
}

/// One line of foreign words inside a line of Markdown. `<`, `>` and `&` become entities, because
/// not every reader of Markdown takes a backslash before them.
pub(super) fn inline(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    let mut characters = text.chars().filter(|c| !is_control(*c)).peekable();
    while let Some(c) = characters.next() {
        match c {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' if characters.peek().is_none_or(|c| *c == '#' || c.is_ascii_alphanumeric()) => {
                safe.push_str("&amp;");
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '~' | '|' | '$' | '^' => {
                safe.push('\\');
                safe.push(c);
            }
            // Before `[` it would make a picture of a link.
            '!' if characters.peek().is_none_or(|c| *c == '[') => safe.push_str("\\!"),
            c if ends_line(c) => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

/// A whole line that was made with [`inline`]: what would make it a heading, a list, a rule, a
/// definition or indented code at its beginning is taken away.
pub(super) fn line(inline: &str) -> String {
    let words = inline.trim_start_matches([' ', '\t']);
    let indent = inline.len() - words.len();
    let indent = "\u{a0}".repeat(indent.min(40));
    let digits = words.chars().take_while(char::is_ascii_digit).count();
    let behind = words.chars().nth(digits);
    let words = if words.starts_with(['#', '+', '-', '=', ':']) {
        format!("\\{words}")
    } else if digits > 0 && matches!(behind, Some('.' | ')')) {
        let (number, rest) = words.split_at(digits);
        format!("{number}\\{rest}")
    } else {
        words.to_owned()
    };
    format!("{indent}{words}")
}

/// A link. What is not http, https or mailto is no link but words. `label` is Markdown already.
pub(super) fn link(label: &str, url: &Url) -> String {
    match destination(url) {
        Some(destination) => format!("[{label}]({destination})"),
        None => label.to_owned(),
    }
}

fn destination(url: &Url) -> Option<String> {
    if !matches!(url.scheme(), "http" | "https" | "mailto") {
        return None;
    }
    let mut safe = String::new();
    let mut characters = url.as_str().chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '<' => safe.push_str("%3C"),
            '>' => safe.push_str("%3E"),
            '\\' => safe.push_str("%5C"),
            '"' => safe.push_str("%22"),
            '`' => safe.push_str("%60"),
            '&' => safe.push_str(if is_entity(characters.clone()) { "&amp;" } else { "&" }),
            c if c.is_whitespace() || c.is_control() => safe.push_str("%20"),
            c => safe.push(c),
        }
    }
    Some(if safe.contains(['(', ')']) { format!("<{safe}>") } else { safe })
}

/// Whether what follows an ampersand makes an entity of it.
fn is_entity(behind: impl Iterator<Item = char>) -> bool {
    let mut behind = behind.skip_while(|c| *c == '#' || c.is_ascii_alphanumeric());
    behind.next() == Some(';')
}

/// Code inside a line: between more backticks than it holds in a row.
pub(super) fn code(text: &str) -> String {
    let text: String = lines(text).join(" ");
    if text.trim().is_empty() {
        return text;
    }
    let fence = "`".repeat(longest_run(&text) + 1);
    format!("{fence} {text} {fence}")
}

/// Lines of code: between more backticks than they hold in a row.
pub(super) fn code_block(text: &str) -> Vec<String> {
    let fence = "`".repeat((longest_run(text) + 1).max(3));
    let mut block = vec![fence.clone()];
    block.extend(lines(text.trim_end_matches(ends_line)));
    block.push(fence);
    block
}

fn longest_run(text: &str) -> usize {
    let (mut longest, mut run) = (0, 0);
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// A value of the front matter: a YAML string in double quotes, which are JSON's but for the
/// characters that YAML takes for the end of a line.
pub(super) fn yaml(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in one_line(text).chars() {
        match c {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(c);
            }
            c if c.is_control() || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}') => {
                quoted.push(' ');
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
