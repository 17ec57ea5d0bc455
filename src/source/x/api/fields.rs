//! What is asked for with each post, in both spellings that the API has for it.
//!
//! Since August 2026 the reference says `post.fields`, `note_post`, `referenced_posts`, while the
//! guides and the service itself still speak of tweets. Under `post.fields` the author and the
//! referenced posts are no fields any more but come with their expansions.

/// Which words the API is spoken to in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    Tweet,
    Post,
}

/// How much comes with a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// What it answers and quotes, too: each is a read of its own.
    Related,
    /// Only what belongs to the post itself.
    Alone,
}

const TWEET: &str = "article,attachments,author_id,card_uri,conversation_id,created_at,\
                     display_text_range,edit_controls,edit_history_tweet_ids,entities,\
                     in_reply_to_user_id,lang,media_metadata,note_tweet,possibly_sensitive,\
                     public_metrics,referenced_tweets,withheld";

const POST: &str = "article,attachments,card_uri,conversation_id,created_at,display_text_range,\
                    edit_controls,entities,in_reply_to_user_id,lang,media_metadata,note_post,\
                    possibly_sensitive,public_metrics,withheld";

/// Names of the profile cost nothing beyond the author; the description is where authors say that
/// they want no copies.
const COMMON: [(&str, &str); 3] = [
    (
        "media.fields",
        "alt_text,duration_ms,height,media_key,preview_image_url,type,url,variants,width",
    ),
    ("poll.fields", "duration_minutes,end_datetime,id,options,voting_status"),
    ("user.fields", "description,id,name,profile_image_url,protected,username"),
];

impl Spelling {
    /// The other one.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Tweet => Self::Post,
            Self::Post => Self::Tweet,
        }
    }

    /// The parameters of a request. Mentions are never expanded: each would be a read of a user.
    pub(super) fn parameters(self, scope: Scope) -> Vec<(&'static str, &'static str)> {
        let (fields, expansions) = match (self, scope) {
            (Self::Tweet, Scope::Related) => (
                ("tweet.fields", TWEET),
                "attachments.media_keys,attachments.poll_ids,author_id,referenced_tweets.id,\
                 referenced_tweets.id.author_id",
            ),
            (Self::Post, Scope::Related) => (
                ("post.fields", POST),
                "attachments.media_keys,attachments.poll_ids,author_id,referenced_posts",
            ),
            (spelling, Scope::Alone) => (
                match spelling {
                    Self::Tweet => ("tweet.fields", TWEET),
                    Self::Post => ("post.fields", POST),
                },
                "attachments.media_keys,attachments.poll_ids,author_id",
            ),
        };
        let mut parameters = vec![fields, ("expansions", expansions)];
        parameters.extend(COMMON);
        parameters
    }
}
