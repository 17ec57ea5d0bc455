//! What visitors read when there is no page: one entry per way to fail.

use url::Url;

use super::{Error, Offer, StatusCode};
use crate::{
    consent::Refusal,
    source::{self, NotAPost},
    store::Gone,
    unroll,
    web::page::Chrome,
};

/// What happened, and what to try next.
pub(in crate::web) struct Words {
    pub(in crate::web) title: String,
    pub(in crate::web) detail: String,
    pub(in crate::web) ways_on: Vec<String>,
    /// A link of ours that may be what the visitor wants.
    pub(in crate::web) offer: Option<Offer>,
}

impl Words {
    fn new(title: &str, detail: impl Into<String>) -> Self {
        Self { title: title.to_owned(), detail: detail.into(), ways_on: Vec::new(), offer: None }
    }

    fn or(mut self, way_on: impl Into<String>) -> Self {
        self.ways_on.push(way_on.into());
        self
    }
}

const LATER: &str = "Try again in a few minutes.";
const ORIGINAL: &str = "Open the original: it may still be readable there.";
const COPY: &str =
    "Open one post of the thread, copy its link (“Share”, “Copy link to post”), and paste it here.";

pub(super) fn words(error: &Error, chrome: &Chrome) -> Words {
    match error {
        Error::NoThread { link, cause } => no_thread(link, cause, chrome),
        Error::NotKept => Words::new(
            "Not kept here",
            "This site does not keep this thread. It unrolls it when a person asks, not for robots.",
        ),
        Error::TooMany { .. } => Words::new(
            "That was a lot of threads",
            "So many threads were fetched for your address within the hour that this site now \
             takes a break, to be fair to the networks. Threads that are kept here stay readable.",
        )
        .or("Try again a little later."),
        Error::Unfinished { .. } => {
            Words::new("Still reading", "The thread is being read from its network at this moment.")
                .or("Ask again in a few seconds.")
        }
        Error::NoSuchPage => Words::new("No such page", "Nothing has this address.")
            .or("Paste the link of a post to read its thread."),
        Error::BadRequest => {
            Words::new("That did not work", "The request is not one that this site understands.")
                .or("Go back to the front page and start there.")
        }
        Error::TooMuch => Words::new("Too large", "The request is larger than this site accepts."),
        Error::Media(_) => Words::new(
            "No picture",
            "The picture is not there any more, or its server does not give it.",
        ),
        Error::Store(_) | Error::Broken(_) => broken(),
        Error::Bare(status) => bare(*status),
    }
}

fn broken() -> Words {
    Words::new("Something broke here", "The fault is ours, not yours. It has been noted.").or(LATER)
}

fn bare(status: StatusCode) -> Words {
    match status.as_u16() {
        403 => Words::new(
            "Refused",
            "A page of another site tried to use this one in your name, so nothing was done.",
        )
        .or("Go to the front page and use the form there."),
        404 => Words::new("No such page", "Nothing has this address."),
        405 => Words::new("Not like that", "This address does not take that kind of request."),
        413 => Words::new("Too large", "The request is larger than this site accepts."),
        504 => Words::new("Too slow", "This took longer than a page may take.").or(LATER),
        500.. => broken(),
        _ => Words::new("That did not work", "The request is not one that this site understands."),
    }
}

fn no_thread(link: &str, cause: &unroll::Error, chrome: &Chrome) -> Words {
    match cause {
        unroll::Error::NotALink => Words::new(
            "This is not a link",
            "What you pasted cannot be read as the address of a post.",
        )
        .or(COPY),
        unroll::Error::UnknownNetwork => unknown(link, chrome),
        unroll::Error::NotAPost(what) => not_a_post(*what),
        unroll::Error::Refused(refusal) => refused(*refusal),
        unroll::Error::Gone(Gone::Deleted) => Words::new(
            "Deleted",
            "This thread was here. Its author deleted it on the network, so it was deleted here too.",
        ),
        unroll::Error::Gone(Gone::Removed) => {
            Words::new("Taken out", "This thread was taken out of this site, and stays out.")
        }
        unroll::Error::Gone(Gone::Refused) => Words::new(
            "The author said no",
            "The author of this thread does not want it to be shown here.",
        ),
        unroll::Error::Gone(Gone::Expired) => Words::new(
            "No longer kept",
            "The author wished that this thread be kept for a limited time, and that time is over.",
        ),
        unroll::Error::Source(error) => from_network(error),
        unroll::Error::Store(_) | unroll::Error::Crashed => broken(),
        unroll::Error::Busy => Words::new(
            "Busy",
            "So many threads are being read at the moment that yours could not be started.",
        )
        .or("Try again in a minute."),
    }
}

fn unknown(link: &str, chrome: &Chrome) -> Words {
    let host = source::tidy(link)
        .and_then(|link| Url::parse(link).ok())
        .and_then(|url| url.host_str().map(str::to_owned))
        .unwrap_or_default();
    let read = chrome.networks_in_words();
    let detail = format!(
        "{} belongs to no network that this version reads. It reads {read}.",
        if host.is_empty() { "The link" } else { &*host }
    );
    Words::new("This network is not known", detail).or(COPY)
}

