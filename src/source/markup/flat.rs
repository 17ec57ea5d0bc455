//! HTML that is too deep or too full of tags to be parsed as a tree: only its words, in one pass.

/// Whether the HTML has more tags, or nests them deeper, than anybody writes. Counted roughly,
/// without building anything.
pub(super) fn is_monstrous(html: &str, tags: usize, depth: usize) -> bool {
    let (mut count, mut open, mut deepest) = (0_usize, 0_usize, 0_usize);
    for piece in html.split('<').skip(1) {
        let name = |text: &str| -> String {
            text.chars().take_while(char::is_ascii_alphanumeric).take(8).collect()
        };
        if let Some(rest) = piece.strip_prefix('/') {
            count += usize::from(!name(rest).is_empty());
            open = open.saturating_sub(1);
        } else if piece.starts_with(|c: char| c.is_ascii_alphabetic()) {
            count += 1;
            let is_void = matches!(&*name(piece).to_ascii_lowercase(), "br" | "img" | "hr" | "wbr");
            open += usize::from(!is_void);
            deepest = deepest.max(open);
        }
    }
    count > tags || deepest > depth
}

/// The words between the tags; what is between script or style tags is left out.
pub(super) fn words(html: &str) -> String {
    let mut words = String::new();
    let mut pieces = html.split('<');
    words.push_str(pieces.next().unwrap_or_default());
    let mut hidden: Option<&str> = None;
    for piece in pieces {
        let is_tag = piece.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
        let (tag, text) = match piece.split_once('>') {
            Some((tag, text)) if is_tag => (tag, text),
            _ if is_tag => continue,
            _ => {
                if hidden.is_none() {
                    words.push('<');
                    words.push_str(piece);
                }
                continue;
            }
        };
        let name = tag.trim_start_matches('/');
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        match hidden {
            Some(until) if tag.starts_with('/') && name.eq_ignore_ascii_case(until) => {
                hidden = None
            }
            Some(_) => continue,
            None if !tag.starts_with('/') => {
                hidden = ["script", "style"].into_iter().find(|h| name.eq_ignore_ascii_case(h));
            }
            None => {}
        }
        if hidden.is_none() {
            match &*name.to_ascii_lowercase() {
                "br" => words.push('\n'),
                "p" | "div" | "li" | "blockquote" if !words.ends_with("\n\n") => {
                    words.push_str("\n\n")
                }
                _ => {}
            }
            words.push_str(text);
        }
    }
    decoded(&words)
}

/// Character references as their characters. What is left holds no tag that could nest.
fn decoded(words: &str) -> String {
    let safe = words.replace('<', "&lt;");
    let text = scraper::Html::parse_fragment(&safe);
    text.tree.values().filter_map(|node| node.as_text()).map(|text| &**text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_survive_and_scripts_do_not() {
        let html =
            "<p>a &amp; b</p><SCRIPT>alert('<p>x')</SCRIPT ><p>c < d<br>e</p><style>p{}</style>";
        assert_eq!(words(html).trim(), "a & b\n\nc < d\ne");
        assert_eq!(words("a<b"), "a");
        assert_eq!(words("1 < 2 &lt;script&gt;"), "1 < 2 <script>");
    }

    #[test]
    fn what_people_write_is_not_monstrous() {
        assert!(!is_monstrous(&"<p>a<br>b</p>".repeat(1_000), 8_192, 128));
        assert!(is_monstrous(&"<div>".repeat(129), 8_192, 128));
        assert!(is_monstrous(&"<b></b>".repeat(5_000), 8_192, 128));
    }
}
