//! One request to one host, over the network: the only place where an HTTP client is made.

use std::{error::Error, io, sync::Arc, time::Duration};

use reqwest::{
    Client, RequestBuilder, Response,
    header::{ACCEPT, CONTENT_TYPE, RANGE, USER_AGENT},
    redirect::Policy,
};
use tokio::time::{Instant, timeout_at};
use url::Url;

use super::{
    Ask, Lookup,
    body::Pieces,
    error::{Kind, SetupError},
    guard::Passage,
    limits::Limits,
    record::Recorded,
    resolve::{NotPublic, Resolver},
    special::is_public,
};

/// The clients: their pools are apart, so that no connection to an inner address is ever used for
/// a public name.
pub(super) struct Network {
    /// As a browser would begin it.
    browser_like: String,
    public: Client,
    private: Option<Client>,
}

/// What went wrong, and whether another try is worth it.
pub(super) struct Failure {
    pub(super) kind: Kind,
    pub(super) again: Again,
}

/// Whether to ask again.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Again {
    /// It would be the same.
    Never,
    /// The connection broke before an answer came: most often one that the server had closed since
    /// the last request. No more are kept than there are tries.
    AtOnce,
    /// No connection: in a moment.
    Later,
}

impl Network {
    pub(super) fn new(
        user_agent: &str,
        limits: &Limits,
        lookup: Arc<dyn Lookup>,
        any_private: bool,
    ) -> Result<Self, SetupError> {
        let public = client(user_agent, limits, Resolver::public(Arc::clone(&lookup)))?;
        let private = || client(user_agent, limits, Resolver::private(lookup));
        let browser_like =
            format!("Mozilla/5.0 (compatible; {})", user_agent.replace(['(', ')'], ""));
        Ok(Self { browser_like, public, private: any_private.then(private).transpose()? })
    }

    /// Asks once, following nothing. The body is read only where it is wanted `whole`.
    pub(super) async fn ask(
        &self,
        ask: &Ask,
        url: &Url,
        passage: Passage,
        deadline: Instant,
        whole: bool,
    ) -> Result<(Recorded, Option<Pieces>), Failure> {
        let client = match (passage, &self.private) {
            (Passage::Private, Some(private)) => private,
            _ => &self.public,
        };
        let mut request = request(client, ask, url);
        if ask.browser_like {
            request = request.header(USER_AGENT, &self.browser_like);
        }
        let sending = request.send();
        let response = timeout_at(deadline, sending)
            .await
            .map_err(|_| Failure { kind: Kind::TimedOut, again: Again::Never })?
            .map_err(|error| failure(&error))?;
        if passage == Passage::Public
            && let Some(peer) = response.remote_addr()
            && !is_public(peer.ip())
        {
            // Cannot be, after the resolver. If it is all the same, nothing of it is believed.
            let why = format!("it was reached under {}, which is not public", peer.ip());
            return Err(Failure { kind: Kind::Forbidden(why), again: Again::Never });
        }
        answer(ask, url, response, deadline, whole)
            .await
            .map_err(|kind| Failure { kind, again: Again::Never })
    }
}

#[expect(clippy::disallowed_methods, reason = "the one door is built of it")]
fn client(user_agent: &str, limits: &Limits, resolver: Resolver) -> Result<Client, SetupError> {
    Client::builder()
        .user_agent(user_agent)
        .no_proxy()
        .referer(false)
        .redirect(Policy::none())
        .retry(reqwest::retry::never())
        .dns_resolver(Arc::new(resolver))
        .connect_timeout(limits.connect)
        .read_timeout(limits.read)
        .pool_idle_timeout(Duration::from_secs(30))
        .pool_max_idle_per_host(2)
        .build()
        .map_err(|error| SetupError::Client(error.source().unwrap_or(&error).to_string()))
}

/// Built anew for each hop: nothing is carried from one host to the next.
fn request(client: &Client, ask: &Ask, url: &Url) -> RequestBuilder {
    if let Some(json) = &ask.json {
        return client
            .post(url.clone())
            .header(ACCEPT, ask.accept)
            .header(CONTENT_TYPE, "application/json")
            .body(json.clone());
    }
    let signed = ask.signer.as_ref().map(|signer| signer.sign(url)).unwrap_or_default();
    let mut request = client.get(url.clone()).header(ACCEPT, ask.accept);
    if let Some(range) = &ask.range {
        request = request.header(RANGE, range);
    }
    if let Some(token) = &ask.bearer {
        request = request.bearer_auth(token.reveal());
    }
    // The client writes `Host` itself.
    let own = signed.into_iter().filter(|(name, _)| !name.eq_ignore_ascii_case("host"));
    own.fold(request, |request, (name, value)| request.header(name, value))
}

async fn answer(
    ask: &Ask,
    url: &Url,
    response: Response,
    deadline: Instant,
    whole: bool,
) -> Result<(Recorded, Option<Pieces>), Kind> {
    let status = response.status();
    let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
    let headers: Vec<_> = response
        .headers()
        .iter()
        .map(|(name, value)| (name.as_str().to_owned(), text(value.as_bytes())))
        .collect();
    // Nobody reads the body of a redirect.
    let leads_on = status.is_redirection() && response.headers().contains_key("location");
    let mut body = bytes::Bytes::new();
    let mut rest = None;
    if !leads_on {
        let pieces = Pieces::new(response, ask.limit, deadline)?;
        if whole {
            body = pieces.all().await?;
        } else {
            rest = Some(pieces);
        }
    }
    let recorded = Recorded {
        method: ask.method().to_owned(),
        url: url.clone(),
        json: ask.json.clone(),
        status: status.as_u16(),
        headers,
        body,
    };
    Ok((recorded, rest))
}

/// What the client's error means to us. Its own words name the whole URL; ours do not.
pub(super) fn failure(error: &reqwest::Error) -> Failure {
    let mut broken = false;
    let mut words = "no answer".to_owned();
    let mut next = error.source();
    while let Some(it) = next {
        if let Some(refused) = it.downcast_ref::<NotPublic>() {
            return Failure { kind: Kind::Forbidden(refused.to_string()), again: Again::Never };
        }
        if let Some(http) = it.downcast_ref::<hyper::Error>() {
            if http.is_parse() || http.is_parse_too_large() {
                return Failure { kind: Kind::Garbled(http.to_string()), again: Again::Never };
            }
            broken = true;
        }
        // The last of the causes is the one that says something.
        words = it.to_string().chars().take(200).collect();
        next = cause(it);
    }
    if error.is_timeout() {
        Failure { kind: Kind::TimedOut, again: Again::Never }
    } else if error.is_decode() && !broken {
        Failure { kind: Kind::Garbled(words), again: Again::Never }
    } else {
        let again = match (error.is_connect(), error.is_dns()) {
            (true, false) => Again::Later,
            (false, _) if broken && error.is_request() => Again::AtOnce,
            _ => Again::Never,
        };
        Failure { kind: Kind::Unreachable(words), again }
    }
}

/// What is behind an error; an I/O error hides what it was made of from `source`.
fn cause<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    let wrapped = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    wrapped.map_or_else(|| error.source(), |inner| Some(inner))
}