fn not_a_post(what: NotAPost) -> Words {
    let words = match what {
        NotAPost::Profile => Words::new(
            "That is a profile, not a post",
            "The link leads to somebody's profile. A thread is found by one of its posts.",
        ),
        NotAPost::NoServer => Words::new(
            "The link does not say where the post is",
            "It is the address of an app, and does not name the server on which the post stands.",
        ),
        NotAPost::Other => Words::new(
            "That is not a post",
            "The link leads to a network that this site reads, but not to a post.",
        ),
    };
    words.or(COPY)
}

fn refused(refusal: Refusal) -> Words {
    let detail = match refusal {
        Refusal::SignedInOnly => {
            "The author shows these posts only to people who are signed in to the network."
        }
        Refusal::NoUnroll => {
            "The author's profile says that it does not want to be unrolled, archived or read by \
             programs."
        }
        Refusal::HiddenFromWeb => "The author hides these posts from the open web.",
        Refusal::Moderated => "The network's moderators hide this account or this post.",
    };
    match refusal {
        Refusal::Moderated => Words::new("Hidden by moderators", detail),
        _ => {
            Words::new("The author said no", detail).or("Sign in to the network to read it there.")
        }
    }
}

fn from_network(error: &source::Error) -> Words {
    match error {
        source::Error::NotFound(_) => Words::new(
            "No such post",
            "The network knows no such post, or does not show it to visitors.",
        )
        .or("Check that the whole link was copied."),
        source::Error::NoSuchAccount(_) => {
            Words::new("No such account", "The network knows no account of that name.")
                .or("Names change: open the author's profile and copy the post's link again.")
        }
        source::Error::Gone(_) => {
            Words::new("Deleted", "The post was there, and its author has deleted it.")
        }
        source::Error::AccountUnavailable(_) => Words::new(
            "The account is gone",
            "The author's account is deactivated, suspended or deleted.",
        ),
        source::Error::Suspended(_)
        | source::Error::AgeRestricted(_)
        | source::Error::SignedInOnly(_)
        | source::Error::Withheld(_)
        | source::Error::Protected(_) => not_for_all(error),
        source::Error::BudgetSpent { .. } => Words::new(
            "Nothing left for today",
            "Reading this network costs money, and what the operator of this site spends on a day \
             is spent. Threads that are kept here stay readable.",
        )
        .or("Come back tomorrow (UTC)."),
        source::Error::Refused { host, .. } => Words::new(
            "The server does not let us read",
            format!("{host} shows this post only to those who sign in, or not to us."),
        )
        .or(ORIGINAL),
        source::Error::Denied(host) => Words::new(
            "This server is not asked",
            format!("The operator of this site has decided not to read from {host}."),
        )
        .or(ORIGINAL),
        source::Error::NotANetwork(host) => Words::new(
            "Not a server with threads",
            format!("{host} is not a server of a network that this site can read."),
        )
        .or(COPY),
        source::Error::RateLimited { .. }
        | source::Error::TimedOut(_)
        | source::Error::Unreachable { .. }
        | source::Error::Malformed { .. }
        | source::Error::TooLarge(_) => in_trouble(error),
    }
}

/// The network has it, and does not show it to everybody.
fn not_for_all(error: &source::Error) -> Words {
    match error {
        source::Error::Suspended(_) => Words::new(
            "Suspended",
            "The network has suspended the author's account, so nothing of it is shown.",
        ),
        source::Error::AgeRestricted(_) => Words::new(
            "Age-restricted",
            "The network shows this post only to people who are signed in and of age.",
        )
        .or("Sign in to the network to read it there."),
        source::Error::SignedInOnly(_) => Words::new(
            "Only for people who are signed in",
            "The network shows this post to people who are signed in, and does not say why: it may \
             be age-restricted, withheld in some countries, or for followers.",
        )
        .or("Sign in to the network to read it there."),
        source::Error::Withheld(_) => Words::new(
            "Withheld",
            "The network withholds this post in some countries, after a legal demand or a claim.",
        )
        .or(ORIGINAL),
        source::Error::Protected(_) => Words::new(
            "Not public",
            "The author shows this post to fewer people than everybody, so it is not shown here.",
        ),
        _ => Words::new("Not shown", "The network does not show this post to visitors."),
    }
}

/// The network would give it, and cannot.
fn in_trouble(error: &source::Error) -> Words {
    match error {
        source::Error::RateLimited { host, .. } => Words::new(
            "The network asks us to wait",
            format!("{host} was asked too often and wants a pause."),
        )
        .or(LATER),
        source::Error::TimedOut(host) => {
            Words::new("The network is slow", format!("{host} did not answer in time."))
                .or(LATER)
                .or(ORIGINAL)
        }
        source::Error::Unreachable { host, .. } => {
            Words::new("The network is down", format!("{host} cannot be reached at the moment."))
                .or(LATER)
                .or(ORIGINAL)
        }
        source::Error::Malformed { host, .. } => Words::new(
            "The network answered nonsense",
            format!("What {host} answered cannot be understood."),
        )
        .or(LATER)
        .or(ORIGINAL),
        source::Error::TooLarge(_) => Words::new(
            "Too large",
            "What the network answered is larger than this site reads at once.",
        )
        .or(ORIGINAL),
        _ => Words::new("The network gave nothing", "Why, it did not say.").or(LATER),
    }
}
