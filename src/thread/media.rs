//! Pictures, videos and sound of a post, as the network offers them.

use serde::{Deserialize, Serialize};
use url::Url;

/// One piece of media. Its addresses are the network's; pages never load from them directly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Media {
    /// What it is.
    pub kind: MediaKind,
    /// The best copy that a browser can use; the playlist of a video that there is only in pieces
    /// (HLS).
    pub url: Url,
    /// A smaller picture of it: thumbnail, video poster.
    pub preview: Option<Url>,
    /// The author's description. `None`: they gave none.
    pub alt: Option<String>,
    /// In pixels, where told.
    pub size: Option<Size>,
    /// The point that must stay visible when cropped.
    pub focus: Option<Focus>,
    /// Subtitles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub captions: Vec<Caption>,
}

/// Whether that is a playlist: it names further files, the pieces of a video (HLS, RFC 8216 §4).
#[must_use]
pub fn is_playlist(url: &Url) -> bool {
    url.path().to_ascii_lowercase().ends_with(".m3u8")
}

/// What a piece of media is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediaKind {
    /// A still picture.
    Image,
    /// A video with sound.
    Video,
    /// A silent loop, whatever the file format.
    Gif,
    /// Sound.
    Audio,
    /// Something else: only to be linked.
    Other,
}

/// Width and height in pixels, or only their ratio where that is all the network tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// Width, never 0.
    pub width: u32,
    /// Height, never 0.
    pub height: u32,
}

/// Mastodon's focal point: from −1 (left, bottom) to 1 (right, top).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Focus {
    /// −1 … 1, left to right.
    pub x: f32,
    /// −1 … 1, bottom to top.
    pub y: f32,
}

/// One file of subtitles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caption {
    /// BCP 47.
    pub language: String,
    /// A `WebVTT` file.
    pub url: Url,
}
