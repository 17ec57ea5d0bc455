//! The network's answers, in its own words (lexicons of github.com/bluesky-social/atproto); only
//! what is used. Anything but names may be missing or of another shape than the lexicon says.

use serde::Deserialize;

use super::json::{Raw, entries, lenient};

/// `com.atproto.identity.resolveHandle`.
#[derive(Deserialize)]
pub(super) struct Resolved {
    pub(super) did: String,
}

/// Body of an answer that is an error.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Failure {
    #[serde(deserialize_with = "lenient")]
    pub(super) error: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) message: String,
}

/// A DID document.
#[derive(Deserialize)]
pub(super) struct DidDocument {
    #[serde(default, deserialize_with = "entries")]
    pub(super) service: Vec<Service>,
}

/// A service that a DID document names.
#[derive(Deserialize)]
pub(super) struct Service {
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
    #[serde(rename = "serviceEndpoint")]
    pub(super) endpoint: String,
}

/// `com.atproto.repo.listRecords`.
#[derive(Deserialize)]
pub(super) struct Records {
    #[serde(default, deserialize_with = "entries")]
    pub(super) records: Vec<Record>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) cursor: Option<String>,
}

/// A record of a repository: where it is and what it answers. Its words are for the AppView to
/// show or to withhold.
#[derive(Deserialize)]
pub(super) struct Record {
    pub(super) uri: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) value: Answering,
}

/// The part of a post that says what it answers.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Answering {
    #[serde(deserialize_with = "lenient")]
    pub(super) reply: Option<ReplyRef>,
}

/// `app.bsky.feed.post#replyRef`.
#[derive(Clone, Deserialize)]
pub(super) struct ReplyRef {
    pub(super) root: StrongRef,
    pub(super) parent: StrongRef,
}

/// `com.atproto.repo.strongRef`, without the `cid`: an edited post keeps its URI alone.
#[derive(Clone, Deserialize)]
pub(super) struct StrongRef {
    pub(super) uri: String,
}

/// `app.bsky.feed.getPosts`.
#[derive(Deserialize)]
pub(super) struct Posts {
    #[serde(default, deserialize_with = "entries")]
    pub(super) posts: Vec<PostView>,
}

/// `app.bsky.feed.getPostThread`.
#[derive(Deserialize)]
pub(super) struct ThreadAnswer {
    pub(super) thread: Node,
}

/// `#threadViewPost`, `#notFoundPost` or `#blockedPost`.
#[derive(Deserialize)]
pub(super) struct Node {
    #[serde(rename = "$type", default)]
    pub(super) kind: String,
    #[serde(default)]
    pub(super) post: Option<PostView>,
    #[serde(default)]
    pub(super) parent: Option<Box<Node>>,
    /// Absent: the edge of the window. Empty: nothing to be seen below.
    #[serde(default)]
    pub(super) replies: Option<Vec<Node>>,
    #[serde(default)]
    pub(super) uri: Option<String>,
}

/// `app.bsky.unspecced.getPostThreadV2`, for its count alone.
#[derive(Deserialize)]
pub(super) struct ThreadV2 {
    #[serde(default, deserialize_with = "entries")]
    pub(super) thread: Vec<ItemV2>,
}

/// One place of a V2 thread.
#[derive(Deserialize)]
pub(super) struct ItemV2 {
    pub(super) uri: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) value: ValueV2,
}

/// `#threadItemPost`.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct ValueV2 {
    #[serde(deserialize_with = "lenient")]
    pub(super) op_thread_post_count: Option<u32>,
}

/// `app.bsky.feed.defs#postView`, and `app.bsky.embed.record#viewRecord`, which says `value`
/// for `record` and `embeds` for `embed`.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PostView {
    #[serde(rename = "$type", default, deserialize_with = "lenient")]
    pub(super) kind: String,
    pub(super) uri: String,
    pub(super) author: AuthorView,
    #[serde(alias = "value")]
    pub(super) record: Raw,
    #[serde(default)]
    pub(super) embed: Raw,
    #[serde(default, deserialize_with = "entries")]
    pub(super) embeds: Vec<Box<serde_json::value::RawValue>>,
    #[serde(default, deserialize_with = "entries")]
    pub(super) labels: Vec<Label>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) indexed_at: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) reply_count: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) repost_count: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) like_count: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) quote_count: Option<u64>,
}

/// `app.bsky.actor.defs#profileViewBasic`.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AuthorView {
    pub(super) did: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) handle: String,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) display_name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) avatar: Option<String>,
    #[serde(default, deserialize_with = "entries")]
    pub(super) labels: Vec<Label>,
}

