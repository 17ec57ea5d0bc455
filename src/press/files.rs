//! The files of a thread's media, for a shape that takes them along: what is kept first, then what
//! has to be fetched, within bounds of time and size.

use std::{collections::BTreeMap, time::Duration};

use futures_util::{StreamExt, stream};
use tokio::time::{Instant, timeout_at};
use url::Url;

use super::{What, Wish};
use crate::{
    format::{File, Weight},
    media::{Opened, Picture, Shelf, WIDTHS, Wanted, wanted},
};

/// Most bytes of all files of a shape.
const ROOM: usize = 48 << 20;

/// Up to here a picture is taken as it is; a larger one in its largest small copy, where the shape
/// is for reading.
const SMALL: usize = 256 << 10;

/// How long missing files are waited for, all together, and how many are fetched at once.
const PATIENCE: Duration = Duration::from_secs(20);
const AT_ONCE: usize = 6;

/// What a shape needs of the media.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Nothing,
    /// Pictures, to be looked at.
    Pictures,
    /// Everything, as it came.
    Everything,
}

impl Need {
    fn of(what: What) -> Self {
        match what {
            What::Card => Self::Pictures,
            What::Shape(format) => match format.weight() {
                Weight::Light => Self::Nothing,
                Weight::Pictures | Weight::Heavy => Self::Pictures,
                Weight::Files => Self::Everything,
            },
        }
    }
}

/// The files that the wish needs and that can be had. What is missing is linked by the shape.
pub(super) async fn gather(shelf: &Shelf, wish: &Wish) -> BTreeMap<Url, File> {
    let need = Need::of(wish.what);
    let list = match wish.what {
        _ if need == Need::Nothing => Vec::new(),
        What::Card => {
            let avatar = wish.thread.author.avatar.clone();
            avatar.map(|url| Wanted { url, is_played: false }).into_iter().collect()
        }
        What::Shape(_) => wanted(&wish.thread),
    };
    // What is played is large: it takes the room that pictures leave.
    let (played, still): (Vec<_>, Vec<_>) = list.into_iter().partition(|it| it.is_played);
    let played = if need == Need::Everything { played } else { Vec::new() };
    let list: Vec<Url> = still.into_iter().chain(played).map(|it| it.url).collect();
    let mut basket = Basket { room: ROOM, files: BTreeMap::new() };
    let mut missing = Vec::new();
    for url in list {
        match kept(shelf, &url, need).await {
            Some(picture) => basket.put(shelf, url, picture),
            None => missing.push(url),
        }
    }
    let fetched = missing.into_iter().map(|url| async move {
        let picture = fetched(shelf, &url, need).await;
        (url, picture)
    });
    let mut fetched = std::pin::pin!(stream::iter(fetched).buffered(AT_ONCE));
    let end = Instant::now() + PATIENCE;
    while let Ok(Some((url, picture))) = timeout_at(end, fetched.next()).await {
        if let Some(picture) = picture {
            basket.put(shelf, url, picture);
        }
    }
    basket.files
}

struct Basket {
    room: usize,
    files: BTreeMap<Url, File>,
}

impl Basket {
    fn put(&mut self, from: &Shelf, url: Url, picture: Picture) {
        let Some(room) = self.room.checked_sub(picture.bytes.len()) else { return };
        self.room = room;
        let size = from.facts(&url).map(|facts| facts.size);
        let media_type = picture.media_type.to_owned();
        self.files.insert(url, File { media_type, bytes: picture.bytes, size });
    }
}

/// What is on the shelf.
async fn kept(shelf: &Shelf, url: &Url, need: Need) -> Option<Picture> {
    let picture = shelf.copy(url).await?;
    Some(fitting(shelf, url, picture, need).await)
}

/// What its server gives.
async fn fetched(shelf: &Shelf, url: &Url, need: Need) -> Option<Picture> {
    let address = shelf.address(url);
    match shelf.open(token(&address)?).await.ok()? {
        Opened::File(file) if file.length <= ROOM as u64 => {
            let picture = file.whole().await.ok()?;
            Some(fitting(shelf, url, picture, need).await)
        }
        _ => None,
    }
}

/// The picture itself, or a copy that is large enough for reading.
async fn fitting(shelf: &Shelf, url: &Url, picture: Picture, need: Need) -> Picture {
    if need == Need::Everything || picture.bytes.len() <= SMALL {
        return picture;
    }
    let [.., widest] = WIDTHS;
    let address = shelf.address(url);
    let Some(token) = token(&address) else { return picture };
    match shelf.open_small(token, widest).await {
        Ok(Opened::File(file)) => file.whole().await.unwrap_or(picture),
        _ => picture,
    }
}

fn token(address: &str) -> Option<&str> {
    address.strip_prefix("/media/")
}
