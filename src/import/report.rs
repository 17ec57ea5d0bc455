//! What an import did, in words.

use std::fmt;

use crate::source::archive::Skipped;

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Threads that were kept, or changed.
    pub threads: usize,
    /// Their posts.
    pub posts: usize,
    /// Threads that were there already, just so.
    pub known: usize,
    /// Threads that the operator had taken out.
    pub removed: usize,
    /// Threads whose author's profile says no.
    pub refused: usize,
    /// Threads that may not be kept any longer.
    pub expired: usize,
    /// Posts that only call a bot, with nothing else in their thread.
    pub calls: usize,
    /// Pictures and films that were kept.
    pub files: usize,
    /// Pictures and films that are too large, or not what they should be.
    pub files_left_out: usize,
    /// Posts that are in no thread.
    pub skipped: Skipped,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { threads, posts, known, skipped, calls, .. } = self;
        write!(f, "{} with {}", count(*threads, "thread"), count(*posts, "post"))?;
        write!(f, " imported, {known} already there, ")?;
        write!(f, "{} skipped", count(skipped.total() + calls, "post"))?;
        let reasons = [
            (skipped.single, "in no thread"),
            (skipped.reposts, "reposted"),
            (skipped.superseded, "changed later"),
            (*calls, "only calling a bot"),
            (skipped.repeated, "listed twice"),
            (skipped.unreadable, "unreadable"),
            (skipped.oversized, "too long"),
            (skipped.beyond, "beyond the limits"),
        ];
        let reasons: Vec<String> =
            reasons.iter().filter(|(n, _)| *n > 0).map(|(n, why)| format!("{n} {why}")).collect();
        if !reasons.is_empty() {
            write!(f, " ({})", reasons.join(", "))?;
        }
        let more = [
            (self.files, "kept", "picture or film", "pictures and films"),
            (self.files_left_out, "too large or of no kind that is shown", "file", "files"),
            (self.removed, "left out: you had taken them out", "thread", "threads"),
            (self.refused, "left out: the author's profile says no", "thread", "threads"),
            (self.expired, "left out: it may not be kept any longer", "thread", "threads"),
        ];
        for (n, what, one, several) in more.iter().filter(|(n, ..)| *n > 0) {
            write!(f, "\n{n} {} {what}", if *n == 1 { one } else { several })?;
        }
        Ok(())
    }
}

fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}
