//! What a typesetter is asked for: one of our templates, data for it, pictures. Only data: words of
//! posts never become part of a template.

use std::collections::BTreeMap;

use bytes::{Buf, BufMut, Bytes, BytesMut};
use serde::{Deserialize, Serialize};

/// An order to a typesetter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// What is to be set.
    pub template: Template,
    /// What the template reads: JSON.
    pub data: Bytes,
    /// Files of pictures, by the names that the data gives them. Foreign bytes.
    pub pictures: BTreeMap<String, Bytes>,
}

/// The templates that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Template {
    /// A thread, as a PDF.
    Document,
    /// The picture of a thread for previews on other sites, as a PNG.
    Card,
}

/// What stands before the bytes.
#[derive(Serialize, Deserialize)]
struct Head {
    template: Template,
    data: usize,
    pictures: Vec<(String, usize)>,
}

impl Order {
    /// As bytes for another process, in parts, so that large pictures are not copied: the length of
    /// the head in four bytes with the head, the data, the pictures one after the other.
    #[must_use]
    pub fn to_parts(&self) -> Vec<Bytes> {
        let pictures = self.pictures.iter().map(|(name, bytes)| (name.clone(), bytes.len()));
        let (template, data) = (self.template, self.data.len());
        let head = Head { template, data, pictures: pictures.collect() };
        // Names and numbers can always be written.
        let head = serde_json::to_vec(&head).unwrap_or_default();
        let mut first = BytesMut::with_capacity(4 + head.len());
        first.put_u32(u32::try_from(head.len()).unwrap_or(u32::MAX));
        first.put_slice(&head);
        let pictures = self.pictures.values().cloned();
        [first.freeze(), self.data.clone()].into_iter().chain(pictures).collect()
    }

    /// The order whose [parts](Self::to_parts) these are, put together.
    #[must_use]
    pub fn from_bytes(mut bytes: Bytes) -> Option<Self> {
        let mut take = |length: usize| (length <= bytes.len()).then(|| bytes.split_to(length));
        let length = take(4)?.get_u32();
        let head: Head = serde_json::from_slice(&take(usize::try_from(length).ok()?)?).ok()?;
        let data = take(head.data)?;
        let mut pictures = BTreeMap::new();
        for (name, length) in head.pictures {
            pictures.insert(name, take(length)?);
        }
        bytes.is_empty().then_some(Self { template: head.template, data, pictures })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_read_as_it_was_written_and_cut_ones_are_none() {
        let pictures = [("1", &b"png"[..]), ("2", b"")];
        let pictures = pictures.map(|(name, it)| (name.to_owned(), Bytes::from_static(it)));
        let data = Bytes::from_static(b"{}");
        let order = Order { template: Template::Card, data, pictures: pictures.into() };
        let bytes = Bytes::from(order.to_parts().concat());
        for cut in 0..bytes.len() {
            assert_eq!(Order::from_bytes(bytes.slice(..cut)), None, "{cut}");
        }
        assert_eq!(Order::from_bytes(bytes), Some(order));
    }
}
