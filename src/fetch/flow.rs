//! An answer whose body is read while it comes: videos do not fit into memory. Everything on the
//! way to it is as for any other answer.

use bytes::Bytes;
use url::Url;

use super::{Answer, body::Pieces, error::Error};

/// The head of an answer, and its body still to come.
pub struct Flow {
    /// The HTTP status.
    pub status: u16,
    /// Where the answer comes from, after redirects.
    pub url: Url,
    /// Header names are lower-case.
    pub headers: Vec<(String, String)>,
    pub(super) body: Body,
}

/// Where the rest comes from.
pub(super) enum Body {
    Network(Box<Pieces>),
    /// Read already: out of a recording, or into one.
    Whole(Option<Bytes>),
}

impl Flow {
    /// The first header of that (lower-case) name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The next piece of the body; `None` at its end.
    ///
    /// # Errors
    /// [`Error`], which names the host: what came before is not the whole body.
    pub async fn next(&mut self) -> Result<Option<Bytes>, Error> {
        match &mut self.body {
            Body::Network(pieces) => {
                pieces.next().await.map_err(|kind| Error::new(&self.url, kind))
            }
            Body::Whole(bytes) => Ok(bytes.take().filter(|bytes| !bytes.is_empty())),
        }
    }

    /// With all of the body.
    pub(super) async fn whole(self) -> Result<Answer, Error> {
        let Self { status, url, headers, body } = self;
        let body = match body {
            Body::Whole(bytes) => bytes.unwrap_or_default(),
            Body::Network(pieces) => {
                pieces.all().await.map_err(|kind| Error::new(&url, kind))?
            }
        };
        Ok(Answer { status, url, headers, body })
    }

    /// Lets others ask the host while this is being read slowly.
    pub fn step_aside(&mut self) {
        if let Body::Network(pieces) = &mut self.body {
            pieces.permit = None;
        }
    }
}
