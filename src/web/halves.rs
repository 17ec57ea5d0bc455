//! The page of a thread, kept ready in two halves: what is the thread's own, and what the pages of
//! all threads end with. So a new thread at the head of the list costs one small half, not every page
//! anew; and the upper half stays true as long as its thread does, long enough to be kept in the
//! store for whoever comes first after a start.

use std::sync::Arc;

use axum::{
    http::{HeaderMap, HeaderValue},
    response::Response,
};
use bytes::Bytes;
use moka::sync::Cache;
use tokio::{sync::Semaphore, task::spawn_blocking};

use super::{
    Error,
    cache::{Manner, respond},
    encoding::{Care, Encoding},
    hands::Hands,
    piece::{Piece, Place},
};

/// Lower halves in memory: languages, looks and encodings, of the last minutes.
const LOWERS: u64 = 500;

/// What is the thread's own.
pub(super) struct Upper {
    /// Names all that it shows.
    made_of: String,
    tag: String,
    piece: Piece,
    /// It was compressed in haste, and can be smaller.
    pub(super) is_hasty: bool,
}

/// What all pages end with.
pub(super) struct Lower {
    tag: String,
    piece: Piece,
}

/// Whose upper half: a hash of the address and of whom the page is for.
pub(super) type Id = i64;

/// Both kinds of halves.
pub(super) struct Halves {
    uppers: Cache<(Id, Encoding), Arc<Upper>>,
    lowers: Cache<(String, Encoding), Arc<Lower>>,
    hands: Hands,
    /// Held by who compresses thoroughly: one page at a time, for it is never urgent.
    press: Semaphore,
}

impl Upper {
    /// What was in the store.
    pub(super) fn kept(made_of: String, tag: String, bytes: Vec<u8>) -> Self {
        Self { made_of, tag, piece: Piece::kept(bytes), is_hasty: false }
    }

    pub(super) fn tag(&self) -> &str {
        &self.tag
    }

    pub(super) fn bytes(&self) -> &Bytes {
        self.piece.bytes()
    }
}

impl Halves {
    /// With so many bytes of upper halves.
    pub(super) fn new(budget: u64, hands: Hands) -> Self {
        let weight = |_: &(Id, Encoding), upper: &Arc<Upper>| {
            u32::try_from(upper.bytes().len() + 300).unwrap_or(u32::MAX)
        };
        Self {
            uppers: Cache::builder().max_capacity(budget).weigher(weight).build(),
            lowers: Cache::builder().max_capacity(LOWERS).build(),
            hands,
            press: Semaphore::new(1),
        }
    }

    /// Remembers what was in the store.
    pub(super) fn put(&self, id: Id, upper: Upper) {
        self.uppers.insert((id, Encoding::Brotli), Arc::new(upper));
    }

    /// The upper half, if it is there.
    pub(super) fn upper(&self, id: Id, encoding: Encoding, made_of: &str) -> Option<Arc<Upper>> {
        self.uppers.get(&(id, encoding)).filter(|upper| upper.made_of == made_of)
    }

    /// The upper half, made by `render` when it is in memory in no encoding.
    pub(super) async fn make_upper(
        &self,
        id: Id,
        encoding: Encoding,
        made_of: String,
        render: impl FnOnce() -> Result<Vec<u8>, Error> + Send + 'static,
    ) -> Result<Arc<Upper>, Error> {
        let hand = self.hands.free().await;
        if let Some(upper) = self.upper(id, encoding, &made_of) {
            return Ok(upper);
        }
        let packed = self.upper(id, Encoding::Brotli, &made_of);
        let (key, uppers) = ((id, encoding), self.uppers.clone());
        let made = hand.work(move || {
            let wanted = made_of.clone();
            let mut make = Some(move || {
                let plain = match packed.map(|packed| packed.piece.plain()) {
                    Some(Ok(plain)) => plain,
                    Some(Err(_)) | None => render()?,
                };
                let tag = tag(&plain, 16);
                let is_hasty = encoding != Encoding::Identity;
                let piece = Piece::new(&plain, Place::First, encoding, Care::Hasty);
                Ok(Arc::new(Upper { made_of, tag, piece, is_hasty }))
            });
            let mut make = || {
                let make = make.take();
                make.map_or_else(|| Err(Error::Broken("made twice".to_owned())), |make| make())
            };
            if uppers.get(&key).is_some_and(|upper| upper.made_of != wanted) {
                uppers.invalidate(&key);
            }
            // Of many who ask at once, one makes it and the others wait. Whoever waited for one that
            // is older, or newer, makes what they asked for.
            match uppers.try_get_with(key, &mut make) {
                Ok(upper) if upper.made_of == wanted => Ok(upper),
                Ok(_) => make(),
                Err(error) => Err(Error::Broken(error.to_string())),
            }
        });
        made.await?
    }

    /// The lower half of that name, made by `render` when it is not there.
    pub(super) async fn lower(
        &self,
        name: String,
        encoding: Encoding,
        render: impl FnOnce() -> Result<Vec<u8>, Error> + Send + 'static,
    ) -> Result<Arc<Lower>, Error> {
        let key = (name, encoding);
        if let Some(lower) = self.lowers.get(&key) {
            return Ok(lower);
        }
        let hand = self.hands.free().await;
        if let Some(lower) = self.lowers.get(&key) {
            return Ok(lower);
        }
        let lowers = self.lowers.clone();
        let made = hand.work(move || {
            lowers.try_get_with(key, || {
                let plain = render()?;
                let piece = Piece::new(&plain, Place::Last, encoding, Care::Thorough);
                Ok(Arc::new(Lower { tag: tag(&plain, 8), piece }))
            })
        });
        made.await?.map_err(|error: Arc<Error>| Error::Broken(error.to_string()))
    }

    /// Compresses an upper half better that was made in haste, which is worth it when it is asked
    /// for a second time. `None` when somebody is at it, or has done it.
    pub(super) async fn improve(
        &self,
        id: Id,
        encoding: Encoding,
        hasty: &Arc<Upper>,
    ) -> Option<Arc<Upper>> {
        let _permit = self.press.try_acquire().ok()?;
        let key = (id, encoding);
        let is_there = |there: &Arc<Upper>| Arc::ptr_eq(there, hasty);
        self.uppers.get(&key).filter(is_there)?;
        let upper = Arc::clone(hasty);
        let better = spawn_blocking(move || {
            let plain = upper.piece.plain().ok()?;
            let piece = Piece::new(&plain, Place::First, encoding, Care::Thorough);
            let (made_of, tag) = (upper.made_of.clone(), upper.tag.clone());
            Some(Arc::new(Upper { made_of, tag, piece, is_hasty: false }))
        });
        let better = better.await.ok()??;
        self.uppers.get(&key).filter(is_there)?;
        self.uppers.insert(key, Arc::clone(&better));
        Some(better)
    }
}

/// The whole page.
pub(super) fn answer(
    headers: &HeaderMap,
    (upper, lower): (&Upper, &Lower),
    encoding: Encoding,
    manner: Manner,
) -> Response {
    // Weak, because the same tag stands on every encoding of the same bytes.
    let tag = HeaderValue::try_from(format!("W/\"{}{}\"", upper.tag, lower.tag));
    let tag = tag.unwrap_or_else(|_| HeaderValue::from_static("W/\"0\""));
    respond(headers, &tag, encoding, manner, || upper.piece.with(&lower.piece))
}

/// A name of so many letters for the bytes.
fn tag(bytes: &[u8], letters: usize) -> String {
    blake3::hash(bytes).to_hex()[..letters].to_owned()
}
