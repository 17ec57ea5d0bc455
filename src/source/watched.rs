//! A source whose last answer is remembered, so that the status page can tell how its network is
//! doing.

use async_trait::async_trait;
use url::Url;

use super::{Circuit, Error, Health, Progress, Recognised, Source};
use crate::{
    clock::Clock,
    thread::{Conversation, PostRef},
};

/// A source and how its last answer was.
pub(super) struct Watched<S> {
    source: S,
    circuit: Circuit,
    clock: Clock,
}

impl<S: Source> Watched<S> {
    pub(super) fn new(source: S, clock: Clock) -> Self {
        Self { source, circuit: Circuit::default(), clock }
    }
}

#[async_trait]
impl<S: Source> Source for Watched<S> {
    fn network(&self) -> &'static str {
        self.source.network()
    }

    fn title(&self) -> &'static str {
        self.source.title()
    }

    fn example(&self) -> &'static str {
        self.source.example()
    }

    fn recognise(&self, link: &str) -> Recognised {
        self.source.recognise(link)
    }

    fn link_of(&self, address: &str) -> Option<Url> {
        self.source.link_of(address)
    }

    fn guess(&self, link: &str) -> Option<Url> {
        self.source.guess(link)
    }

    async fn fetch(
        &self,
        post: &PostRef,
        known: &[PostRef],
        progress: &dyn Progress,
    ) -> Result<Conversation, Error> {
        let answer = self.source.fetch(post, known, progress).await;
        // Only remembered: there is no other way to take, so it is taken every time.
        self.circuit.note(&answer, self.clock.now());
        answer
    }

    fn health(&self) -> Vec<Health> {
        vec![Health { title: self.title().to_owned(), standing: self.circuit.last() }]
    }
}
