//! Documents that no typesetter can master: the service says so, and goes on.

use std::{path::PathBuf, time::Duration};

use bytes::Bytes;
use unspool::{
    format::{Format, Kit, Order, Pdf, Template},
    typeset::{Error, Limits, Typesetter},
};

use crate::support::sample;

fn limited(limits: Limits) -> Typesetter {
    Typesetter::new(PathBuf::from(env!("CARGO_BIN_EXE_unspool")), limits, 1)
}

fn order() -> Order {
    let thread = sample::thread().posts(20).build();
    Pdf.order(&thread, &Kit::default()).unwrap().unwrap()
}

#[tokio::test]
async fn what_takes_too_long_is_ended() {
    let time = Duration::from_millis(200);
    let typesetter = limited(Limits { time, ..Limits::default() });
    let begun = std::time::Instant::now();
    let outcome = typesetter.set(&order()).await;
    assert_eq!(outcome, Err(Error::TooSlow(time)));
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert_eq!(outcome.unwrap_err().to_string(), "typesetting took longer than 0.2 s");
}

#[tokio::test]
async fn what_takes_too_much_memory_ends_itself_and_no_other() {
    let limits = Limits { memory: 128 << 20, time: Duration::from_mins(2) };
    let outcome = limited(limits).set(&order()).await;
    let error = outcome.map(|bytes| bytes.len()).unwrap_err();
    assert!(matches!(error, Error::TooLarge(_)), "{error:?}");
}

#[tokio::test]
async fn what_is_no_order_is_a_failure_with_its_words() {
    let typesetter = limited(Limits { time: Duration::from_mins(2), ..Limits::default() });
    let data = Bytes::from_static(b"not json");
    let order =
        Order { template: Template::Card, data, pictures: std::collections::BTreeMap::new() };
    let outcome = typesetter.set(&order).await;
    assert!(matches!(&outcome, Err(Error::Failed(words)) if words.contains("JSON")), "{outcome:?}");
    let missing = Typesetter::new("/nonexistent".into(), Limits::default(), 1);
    assert!(matches!(missing.set(&order).await, Err(Error::Failed(_))));
}

#[test]
fn a_thread_that_is_too_long_is_not_even_tried() {
    let thread = sample::thread().posts(3_001).build();
    let refused = Pdf.order(&thread, &Kit::default()).unwrap().unwrap_err();
    let words = "cannot write the thread as pdf: it has 3001 posts, and 3000 can be set";
    assert_eq!(refused.to_string(), words);
}
