//! Pictures leave with the thread that showed them, however it leaves: taken out, deleted on its
//! network, expired, or replaced by a copy that does not have them any more.

use std::{collections::HashSet, sync::Arc};

use tokio_util::task::TaskTracker;
use url::Url;

use crate::{
    media::{Shelf, named},
    store::{self, HearLeft, Left, Store},
};

/// Takes pictures away, in the background, whenever a copy leaves the store.
pub(super) fn hear(store: &Arc<dyn Store>, media: &Shelf, tasks: &TaskTracker) -> HearLeft {
    // The store holds who hears.
    let store = Arc::downgrade(store);
    let (media, tasks) = (media.clone(), tasks.clone());
    Arc::new(move |left| {
        let (Some(store), media) = (store.upgrade(), media.clone()) else { return };
        tasks.spawn(async move {
            if let Err(error) = take_away(&*store, &media, left).await {
                tracing::error!(%error, "the pictures of a thread that left stay");
            }
        });
    })
}

/// Takes away what the copy showed and no other thread of its author shows. What other people's
/// threads show too is fetched again when somebody reads those.
async fn take_away(store: &dyn Store, media: &Shelf, left: Left) -> Result<(), store::Error> {
    let Left { was, now } = left;
    let stays: HashSet<Url> = now.iter().flat_map(|thread| named(thread)).collect();
    let mut leaving: Vec<Url> = named(&was);
    leaving.retain(|url| !stays.contains(url));
    if leaving.is_empty() {
        return Ok(());
    }
    for root in store.threads_of(&was.author.id).await? {
        if let Some(other) = store.thread(&root).await? {
            let stays: HashSet<Url> = named(&other.thread).into_iter().collect();
            leaving.retain(|url| !stays.contains(url));
        }
    }
    if now.is_none()
        && let Err(error) = media.unpin(&was).await
    {
        tracing::warn!(root = %was.root, %error, "a pin stays");
    }
    for url in &leaving {
        media.forget(url).await;
    }
    tracing::debug!(root = %was.root, pictures = leaving.len(), "pictures taken away");
    Ok(())
}
