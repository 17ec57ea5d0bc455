//! Small copies: made when first asked for, kept beside the picture, a few at a time.

use std::{io, sync::Arc, time::Duration};

use bytes::Bytes;
use tokio::{sync::OwnedSemaphorePermit, task::spawn_blocking, time::timeout};
use url::Url;

use super::{
    Cover, Error, Inner, address_of,
    disk::Place,
    file::{self, File, Opened, Picture, tag},
    header,
    index::Name,
    link::{Hash, Link, Look},
    thumb,
};

/// How long a visitor waits for a copy to be made.
const PATIENCE: Duration = Duration::from_secs(10);

impl Inner {
    /// The copy; else the picture itself, unless a cover was asked for and it is none.
    pub(super) async fn open_small(
        self: &Arc<Self>,
        url: &Url,
        width: u32,
    ) -> Result<Opened, Error> {
        let opened = self.open(url).await?;
        let fits = !Cover::is(width)
            || matches!(&opened, Opened::File(it) if it.media_type == Cover::MEDIA_TYPE);
        let as_it_is = || {
            if fits {
                Ok(opened)
            } else {
                Err(Error::WrongType("not to be made a JPEG".to_owned()))
            }
        };
        let name = address_of(url);
        let inner = Arc::clone(self);
        let found = spawn_blocking(move || inner.small(name, width, fits)).await;
        let link = match found {
            Ok(Some(Small::Ready(file))) => return Ok(Opened::File(file)),
            Ok(Some(Small::Wanted(link))) => link,
            _ => return as_it_is(),
        };
        let making = async {
            let permit = Arc::clone(&self.work).acquire_owned().await.ok()?;
            let (inner, link) = (Arc::clone(self), link.clone());
            let make = move || inner.make(name, &link, width, permit);
            spawn_blocking(make).await.ok().flatten()
        };
        if let Ok(Some(file)) = timeout(PATIENCE, making).await {
            return Ok(Opened::File(file));
        }
        self.needless.insert((link.content, width), ());
        as_it_is()
    }

    /// What there is, or is to be made. `None`: the picture itself, which may `fit` as it is, is the
    /// best copy. Blocks.
    fn small(&self, name: Hash, width: u32, fits: bool) -> Option<Small> {
        let (_, link) = self.disk.link(name)?;
        let look = link.look?;
        // What carries notes is never given out as it is when a copy can be made.
        let is_small = look.width <= width && !look.has_notes;
        if fits && (look.moves || is_small) || self.needless.contains_key(&(link.content, width)) {
            return None;
        }
        Some(match self.ready(link.content, width) {
            Some(file) => Small::Ready(file),
            None => Small::Wanted(link),
        })
    }

    fn ready(&self, content: Hash, width: u32) -> Option<File> {
        let file = self.disk.open(content, width).ok()??;
        let file = File::on_disk(file, None, tag(content, width));
        if file.is_none() {
            // Half a file; it is made again.
            let _ = self.disk.discard(content, width);
        }
        file
    }

    /// Makes the copy, and keeps it where there is room. `None`: there is none that is better than
    /// the picture. Blocks.
    fn make(
        &self,
        name: Hash,
        link: &Link,
        width: u32,
        permit: OwnedSemaphorePermit,
    ) -> Option<File> {
        let _permit = permit;
        // Somebody may have made it while this one waited.
        if let Some(file) = self.ready(link.content, width) {
            return Some(file);
        }
        let Picture { media_type, bytes } =
            file::read(self.disk.open(link.content, 0).ok()??, link.length)?;
        let header = header::read(media_type, &bytes)?;
        let decoded = thumb::decode(media_type, &bytes, header)?;
        if link.look.is_some_and(|look| look.colour.is_none()) {
            let look = Look::new(&header, decoded.colour());
            if let Err(error) = self.learn(name, &Link { look: Some(look), ..link.clone() }) {
                tracing::debug!(%error, "what was learned of a picture could not be kept");
            }
        }
        let is_cover = Cover::is(width);
        let small = if is_cover { decoded.cover(width) } else { decoded.thumb(width) }?;
        let fits = !is_cover || media_type == Cover::MEDIA_TYPE;
        if fits && small.bytes.len() >= bytes.len() && !header.has_notes {
            return None;
        }
        let kept = self.disk.put(Place::Passing, Name::File(link.content, width), &small.bytes);
        if !matches!(kept, Ok(super::Kept::Yes)) {
            tracing::debug!(?kept, "a small copy could not be kept");
        }
        let small = Picture { media_type: small.media_type, bytes: Bytes::from(small.bytes) };
        Some(File::loose(small, tag(link.content, width)))
    }

    /// Writes down what was learned of a picture that came without being looked at.
    fn learn(&self, name: Hash, link: &Link) -> io::Result<()> {
        let Some((place, _)) = self.disk.link(name) else { return Ok(()) };
        if let Some(look) = &link.look {
            self.facts.insert(name, look.facts());
        }
        self.disk.put_link(place, name, link).map(drop)
    }
}

/// What there is of a small copy.
enum Small {
    Ready(File),
    Wanted(Link),
}
