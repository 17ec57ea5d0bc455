//! Which of our languages a request likes best.

use super::Language;

/// The best of our languages for the header; `None` when it names none of them.
pub(super) fn liked(header: &str) -> Option<Language> {
    let mut wishes: Vec<(&str, f32)> = header.split(',').filter_map(wish).collect();
    // Stable: of two that are liked equally, the one that was named first.
    wishes.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    wishes.iter().find_map(|(range, _)| lookup(range))
}

/// One language range and how much it is liked, unless it is not wanted at all.
fn wish(text: &str) -> Option<(&str, f32)> {
    let mut parts = text.split(';').map(str::trim);
    let range = parts.next().filter(|range| !range.is_empty())?;
    let quality =
        parts.find_map(|part| part.strip_prefix(['q', 'Q'])?.strip_prefix('=')?.parse().ok());
    let quality: f32 = quality.unwrap_or(1.0);
    (quality > 0.0).then_some((range, quality.min(1.0)))
}

/// The range, shortened from its end until we speak it. `*` asks for nothing in particular.
fn lookup(range: &str) -> Option<Language> {
    if range == "*" {
        return Some(Language::default());
    }
    let mut range = range;
    loop {
        if let Some(language) = Language::by_code(range) {
            return Some(language);
        }
        range = range.rsplit_once('-')?.0;
    }
}
