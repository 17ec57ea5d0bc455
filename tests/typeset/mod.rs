//! Orders in, pages out, through the program itself.

mod card;
mod killed;
mod pdf;

use std::{path::PathBuf, time::Duration};

use bytes::Bytes;
use unspool::{
    format::{Format, Kit, Pdf},
    thread::Thread,
    typeset::{Limits, Typesetter},
};

/// One that starts the program under test. A program without optimisation takes its time.
fn typesetter() -> Typesetter {
    let limits = Limits { time: Duration::from_mins(5), ..Limits::default() };
    Typesetter::new(PathBuf::from(env!("CARGO_BIN_EXE_unspool")), limits, 2)
}

/// The thread as a PDF.
async fn pdf(thread: &Thread, kit: &Kit) -> Bytes {
    let order = Pdf.order(thread, kit).expect("it takes a typesetter").expect("an order");
    typesetter().set(&order).await.unwrap()
}