/// `com.atproto.label.defs#label`.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Label {
    #[serde(deserialize_with = "lenient")]
    pub(super) uri: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) val: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) neg: bool,
    #[serde(deserialize_with = "lenient")]
    pub(super) exp: Option<String>,
}

/// `app.bsky.feed.post`.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct PostRecord {
    #[serde(rename = "$type", deserialize_with = "lenient")]
    pub(super) kind: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) text: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) created_at: Option<String>,
    #[serde(deserialize_with = "entries")]
    pub(super) langs: Vec<String>,
    #[serde(deserialize_with = "entries")]
    pub(super) facets: Vec<Facet>,
    #[serde(deserialize_with = "entries")]
    pub(super) tags: Vec<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) reply: Option<ReplyRef>,
    #[serde(deserialize_with = "lenient")]
    pub(super) embed: Option<RecordEmbed>,
}

/// An attachment as the author's record has it: subtitles are only here.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct RecordEmbed {
    #[serde(deserialize_with = "entries")]
    pub(super) captions: Vec<CaptionFile>,
    #[serde(deserialize_with = "lenient")]
    pub(super) media: Option<RecordMedia>,
}

/// The media of `app.bsky.embed.recordWithMedia`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct RecordMedia {
    #[serde(deserialize_with = "entries")]
    pub(super) captions: Vec<CaptionFile>,
}

/// `app.bsky.embed.video#caption`.
#[derive(Clone, Deserialize)]
pub(super) struct CaptionFile {
    pub(super) lang: String,
    pub(super) file: Blob,
}

/// A file in the author's repository.
#[derive(Clone, Deserialize)]
pub(super) struct Blob {
    #[serde(rename = "ref")]
    pub(super) reference: BlobRef,
}

/// Where a file is.
#[derive(Clone, Deserialize)]
pub(super) struct BlobRef {
    #[serde(rename = "$link")]
    pub(super) cid: String,
}

/// `app.bsky.richtext.facet`.
#[derive(Deserialize)]
pub(super) struct Facet {
    pub(super) index: ByteSlice,
    #[serde(default, deserialize_with = "entries")]
    pub(super) features: Vec<Feature>,
}

/// `app.bsky.richtext.facet#byteSlice`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ByteSlice {
    pub(super) byte_start: usize,
    pub(super) byte_end: usize,
}

/// `#link`, `#mention` or `#tag`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Feature {
    #[serde(rename = "$type", deserialize_with = "lenient")]
    pub(super) kind: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) uri: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) did: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) tag: String,
}

/// Any `app.bsky.embed.*#view`.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct EmbedView {
    #[serde(rename = "$type", deserialize_with = "lenient")]
    pub(super) kind: String,
    #[serde(deserialize_with = "entries")]
    pub(super) images: Vec<ImageView>,
    #[serde(deserialize_with = "entries")]
    pub(super) items: Vec<ImageView>,
    #[serde(deserialize_with = "lenient")]
    pub(super) external: Option<External>,
    /// Of a video: the hash of the file as it was uploaded, and a list of its pieces.
    #[serde(deserialize_with = "lenient")]
    pub(super) cid: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) playlist: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) thumbnail: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) alt: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) aspect_ratio: Option<AspectRatio>,
    #[serde(deserialize_with = "lenient")]
    pub(super) presentation: String,
    /// Of a quote; one level deeper where media stands beside it.
    pub(super) record: Raw,
    pub(super) media: Raw,
}

/// `app.bsky.embed.images#viewImage`, `app.bsky.embed.gallery#viewImage`.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct ImageView {
    #[serde(alias = "thumbnail", deserialize_with = "lenient")]
    pub(super) thumb: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) fullsize: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) alt: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) aspect_ratio: Option<AspectRatio>,
}

/// `app.bsky.embed.defs#aspectRatio`.
#[derive(Clone, Copy, Deserialize)]
pub(super) struct AspectRatio {
    pub(super) width: u32,
    pub(super) height: u32,
}

/// `app.bsky.embed.external#viewExternal`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct External {
    #[serde(deserialize_with = "lenient")]
    pub(super) uri: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) title: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) description: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) thumb: Option<String>,
}

/// What stands in a quote beside a post: a feed, a list, a starter pack, a labeler, or nothing
/// that may be shown.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct QuotedView {
    #[serde(rename = "$type", deserialize_with = "lenient")]
    pub(super) kind: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) uri: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) display_name: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) name: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) description: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) avatar: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(super) creator: Option<AuthorView>,
    #[serde(deserialize_with = "lenient")]
    pub(super) record: Named,
}

/// The record of a starter pack.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Named {
    #[serde(deserialize_with = "lenient")]
    pub(super) name: String,
    #[serde(deserialize_with = "lenient")]
    pub(super) description: String,
}
