//! `unspool forget`: a thread, or everything of an author, is taken out and stays out.

use std::fmt;

use url::Url;

use super::App;
use crate::{
    source::{self, NotAPost},
    store::{self, Gone, Known},
    thread::PostRef,
    unroll,
};

/// What was taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forgotten {
    /// The thread at that address.
    Thread(String),
    /// Nothing was kept of it: the post will not be.
    Post(PostRef),
    /// The author, with so many threads.
    Author(Known, usize),
    /// Nothing was kept of them: nothing will be.
    Stranger(String),
}

/// Why nothing was taken out.
#[derive(Debug, thiserror::Error)]
pub enum Unforgotten {
    /// Not a link, not an address, not an author.
    #[error(
        "`{0}` leads to no post and to no author of whom something is kept. Give the link of a post, \
         the address of a page (`bluesky/alice.example/3l7x`), or for an author the link of their \
         profile, the address of their list (`bluesky/alice.example`) or their id"
    )]
    Unknown(String),
    /// Several authors go by the name.
    #[error("several authors go by that name; give one of these ids: {0}")]
    Ambiguous(String),
    /// The store.
    #[error("the store failed")]
    Store(#[from] store::Error),
}

impl App {
    /// Takes out the thread, or the author, that the words stand for, and keeps them out. Pictures
    /// leave by themselves.
    ///
    /// # Errors
    /// As [`Unforgotten`] says; then nothing was changed.
    pub async fn forget(&self, words: &str) -> Result<Forgotten, Unforgotten> {
        let unknown = || Unforgotten::Unknown(words.to_owned());
        let words = self.inside(source::tidy(words).ok_or_else(unknown)?);
        let first = words.split('/').next().unwrap_or_default();
        let is_address = self.unroller.networks().any(|network| network.network() == first);
        let post = if let Some(kept) = self.store.thread_at(words).await? {
            Some(kept.thread.root.clone())
        } else if is_address {
            self.unroller.at_address(words)
        } else {
            self.unroller.recognise(words).ok()
        };
        match post {
            Some(post) => self.forget_thread(post).await,
            None => self.forget_author(words, is_address).await,
        }
    }

    /// The address of a page of ours, when it is given in full.
    fn inside<'a>(&self, words: &'a str) -> &'a str {
        let base = self.config.server.base_url.as_ref();
        let rest = base.and_then(|base| words.strip_prefix(base.as_str())).unwrap_or(words);
        rest.trim_start_matches('/').trim_end_matches('/')
    }

    async fn forget_thread(&self, post: PostRef) -> Result<Forgotten, Unforgotten> {
        let now = self.clock.now();
        let Some(kept) = self.store.thread(&post).await? else {
            self.store.bar(&post, now).await?;
            return Ok(Forgotten::Post(post));
        };
        self.store.forget(&post, Gone::Removed, now).await?;
        Ok(Forgotten::Thread(kept.thread.address.clone()))
    }

    async fn forget_author(&self, words: &str, is_address: bool) -> Result<Forgotten, Unforgotten> {
        let mut found: Vec<Known> = Vec::new();
        for name in names(words) {
            found = self.store.authors(&name).await?;
            if !found.is_empty() {
                break;
            }
        }
        found.dedup_by(|a, b| a.id == b.id);
        let now = self.clock.now();
        match found.as_slice() {
            [author] => {
                // First of all, so that no errand that is under way brings something back.
                self.store.shut_out(&author.id, now).await?;
                let threads = self.store.threads_of(&author.id).await?;
                for root in &threads {
                    self.store.forget(root, Gone::Removed, now).await?;
                }
                Ok(Forgotten::Author(author.clone(), threads.len()))
            }
            [] => {
                let name = self.stranger(words, is_address);
                let name = name.ok_or_else(|| Unforgotten::Unknown(words.to_owned()))?;
                self.store.shut_out(&name, now).await?;
                Ok(Forgotten::Stranger(name))
            }
            several => {
                let ids: Vec<&str> = several.iter().map(|author| author.id.as_str()).collect();
                Err(Unforgotten::Ambiguous(ids.join(", ")))
            }
        }
    }

    /// What an author can be shut out by of whom nothing is kept: an id, the address of their list,
    /// the link of their profile. A mere handle may be anybody's on another network.
    fn stranger(&self, words: &str, is_address: bool) -> Option<String> {
        if words.starts_with("did:") || words.starts_with("x:") {
            return Some(words.to_owned());
        }
        if is_address {
            let thread = format!("{words}/1");
            return self.unroller.link_of(&thread).map(|_| words.to_owned());
        }
        let url = Url::parse(words).ok()?;
        let is_profile = matches!(
            self.unroller.recognise(words),
            Err(unroll::Error::NotAPost(NotAPost::Profile))
        );
        is_profile.then(|| url.as_str().to_owned())
    }
}

/// The names that an author may be kept under, the surest first.
fn names(words: &str) -> Vec<String> {
    let mut names = vec![words.to_owned()];
    let Ok(url) = Url::parse(words) else {
        names.extend(words.strip_prefix('@').map(str::to_owned));
        return names;
    };
    names.push(url.as_str().to_owned());
    let host = url.host_str().unwrap_or_default();
    let path: Vec<&str> = url.path().split('/').filter(|part| !part.is_empty()).collect();
    let is_x = matches!(host.trim_start_matches("www."), "x.com" | "twitter.com");
    match path.as_slice() {
        // `at://alice.example`
        [] if url.scheme() == "at" => names.push(host.to_owned()),
        [handle] if is_x => names.push(handle.trim_start_matches('@').to_owned()),
        ["profile", handle] => names.push((*handle).to_owned()),
        // The fediverse: a whole handle, or one of that server.
        [handle] => match handle.strip_prefix('@') {
            Some(handle) if handle.contains('@') => names.push(handle.to_owned()),
            Some(handle) => names.push(format!("{handle}@{host}")),
            None => {}
        },
        _ => {}
    }
    names
}

impl fmt::Display for Forgotten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Thread(address) => write!(f, "{address} is taken out and stays out"),
            Self::Post(post) => {
                write!(f, "nothing was kept of {post}; no thread with it will be kept")
            }
            Self::Author(author, threads) => {
                let Known { id, handle, network } = author;
                let s = if *threads == 1 { "" } else { "s" };
                write!(f, "@{handle} ({network}, {id}) is shut out; {threads} thread{s} taken out")
            }
            Self::Stranger(name) => {
                write!(f, "nothing was kept of {name}; no thread of theirs will be kept")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_is_looked_for_under_the_names_it_can_have() {
        for (words, name) in [
            ("bluesky/alice.example", "bluesky/alice.example"),
            ("@alice.example", "alice.example"),
            ("did:plc:abc", "did:plc:abc"),
            ("https://bsky.app/profile/alice.example", "alice.example"),
            ("at://alice.example", "alice.example"),
            ("https://x.com/ada", "ada"),
            ("https://social.example/@ada", "ada@social.example"),
            ("https://social.example/@ada@other.example", "ada@other.example"),
            ("https://social.example/users/ada", "https://social.example/users/ada"),
        ] {
            assert!(names(words).iter().any(|other| other == name), "{words}: {:?}", names(words));
        }
        let names = names("https://social.example/ada");
        assert!(!names.iter().any(|name| name == "ada"), "X's ada is somebody else: {names:?}");
    }
}
