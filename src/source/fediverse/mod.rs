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
mod signals;

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

    fn recognise(&self, link: &str) -> Recognised {
        link::recognise(link, &self.cx.fetch)
    }

    fn link_of(&self, address: &str) -> Option<Url> {
        link::link_of(address, &self.cx.fetch)
    }

    async fn fetch(&self, post: &PostRef, progress: &dyn Progress) -> Result<Conversation, Error> {
        let not_found = || Error::NotFound(post.to_string());
        let url = name::uri_of(post, &self.cx.fetch).ok_or_else(not_found)?;
        let mut conversation = self.read(&url, progress).await?;
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
        let place = place_of(url);
        let refusal = match api_id(place.as_ref()) {
            None => None,
            Some(id) => match mastodon::find(&self.cx, url, id).await {
                Ok(found) => {
                    return match found.origin() {
                        None => {
                            self.or_otherwise(
                                url,
                                place.as_ref(),
                                found.read(progress).await,
                                progress,
                            )
                            .await
                        }
                        Some((page, object)) => {
                            match self.at_home(&page, &object, progress).await {
                                Err(error) if self.may_show_copy(&object, &error).await => {
                                    found.read(progress).await.map_err(|_| error)
                                }
                                answer => answer,
                            }
                        }
                    };
                }
                Err(refusal) => Some(refusal),
            },
        };
        self.otherwise(url, place.as_ref(), refusal, progress).await
    }

    /// Reads a thread where it was written.
    async fn at_home(
        &self,
        page: &Url,
        object: &Url,
        progress: &dyn Progress,
    ) -> Result<Conversation, Error> {
        deny::check(&self.cx, page)?;
        deny::check(&self.cx, object)?;
        let place = place_of(page).or_else(|| place_of(object));
        let refusal = match api_id(place.as_ref()) {
            None => None,
            Some(id) => match mastodon::find(&self.cx, page, id).await {
                Ok(found) => {
                    let answer = found.read(progress).await;
                    return self.or_otherwise(object, place.as_ref(), answer, progress).await;
                }
                Err(refusal) => Some(refusal),
            },
        };
        self.otherwise(object, place.as_ref(), refusal, progress).await
    }

    /// The answer of Mastodon's API, or what other ways say when it refused after all.
    async fn or_otherwise(
        &self,
        url: &Url,
        place: Option<&Place>,
        answer: Result<Conversation, Refusal>,
        progress: &dyn Progress,
    ) -> Result<Conversation, Error> {
        match answer {
            Ok(conversation) => Ok(conversation),
            Err(refusal) => self.otherwise(url, place, Some(refusal), progress).await,
        }
    }

    /// Every way but Mastodon's API under the id in the address.
    async fn otherwise(
        &self,
        url: &Url,
        place: Option<&Place>,
        refusal: Option<Refusal>,
        progress: &dyn Progress,
    ) -> Result<Conversation, Error> {
        let host = name::authority(url).unwrap_or_default();
        match &refusal {
            Some(Refusal::Failed(error)) => return Err(error.clone()),
            Some(Refusal::Missing(_)) if matches!(place.map(|p| &p.id), Some(Id::Digits(_))) => {
                return Err(Error::NotFound(url.to_string()));
            }
            _ => {}
        }
        let software = self.software(url).await?;
        match (software, place.map(|place| &place.id)) {
            (Software::Misskey, Some(Id::Note(id))) => {
                return misskey::read(&self.cx, &host, id, progress).await;
            }
            (Software::Mitra, Some(Id::Object(id))) => {
                if let Ok(found) = mastodon::find(&self.cx, url, id).await
                    && let Ok(conversation) = found.read(progress).await
                {
                    return Ok(conversation);
                }
            }
            (Software::Pleroma, Some(Id::Object(_))) => {
                if let Some(id) = self.notice(url).await
                    && let Ok(found) = mastodon::find(&self.cx, url, &id).await
                    && let Ok(conversation) = found.read(progress).await
                {
                    return Ok(conversation);
                }
            }
            _ => {}
        }
        let mut object = url.clone();
        if let Some(place) = place {
            object.set_path(&place.object_path());
        }
        let answer = activitypub::read(&self.cx, &object, progress).await;
        match (answer, refusal) {
            (Err(Error::NotANetwork(_)), Some(Refusal::Closed(status))) => {
                Err(Error::Refused { host, what: format!("HTTP {status}") })
            }
            (Err(Error::NotANetwork(_)), Some(Refusal::Missing(_))) => {
                Err(Error::NotFound(url.to_string()))
            }
            (answer, _) => answer,
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
