//! Stand-in until the real one is merged.

use url::Url;

use crate::{
    source::{Context, Error, Progress},
    thread::Conversation,
};

pub(super) async fn read(
    _: &Context,
    object: &Url,
    _: &dyn Progress,
) -> Result<Conversation, Error> {
    Err(Error::NotANetwork(object.to_string()))
}

pub(super) async fn conversation_of(_: &Context, _: &Url) -> Result<Option<String>, Error> {
    Ok(None)
}
