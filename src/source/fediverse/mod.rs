//! The fediverse: every server that speaks `ActivityPub` or Mastodon's or Misskey's API. A post is
//! read from the server where it was written, in the cheapest way that this server allows.

mod activitypub;
mod deny;
mod link;
mod mastodon;
mod misskey;
mod name;
mod nodeinfo;
mod place;

use async_trait::async_trait;
use url::Url;

use self::{
    mastodon::Refusal,
    nodeinfo::{Nodeinfo, Software},
    place::{Id, Place},
};
use super::{Context, Error, Progress, Recognised, Source};
use crate::{
    fetch::{self, Ask},
    thread::{Conversation, PostRef},
};

/// The fediverse.
pub(super) struct Fediverse {
    cx: Context,
    nodeinfo: Nodeinfo,
}

impl Fediverse {
    pub(super) fn new(cx: &Context) -> Self {
        Self { cx: cx.clone(), nodeinfo: Nodeinfo::new() }
    }
}

#[async_trait]
impl Source for Fediverse {
    fn network(&self) -> &'static str {
        name::NETWORK
    }

    fn title(&self) -> &'static str {
        "the fediverse"
    }

    fn example(&self) -> &'static str {
        "https://mastodon.social/@…/…"
    }

    fn recognise(&self, link: &str) -> Recognised {
        link::recognise(link, &self.cx.fetch)
    }

    fn link_of(&self, address: &str) -> Option<Url> {
        link::link_of(address, &self.cx.fetch)
    }

    async fn fetch(
        &self,
        post: &PostRef,
        _: &[PostRef],
        progress: &dyn Progress,
    ) -> Result<Conversation, Error> {
        let not_found = || Error::NotFound(post.to_string());
        let url = name::uri_of(post, &self.cx.fetch).ok_or_else(not_found)?;
        let mut conversation = Box::pin(self.read(&url, progress)).await?;
        // What the link said names the post too, whatever it is called at home.
        let focus = conversation.focus.clone();
        if let Some(found) = conversation.posts.iter_mut().find(|p| p.id == focus)
            && found.id != *post
            && !found.aliases.contains(post)
        {
            found.aliases.push(post.clone());
        }
        Ok(conversation)
    }
}

impl Fediverse {
    /// Reads the thread of a post, at home if the address is another server's.
    async fn read(&self, url: &Url, progress: &dyn Progress) -> Result<Conversation, Error> {
        deny::check(&self.cx, url)?;
        let found = match self.find(url).await {
            Ok(found) => found,
            Err(refusal) => return self.otherwise(url, refusal, progress).await,
        };
        let Some((page, object)) = found.origin() else {
            return match found.read(progress).await {
                Err(refusal) => self.otherwise(url, Some(refusal), progress).await,
                Ok(conversation) => Ok(conversation),
            };
        };
        match self.at_home(page, object.clone(), progress).await {
            Err(error) if self.may_show_copy(&object, &error).await => {
                found.read(progress).await.map_err(|_| error)
            }
            answer => answer,
        }
    }

    /// Reads a thread where it was written.
    async fn at_home(
        &self,
        page: Url,
        object: Url,
        progress: &dyn Progress,
    ) -> Result<Conversation, Error> {
        // Ids of before their server had https still say http.
        let [page, object] = [page, object].map(|mut url| {
            let scheme = self.cx.fetch.scheme(&name::authority(&url).unwrap_or_default());
            let _ = url.set_scheme(scheme);
            url
        });
        deny::check(&self.cx, &object)?;
        let refusal = match self.find(&page).await {
            Err(refusal) => refusal,
            Ok(found) => match found.read(progress).await {
                Err(refusal) => Some(refusal),
                Ok(conversation) => return Ok(conversation),
            },
        };
        self.otherwise(&object, refusal, progress).await
    }

