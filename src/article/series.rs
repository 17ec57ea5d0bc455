//! Which of the things that look like counters are counters: the whole thread has to agree.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    counter::{Counter, Form, Total},
    cursor::digit,
    edge::{self, End},
    post, script,
};
use crate::thread::{Item, Post};

/// Something that looks like a counter, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Which item.
    pub item: usize,
    /// Which end of it.
    pub end: End,
    /// What it is.
    pub counter: Counter,
}

impl Found {
    pub(super) fn is_at(&self, item: usize, end: End) -> bool {
        (self.item, self.end) == (item, end)
    }

    /// By how much the number is ahead of the place.
    fn lead(&self) -> i64 {
        i64::from(self.counter.number) - i64::try_from(self.item).unwrap_or(i64::MAX)
    }

    /// The number is beyond what it says there is: "13/12", "24/7".
    fn is_beyond(&self) -> bool {
        matches!(self.counter.total, Total::Is(total) if self.counter.number > total)
    }
}

/// Posts that have to agree, where there are so many.
const WITNESSES: usize = 3;

/// Most posts behind the last one that was counted in advance: "11/10".
const ADDENDA: usize = 2;

/// Fewest columns of an ordinary post in a thread where "3." counts posts: entries of a list are
/// shorter.
const FILLED: usize = 140;

/// The items, and their ends, whose counters count the thread.
pub(super) fn accepted(found: &[Found], items: &[Item]) -> BTreeSet<(usize, End)> {
    let mut groups: BTreeMap<(Form, End, i64), Vec<Found>> = BTreeMap::new();
    for found in found {
        let key = (found.counter.form, found.end, found.lead());
        groups.entry(key).or_default().push(*found);
    }
    let mut best: Option<Vec<Found>> = None;
    for ((form, end, lead), group) in groups {
        let Some(first) = group.first() else { continue };
        if is_possible(lead, first.item, items)
            && is_series(form, lead, end, &group, items)
            && best.as_ref().is_none_or(|best| best.len() < group.len())
        {
            best = Some(group);
        }
    }
    best.map(|best| extended(best, found, items)).unwrap_or_default()
}

/// Whether a thread can count like that: from 1, or from 0, or with an introduction that is not
/// counted; or further on, when its beginning stands elsewhere or is missing.
fn is_possible(lead: i64, first: usize, items: &[Item]) -> bool {
    let is_preceded = |post: &Post| {
        let reply = post.reply.as_ref();
        reply.is_some_and(|reply| reply.author.as_ref().is_none_or(|id| *id == post.author.id))
    };
    let goes_on = items.first().is_none_or(|item| post(item).is_none_or(is_preceded));
    let has_gap = items.iter().take(first).any(|item| post(item).is_none());
    matches!(lead, 0 | 1) || (lead > 1 && (goes_on || has_gap))
}

/// Whether enough posts agree, and none of them speaks against it.
fn is_series(form: Form, lead: i64, end: End, group: &[Found], items: &[Item]) -> bool {
    let posts: Vec<(usize, &Post)> =
        items.iter().enumerate().filter_map(|(at, item)| Some((at, post(item)?))).collect();
    if group.len() < WITNESSES.min(posts.len()) {
        return false;
    }
    if form == Form::Slash {
        let beyond = group.iter().filter(|found| found.is_beyond()).count();
        let within: Vec<&Found> = group.iter().filter(|found| !found.is_beyond()).collect();
        let totals: BTreeSet<u16> = within.iter().filter_map(|found| total(found)).collect();
        let highest = within.iter().map(|found| found.counter.number).max().unwrap_or(0);
        let is_true = totals.iter().all(|total| usize::from(*total) + ADDENDA >= highest.into());
        return is_true
            && beyond <= ADDENDA
            && within.len() >= WITNESSES.min(posts.len())
            && totals.len() <= (within.len() / 2).max(1);
    }
    // These may as well number the entries of a list that is the thread.
    let counted: BTreeSet<usize> = group.iter().map(|found| found.item).collect();
    let begins = matches!((group.first(), posts.first()), (Some(a), Some(b)) if a.item == b.0);
    let is_list =
        |post: &Post| edge::lines(&post.text).iter().filter(|line| is_entry(line)).count() > 1;
    begins
        && matches!(lead, 0 | 1)
        && posts.len() >= WITNESSES
        && counted.len() + 1 + posts.len() / 20 > posts.len()
        && !posts.iter().any(|(_, post)| is_list(post))
        && (form != Form::Point || (end == End::Head && are_filled(&posts)))
}

fn total(found: &Found) -> Option<u16> {
    match found.counter.total {
        Total::Is(total) => Some(total),
        Total::Open => None,
    }
}

/// The line begins with a number.
fn is_entry(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches(['(', '[']);
    let behind = line.trim_start_matches(|c| digit(c).is_some());
    behind.len() < line.len()
        && behind.starts_with(['.', ')', ']', '．', '）', '\u{fe0f}', '\u{20e3}'])
}

/// Half of the posts are as long as their network lets them be, more or less.
fn are_filled(posts: &[(usize, &Post)]) -> bool {
    let mut widths: Vec<usize> = posts
        .iter()
        .map(|(_, post)| {
            let words = edge::lines(&post.text).concat();
            words.chars().map(|c| if script::is_wide(c) { 2 } else { 1 }).sum()
        })
        .collect();
    widths.sort_unstable();
    widths.get(widths.len() / 2).is_some_and(|width| *width >= FILLED)
}

/// The series, and what goes on with it in both directions: behind a gap the numbers may have
/// jumped, elsewhere the author may have miscounted by one.
fn extended(series: Vec<Found>, found: &[Found], items: &[Item]) -> BTreeSet<(usize, End)> {
    let Some(first) = series.first() else { return BTreeSet::new() };
    let (form, end) = (first.counter.form, first.end);
    let totals: BTreeSet<Option<u16>> = series.iter().map(total).collect();
    let mut placed: BTreeMap<usize, Found> =
        series.into_iter().filter(|found| !found.is_beyond()).map(|f| (f.item, f)).collect();
    let mut others: Vec<&Found> = found
        .iter()
        .filter(|f| f.counter.form == form && !f.is_beyond())
        .filter(|f| form == Form::Slash && totals.contains(&total(f)))
        .collect();
    others.sort_by_key(|f| (f.end != end, f.item));
    let behind = others.clone();
    others.reverse();
    for other in behind.into_iter().chain(others) {
        if placed.contains_key(&other.item) {
            continue;
        }
        let before = placed.range(..other.item).next_back().map(|(_, found)| found);
        let after = placed.range(other.item..).next().map(|(_, found)| found);
        let drift = i64::from(other.end == end);
        let fits = before.is_none_or(|before| follows(before, other, drift, items))
            && after.is_none_or(|after| follows(other, after, drift, items));
        if fits {
            placed.insert(other.item, *other);
        }
    }
    placed.into_values().map(|found| (found.item, found.end)).collect()
}

/// Whether the second can be the next counter behind the first, when the author may have miscounted
/// by `drift`.
fn follows(first: &Found, second: &Found, drift: i64, items: &[Item]) -> bool {
    let gained = second.lead() - first.lead();
    let has_gap = items
        .get(first.item..second.item)
        .is_some_and(|between| between.iter().any(|item| post(item).is_none()));
    gained.abs() <= drift || (has_gap && gained > 0)
}
