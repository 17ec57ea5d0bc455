//! A post, and what it carries.

use serde::Serialize;
use url::Url;

use super::{
    block::{self, Block},
    foreign, handle, isolated,
    pictures::Pictures,
    rtl, tongue,
};
use crate::{
    article,
    format::{
        markup::href,
        take::{Leaf, Stretch, host},
        words,
    },
    lang::Language,
    thread::{Embed, Media, MediaKind, Poll, Post, RichText, clean},
};

/// Sets posts.
pub(super) struct Setter<'a, 'p> {
    pub(super) pictures: &'p mut Pictures<'a>,
    pub(super) language: Language,
}

/// Where a post begins.
#[derive(Serialize)]
pub(super) struct Mark<'a> {
    n: usize,
    url: Option<&'a str>,
    moment: String,
    edited: Option<String>,
}

/// The words of one post, or of several that are read in one go, and what the last one carries.
#[derive(Serialize)]
pub(super) struct Body<'a> {
    lang: String,
    region: String,
    rtl: bool,
    /// The author's warning; the words stand behind it.
    warning: Option<String>,
    blocks: Vec<Block>,
    /// The words are cut: what says so, and the link to the rest.
    cut: Option<Sentence<'a>>,
    tags: Vec<String>,
    /// Media is set at the end of the document.
    covered: Option<String>,
    figures: Vec<Figure<'a>>,
    embeds: Vec<Attached<'a>>,
}

/// A sentence of ours with a link.
#[derive(Serialize)]
pub(super) struct Sentence<'a> {
    before: String,
    words: String,
    after: String,
    url: Option<&'a str>,
}

/// A piece of media.
#[derive(Serialize)]
struct Figure<'a> {
    picture: Option<String>,
    /// The author's description; `None`: there is none.
    alt: Option<String>,
    rtl: bool,
    /// What stands below it in words of ours: that there is no description, or what it is.
    says: Option<String>,
    /// For what paper cannot show: what it is, with a link.
    link: Option<Sentence<'a>>,
    /// What is read out in its place.
    spoken: String,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Attached<'a> {
    Quote { quote: Box<Quoted<'a>> },
    Gap { says: String },
    Card(Card<'a>),
    Poll(Vote),
    Sentence(Sentence<'a>),
}

#[derive(Serialize)]
struct Card<'a> {
    url: Option<&'a str>,
    host: &'a str,
    title: String,
    summary: Option<String>,
    picture: Option<String>,
    rtl: bool,
}

#[derive(Serialize)]
struct Vote {
    choices: Vec<Choice>,
    says: String,
}

#[derive(Serialize)]
struct Choice {
    label: String,
    votes: String,
    /// Of 1000 votes; `None` while the network hides them.
    share: Option<u64>,
}

/// Somebody's post inside another.
#[derive(Serialize)]
pub(super) struct Quoted<'a> {
    name: String,
    handle: String,
    url: Option<&'a str>,
    moment: String,
    body: Body<'a>,
}

/// Where a link may lead; `None` for what would run something.
pub(super) fn link(url: &Url) -> Option<&str> {
    Some(href(url)).filter(|url| *url != "#")
}

