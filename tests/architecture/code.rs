//! Rust without comments and without what stands in quotes, so that the checks look at code alone.

/// The text with comments taken out and every literal in quotes emptied.
pub(super) fn code(text: &str) -> String {
    let mut rest = text;
    let mut code = String::new();
    while let Some(next) = rest.chars().next() {
        let in_name = code.chars().last().is_some_and(|c| c.is_alphanumeric() || c == '_');
        let skip = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block(rest)
        } else if next == '"' {
            code.push_str("\"\"");
            quoted(rest, '"')
        } else if let (false, Some(length)) = (in_name, raw(rest)) {
            code.push_str("\"\"");
            length
        } else if let (false, Some(length)) = (in_name, character(rest)) {
            code.push_str("''");
            length
        } else {
            code.push(next);
            next.len_utf8()
        };
        rest = &rest[skip..];
    }
    code
}

/// Length of the comment; they nest.
fn block(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        if rest.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                break;
            }
        } else {
            at += 1;
        }
    }
    at
}

/// Length of the literal, its quotes included.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// Length of a raw string: `r"…"`, `br#"…"#`.
fn raw(text: &str) -> Option<usize> {
    let start = text.find('r').filter(|at| *at <= 1)?;
    if !matches!(&text[..start], "" | "b" | "c") {
        return None;
    }
    let inside = text[start + 1..].trim_start_matches('#');
    let marks = text.len() - start - 1 - inside.len();
    let end = format!("\"{}", "#".repeat(marks));
    let body = inside.strip_prefix('"')?;
    let length = body.find(&end)? + end.len();
    Some(start + 1 + marks + 1 + length)
}

/// Length of a character; a lifetime is none.
fn character(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    let mut chars = inside.chars();
    let first = chars.next()?;
    (first == '\\' || chars.next() == Some('\'')).then(|| quoted(text, '\''))
}

#[test]
fn comments_and_quotes_are_emptied_and_code_stays() {
    for (text, left) in [
        ("a // crate::web\nb", "a \nb"),
        ("a /* x /* y */ z */ b", "a  b"),
        (r#"f("crate::web \" // x") + g"#, r#"f("") + g"#),
        ("f(r#\"a \" b\"#) + br\"x\\\" + 1", "f(\"\") + \"\" + 1"),
        ("x('\"', '\\'', 'é', &'a str)", "x('', '', '', &'a str)"),
        ("fn f<'a>(it: &'a str) -> char { 'a' }", "fn f<'a>(it: &'a str) -> char { '' }"),
        ("//! words\nuse crate::x; // more", "\nuse crate::x; "),
        ("let url = \"https://a.example\"; b", "let url = \"\"; b"),
    ] {
        assert_eq!(code(text), left, "{text}");
    }
}
