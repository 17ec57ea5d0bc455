//! Moments as each language writes them.

use jiff::Timestamp;
use unspool::lang::{Language, told_until};

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + seconds).unwrap()
}

#[test]
fn ages_are_told_in_the_largest_unit_that_fits() {
    let told = |seconds| Language::English.age(at(0), at(seconds));
    assert_eq!(told(-5), "just now");
    assert_eq!(told(59), "just now");
    assert_eq!(told(60), "1 minute ago");
    assert_eq!(told(2 * 3600), "2 hours ago");
    assert_eq!(told(3 * 86_400), "3 days ago");
    assert_eq!(told(30 * 86_400), "14 Nov 2023");
}

#[test]
fn an_age_is_told_in_the_same_words_until_the_moment_that_is_named_and_not_longer() {
    let told = |now| Language::English.age(at(0), now);
    let (mut now, mut changes) = (at(-90), 0);
    while let Some(then) = told_until(at(0), now) {
        let last = Timestamp::from_nanosecond(then.as_nanosecond() - 1).unwrap();
        assert!(then > now, "{now}");
        assert_eq!(told_until(at(0), last), Some(then), "{now}");
        assert_eq!(told(last), told(now));
        assert_ne!(told(then), told(now));
        (now, changes) = (then, changes + 1);
    }
    // Minutes, hours, days, and then the day itself for ever.
    assert_eq!((now, changes), (at(14 * 86_400), 60 + 47 + 12));
    assert_eq!(told_until(at(0), at(900 * 86_400)), None);
    assert_eq!(told(at(900 * 86_400)), "14 Nov 2023");
    // Of what is yet to come.
    assert_eq!(told_until(Timestamp::MAX, at(0)), None);
}

#[test]
fn ages_are_told_in_every_language() {
    let told = |seconds| Language::ALL.map(|language| language.age(at(0), at(seconds)));
    assert_eq!(
        told(0),
        ["just now", "ahora mismo", "à l’instant", "gerade eben", "agora mesmo", "たった今", "الآن"]
    );
    assert_eq!(
        told(120),
        [
            "2 minutes ago",
            "hace 2 minutos",
            "il y a 2 minutes",
            "vor 2 Minuten",
            "há 2 minutos",
            "2分前",
            "قبل دقيقتين",
        ]
    );
    assert_eq!(
        told(5 * 86_400),
        [
            "5 days ago",
            "hace 5 días",
            "il y a 5 jours",
            "vor 5 Tagen",
            "há 5 dias",
            "5日前",
            "قبل 5 أيام"
        ]
    );
}

#[test]
fn days_are_written_as_each_language_writes_them() {
    let told = Language::ALL.map(|language| language.day(at(0)));
    assert_eq!(
        told,
        [
            "14 Nov 2023",
            "14 nov 2023",
            "14 nov. 2023",
            "14. Nov. 2023",
            "14 de nov. de 2023",
            "2023年11月14日",
            "14 نوفمبر 2023",
        ]
    );
}

#[test]
fn the_first_of_a_month_is_an_ordinal_in_french() {
    let first = "2026-03-01T12:00:00Z".parse().unwrap();
    assert_eq!(Language::French.day(first), "1er mars 2026");
    assert_eq!(Language::German.day(first), "1. März 2026");
}

#[test]
fn moments_say_their_zone() {
    for language in Language::ALL {
        let moment = language.moment(at(0));
        assert!(moment.ends_with(" 22:13 UTC"), "{moment}");
        assert!(moment.starts_with(&language.day(at(0))), "{moment}");
    }
    assert_eq!(Language::English.moment(at(0)), "14 Nov 2023, 22:13 UTC");
    assert_eq!(Language::Japanese.moment(at(0)), "2023年11月14日 22:13 UTC");
}
