//! The ladder of ages: when a kept copy is to be read again. Young threads still grow; old ones
//! are asked about so that deletions are followed.

use jiff::{SignedDuration, Timestamp};

/// Whether a copy that was confirmed at `checked`, of a thread whose last post is of `last`, can
/// be shown at `now` without asking the network.
#[must_use]
pub fn is_fresh(last: Timestamp, checked: Timestamp, now: Timestamp) -> bool {
    let age = checked.duration_since(last);
    let lasts = if age < SignedDuration::from_hours(1) {
        SignedDuration::from_mins(10)
    } else if age < SignedDuration::from_hours(24) {
        SignedDuration::from_hours(1)
    } else if age < SignedDuration::from_hours(7 * 24) {
        SignedDuration::from_hours(12)
    } else {
        SignedDuration::from_hours(24)
    };
    now.duration_since(checked) < lasts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
    }

    #[test]
    fn the_older_the_thread_the_longer_a_copy_lasts() {
        assert!(is_fresh(at(0), at(0), at(0)));
        assert!(!is_fresh(at(0), at(0), at(1)), "a thread of this hour grows");
        assert!(is_fresh(at(0), at(48), at(59)));
        assert!(!is_fresh(at(0), at(48), at(60)));
        assert!(is_fresh(at(0), at(1000), at(1023)));
        assert!(!is_fresh(at(0), at(1000), at(1024)));
    }
}