impl<'a> Setter<'a, '_> {
    pub(super) fn mark(&self, leaf: &Leaf<'a>) -> Mark<'a> {
        let says = self.language;
        let edited =
            leaf.post.edited_at.map(|at| says.say("post-edited").with("at", says.moment(at)));
        Mark {
            n: leaf.n,
            url: link(&leaf.post.url),
            moment: says.moment(leaf.post.posted_at),
            edited: edited.map(|words| words.to_string()),
        }
    }

    /// Posts in one go: each goes on in the last paragraph of the one before.
    pub(super) fn stretch(&mut self, stretch: &Stretch<'a>) -> Body<'a> {
        let mut leaves = stretch.leaves();
        let mut text = leaves.next().map(|leaf| leaf.text.clone().into_owned()).unwrap_or_default();
        for leaf in leaves {
            article::go_on(&mut text, leaf.text.clone().into_owned());
        }
        self.body(stretch.last().post, &text, false)
    }

    pub(super) fn quoted(&mut self, post: &'a Post) -> Quoted<'a> {
        Quoted {
            name: foreign(&post.author.name),
            handle: handle(&post.author.handle),
            url: link(&post.url),
            moment: self.language.moment(post.posted_at),
            body: self.body(post, &post.text, true),
        }
    }

    fn body(&mut self, post: &'a Post, text: &RichText, is_quoted: bool) -> Body<'a> {
        let says = self.language;
        let language = post.language.as_deref();
        let (lang, region) = tongue(language);
        let warning = post.warning.as_deref().map(foreign);
        let is_covered = !post.media.is_empty() && (post.sensitive || warning.is_some());
        let (blocks, rtl) =
            (block::blocks(text, language, self.pictures), rtl(language, &text.first_line()));
        let cut = post.truncated.then(|| Sentence {
            before: format!("{} ", words::cut(says)),
            words: says.say("document-rest").to_string(),
            after: String::new(),
            url: link(&post.url),
        });
        Body {
            lang,
            region,
            rtl,
            warning,
            blocks,
            cut,
            tags: post.tags.iter().map(|tag| format!("#{}", foreign(tag))).collect(),
            covered: is_covered.then(|| says.say("document-covered-here").to_string()),
            figures: post.media.iter().map(|media| self.figure(media, post)).collect(),
            embeds: post.embeds.iter().map(|it| self.attached(it, post, is_quoted)).collect(),
        }
    }

    fn figure(&mut self, media: &'a Media, post: &'a Post) -> Figure<'a> {
        let says = self.language;
        let kind = words::media(media.kind, says);
        let own = (media.kind == MediaKind::Image).then_some(&media.url);
        let mut shown = [own, media.preview.as_ref()].into_iter().flatten();
        let picture = shown.find_map(|url| self.pictures.name(url));
        let alt = media.alt.as_deref().map(str::trim).filter(|alt| !alt.is_empty()).map(clean);
        let is_still = media.kind == MediaKind::Image && picture.is_some();
        let original = says.say("post-media").with("kind", &kind).to_string();
        let link = (!is_still).then(|| Sentence {
            before: String::new(),
            words: original,
            after: String::new(),
            url: link(&post.url),
        });
        let none = says.say("picture-no-alt").to_string();
        let spoken = alt.clone().unwrap_or_else(|| format!("{kind}. {none}"));
        let rtl = alt.as_deref().is_some_and(|alt| rtl(post.language.as_deref(), alt));
        Figure { picture, says: alt.is_none().then_some(none), alt, rtl, link, spoken }
    }

    fn attached(&mut self, embed: &'a Embed, post: &'a Post, is_quoted: bool) -> Attached<'a> {
        let says = self.language;
        match embed {
            // What a quotation quotes is only linked.
            Embed::Quote(inner) if is_quoted => {
                let author = isolated(&handle(&inner.author.handle));
                let words = says.say("post-quotes").with("author", author).to_string();
                let url = link(&inner.url);
                Attached::Sentence(Sentence {
                    before: String::new(),
                    words,
                    after: String::new(),
                    url,
                })
            }
            Embed::Quote(quoted) => Attached::Quote { quote: Box::new(self.quoted(quoted)) },
            Embed::QuoteGap(gap) => {
                let gap = words::gap(gap, says);
                Attached::Gap { says: says.say("post-quote-gap").with("gap", gap).to_string() }
            }
            Embed::Card { url, title, summary, image } => {
                let title = match foreign(title) {
                    title if title.is_empty() => foreign(url.as_str()),
                    title => title,
                };
                Attached::Card(Card {
                    url: link(url),
                    host: host(url),
                    rtl: rtl(None, &title),
                    title,
                    summary: summary.as_deref().map(foreign).filter(|it| !it.is_empty()),
                    picture: image.as_ref().and_then(|image| self.pictures.name(image)),
                })
            }
            Embed::Poll(poll) => Attached::Poll(self.vote(poll)),
            Embed::Unsupported => {
                let said = says.say("post-unsupported").link();
                let (before, words, after) = (said.before, said.words, said.after);
                Attached::Sentence(Sentence { before, words, after, url: link(&post.url) })
            }
        }
    }

    fn vote(&self, poll: &Poll) -> Vote {
        let says = self.language;
        let share = |votes: Option<u64>| {
            let total = poll.total.filter(|total| *total > 0)?;
            u64::try_from((u128::from(votes?) * 1000 / u128::from(total)).min(1000)).ok()
        };
        let choices = poll.choices.iter().map(|choice| Choice {
            label: foreign(&choice.label),
            votes: words::votes(poll, choice.votes, says),
            share: share(choice.votes),
        });
        let state = says.say(if poll.is_over { "poll-closed" } else { "poll-open" }).to_string();
        let more = poll.multiple.then(|| says.say("poll-multiple").to_string());
        let words = more.into_iter().fold(state, |first, next| {
            says.say("poll-part").with("first", first).with("next", next).to_string()
        });
        Vote {
            choices: choices.collect(),
            says: says.say("sentence").with("words", words).to_string(),
        }
    }
}