    /// The post by Mastodon's API; no refusal when the address has no id that it could know.
    async fn find(&self, url: &Url) -> Result<mastodon::Found<'_>, Option<Refusal>> {
        let place = place_of(url);
        let id = api_id(place.as_ref()).ok_or(None)?;
        mastodon::find(&self.cx, url, id).await.map_err(Some)
    }

    /// Every way but Mastodon's API under the id in the address, which gave `refusal`.
    async fn otherwise(
        &self,
        url: &Url,
        refusal: Option<Refusal>,
        progress: &dyn Progress,
    ) -> Result<Conversation, Error> {
        let host = name::authority(url).unwrap_or_default();
        let place = place_of(url);
        let id = place.as_ref().map(|place| &place.id);
        let refused = match refusal {
            None | Some(Refusal::NoApi) => None,
            Some(Refusal::Failed(error)) => return Err(error),
            Some(Refusal::Missing) if matches!(id, Some(Id::Digits(_))) => {
                return Err(Error::NotFound(url.to_string()));
            }
            Some(Refusal::Missing) => Some(Error::NotFound(url.to_string())),
            Some(Refusal::Closed(status)) => {
                Some(Error::Refused { host: host.clone(), what: format!("HTTP {status}") })
            }
        };
        if place.as_ref().is_some_and(Place::is_view) {
            return Err(refused.unwrap_or(Error::NotANetwork(host)));
        }
        // Only these differ by software; asking what it is costs two requests.
        if let Some(id @ (Id::Note(text) | Id::Ulid(text) | Id::Object(text))) = id {
            let by_api = match (self.software(url).await?, id) {
                (Software::Misskey, Id::Note(_) | Id::Ulid(_)) => {
                    return misskey::read(&self.cx, &host, text, progress).await;
                }
                (Software::Mitra, Id::Object(_)) => Some(text.clone()),
                (Software::Pleroma, Id::Object(_)) => self.notice(url).await,
                _ => None,
            };
            if let Some(id) = by_api
                && let Ok(found) = mastodon::find(&self.cx, url, &id).await
                && let Ok(conversation) = found.read(progress).await
            {
                return Ok(conversation);
            }
        }
        let mut object = url.clone();
        if let Some(place) = &place {
            object.set_path(&place.object_path());
        }
        match activitypub::read(&self.cx, &object, progress).await {
            Err(Error::NotANetwork(host)) => Err(refused.unwrap_or(Error::NotANetwork(host))),
            answer => answer,
        }
    }

    /// What the server runs; a server that cannot be asked now is an error, one that does not
    /// tell is not.
    async fn software(&self, url: &Url) -> Result<Software, Error> {
        match self.nodeinfo.software(&self.cx, url).await {
            Ok(software) => Ok(software),
            Err(error) => match error.kind {
                fetch::Kind::Garbled(_)
                | fetch::Kind::TooLarge { .. }
                | fetch::Kind::NotRecorded => Ok(Software::Other),
                _ => Err(error.into()),
            },
        }
    }

    /// Whether a copy may stand in for the original, which gave `error`: when its server is away
    /// or closed to us, but not when post, author or server said no.
    async fn may_show_copy(&self, object: &Url, error: &Error) -> bool {
        match error {
            Error::Refused { what, .. } => {
                !what.contains("403")
                    && !matches!(self.software(object).await, Ok(Software::Misskey))
            }
            error => !error.is_final(),
        }
    }

    /// Pleroma sends browsers from an object to its page, which has the id of the API.
    async fn notice(&self, url: &Url) -> Option<String> {
        let answer = self.cx.fetch.send(Ask::get(url.clone(), "text/html")).await.ok()?;
        if name::authority(&answer.url) != name::authority(url) {
            return None;
        }
        api_id(place_of(&answer.url).as_ref()).map(str::to_owned)
    }
}

fn place_of(url: &Url) -> Option<Place> {
    match place::of_path(&link::segments(url)?)? {
        link::Found::Post(place) => Some(place),
        link::Found::NotAPost(_) => None,
    }
}

/// The id by which Mastodon's API may know the post.
fn api_id(place: Option<&Place>) -> Option<&str> {
    match &place?.id {
        Id::Digits(id) | Id::Api(id) => Some(id),
        _ => None,
    }
}
