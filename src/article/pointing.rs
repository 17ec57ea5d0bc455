//! The signs by which authors point at the rest of a thread: "🧵", "🧵👇", "⬇️", "->".

/// What a run of such signs says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// This is a thread: "🧵".
    Thread,
    /// Look below: "👇".
    Below,
}

/// The spool of thread.
fn is_spool(c: char) -> bool {
    c == '🧵'
}

fn is_below(c: char) -> bool {
    matches!(c, '👇' | '⬇' | '⤵' | '⏬' | '🔽' | '↓')
}

/// Belongs to the sign before it: a colour of skin, the wish to be shown as an emoji.
fn belongs(c: char) -> bool {
    matches!(c, '\u{fe0f}' | '\u{fe0e}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Any of the signs.
pub(super) fn is_mark(c: char) -> bool {
    is_spool(c) || is_below(c)
}

/// The signs at the beginning of a text: what they say, and how many bytes they take.
pub(super) fn signs(text: &str) -> Option<(Sign, usize)> {
    let mut sign = None;
    let mut bytes = 0;
    for (at, c) in text.char_indices() {
        if is_spool(c) {
            sign = Some(Sign::Thread);
        } else if is_below(c) {
            sign = sign.or(Some(Sign::Below));
        } else if c.is_whitespace() {
            continue;
        } else if !(belongs(c) && sign.is_some()) {
            break;
        }
        bytes = at + c.len_utf8();
    }
    sign.map(|sign| (sign, bytes))
}

/// Arrows at the end of a text that say that it goes on: how many bytes they take.
pub(super) fn arrow(text: &str) -> Option<usize> {
    const ARROWS: [&str; 8] = ["-->", "->", "=>", "→", "➡\u{fe0f}", "➡", "»»", ">>"];
    let words = text.trim_end();
    let arrow = ARROWS.into_iter().find(|arrow| words.ends_with(arrow))?;
    let before = words.strip_suffix(arrow)?;
    let is_free = before.ends_with(char::is_whitespace) && !before.trim_end().ends_with('>');
    is_free.then(|| text.len() - before.trim_end().len())
}
