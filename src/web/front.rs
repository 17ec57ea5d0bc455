//! What stands between a connection and the router: answers that may be [repeated](super::repeat) are
//! given at once; pages of threads of which all is at hand skip the layers that mind long work, strange
//! bodies and forms; everything else goes through all of them.

use std::{
    convert::Infallible,
    future::{Ready, ready},
    net::{IpAddr, Ipv6Addr, SocketAddr},
    pin::Pin,
    sync::Arc,
};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{Request, Response},
};
use bytes::Bytes;
use futures_util::future::Either as One;
use http_body_util::{BodyExt, Either, Full};
use hyper::{body::Incoming, service::Service};
use tower::ServiceExt;

use super::{
    Web,
    at_hand::{self, Looked},
    repeat::{self, Repeats},
    router, shortcut,
};

/// A body that is there already, or one of the router's.
type Bodies = Either<Full<Bytes>, Body>;

type Outcome = Result<Response<Bodies>, Infallible>;

/// The service of one connection.
#[derive(Clone)]
pub(super) struct Front {
    web: Arc<Web>,
    router: Router,
    shortcut: Router,
    peer: SocketAddr,
}

impl Front {
    pub(super) fn new(web: Arc<Web>) -> Self {
        let (router, shortcut) = (router(Arc::clone(&web)), shortcut(Arc::clone(&web)));
        Self { web, router, shortcut, peer: SocketAddr::new(IpAddr::V6(Ipv6Addr::UNSPECIFIED), 0) }
    }

    /// The same for whoever is at the other end.
    pub(super) fn for_visitor(&self, peer: SocketAddr) -> Self {
        Self { peer, ..self.clone() }
    }

    /// Asks the router, and keeps its answer if it may be repeated.
    async fn ask(self, mut request: Request<Incoming>) -> Outcome {
        let key = Repeats::key(&request);
        request.extensions_mut().insert(ConnectInfo(self.peer));
        let (mut head, body) = request.into_parts();
        let at_hand = match &key {
            Some(_) => at_hand::look(&self.web, &head.uri, &head.headers).await,
            None => None,
        };
        let is_fetched = at_hand.as_ref().is_some_and(|it| it.is_fetched);
        let router = if let Some(at_hand) = at_hand {
            head.extensions.insert(at_hand);
            self.shortcut
        } else {
            head.extensions.insert(Looked);
            self.router
        };
        let answer = router.oneshot(Request::from_parts(head, body)).await?;
        let (parts, body) = answer.into_parts();
        // Most of what nobody saw for a while is not asked for again in the same second: what is, is
        // kept when it is.
        let key = key.filter(|_| !is_fetched);
        let (Some(key), Some(then)) = (key, repeat::lasts(&parts)) else {
            return Ok(Response::from_parts(parts, Either::Right(body)));
        };
        // Whole in memory already: nothing is waited for, and nothing is copied.
        match body.collect().await {
            Ok(whole) => {
                let bytes = whole.to_bytes();
                self.web.pages.repeats.keep(key, then, &parts, bytes.clone());
                Ok(Response::from_parts(parts, Either::Left(Full::new(bytes))))
            }
            Err(error) => {
                let broken =
                    Body::from_stream(futures_util::stream::iter([Err::<Bytes, _>(error)]));
                Ok(Response::from_parts(parts, Either::Right(broken)))
            }
        }
    }
}

impl Service<Request<Incoming>> for Front {
    type Response = Response<Bodies>;
    type Error = Infallible;
    type Future = One<Ready<Outcome>, Pin<Box<dyn Future<Output = Outcome> + Send>>>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let Some((answer, reading)) = self.web.pages.repeats.answer(&request) else {
            return One::Right(Box::pin(self.clone().ask(request)));
        };
        if let Some(root) = reading {
            let (web, headers) = (&*self.web, request.headers());
            let household = web.visitors.household(self.peer.ip(), headers);
            web.note(household, headers, &root, || web.visitors.is_robot(headers));
        }
        One::Left(ready(Ok(answer.map(Either::Left))))
    }
}
