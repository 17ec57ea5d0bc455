//! A thread as a typesetter takes it. What is written here is data for `templates/typeset`: words,
//! languages, directions, addresses, names of pictures; the templates know how it looks.

mod block;
mod card;
mod pictures;
mod post;

use bytes::Bytes;
use serde::Serialize;

use super::{
    Error, Format, Kit, View, Weight, language,
    order::{Order, Template},
    take::{Flow, Place},
    via, words,
};
use crate::{
    lang::Language,
    thread::{Context, Gap, RichText, Thread, clean},
};

pub use card::card;

use pictures::Pictures;
use post::{Body, Mark, Quoted, Setter};

/// `pdf`.
pub struct Pdf;

/// Most posts, and characters, of a document: what a typesetter does in a few seconds.
const POSTS: usize = 3_000;
const CHARACTERS: usize = 1_000_000;

/// Longest title, in characters.
const TITLE: usize = 90;

/// What `document.typ` reads.
#[derive(Serialize)]
struct Document<'a> {
    /// Of most of the thread; empty when not known.
    lang: String,
    region: String,
    rtl: bool,
    title: String,
    /// For readers, who see the name of the author beside it.
    heading: String,
    says: Says,
    author: Author<'a>,
    network: String,
    original: Option<&'a str>,
    began: Option<String>,
    receipt: String,
    read: String,
    page: Option<&'a str>,
    /// Posts are told apart, with their moments; else they are numbered in the margin.
    as_posted: bool,
    context: Option<Before<'a>>,
    trunk: Vec<Part<'a>>,
    branches: Vec<Branch<'a>>,
}

/// Our own words, which the template sets between those of the author.
#[derive(Serialize)]
struct Says {
    /// Their language and direction.
    lang: &'static str,
    rtl: bool,
    original: String,
    covered: String,
    warning: String,
}

#[derive(Serialize)]
struct Author<'a> {
    name: String,
    handle: String,
    url: Option<&'a str>,
    avatar: Option<String>,
}

/// What the thread answers.
#[derive(Serialize)]
struct Before<'a> {
    says: String,
    quote: Option<Quoted<'a>>,
}

#[derive(Serialize)]
struct Branch<'a> {
    says: String,
    /// The number of the post that it goes on from.
    from: Option<usize>,
    parts: Vec<Part<'a>>,
}

/// One place of the document: a post, posts that are read in one go, or a gap.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Part<'a> {
    Post { marks: Vec<Mark<'a>>, body: Box<Body<'a>> },
    Gap { says: String },
}

impl Format for Pdf {
    fn extension(&self) -> &'static str {
        "pdf"
    }

    fn label(&self) -> &'static str {
        "PDF"
    }

    fn media_type(&self) -> &'static str {
        "application/pdf"
    }

    fn weight(&self) -> Weight {
        Weight::Heavy
    }

    fn render(&self, _: &Thread, _: &Kit) -> Result<Bytes, Error> {
        Err(Error { format: self.extension(), what: "it takes a typesetter".to_owned() })
    }

    fn order(&self, thread: &Thread, kit: &Kit) -> Option<Result<Order, Error>> {
        Some(order(thread, kit).map_err(|what| Error { format: self.extension(), what }))
    }
}

fn order(thread: &Thread, kit: &Kit) -> Result<Order, String> {
    let posts = thread.posts().count();
    if posts > POSTS {
        return Err(format!("it has {posts} posts, and {POSTS} can be set"));
    }
    let mut pictures = Pictures::of(kit);
    let document = document(thread, kit, &mut pictures);
    let data = serde_json::to_vec(&document).map_err(|error| error.to_string())?;
    let characters: usize = thread.posts().map(|post| length(&post.text)).sum();
    if characters > CHARACTERS || data.len() > 12 * CHARACTERS {
        return Err(format!("it has {characters} characters, and {CHARACTERS} can be set"));
    }
    Ok(Order { template: Template::Document, data: data.into(), pictures: pictures.taken() })
}

fn length(text: &RichText) -> usize {
    text.to_plain().chars().count()
}

fn document<'a>(thread: &'a Thread, kit: &'a Kit, pictures: &mut Pictures<'a>) -> Document<'a> {
    let says = kit.language;
    let (lang, region) = tongue(thread.language());
    let name = foreign(&thread.author.name);
    let by = says.say("thread-by").with("author", &name).to_string();
    let title = match foreign(&thread.title(TITLE)) {
        title if title.is_empty() => by,
        title => title,
    };
    let first = thread.posts().next();
    let read = says.say("document-read").with("at", says.moment(thread.fetched_at));
    let avatar = thread.author.avatar.as_ref().and_then(|url| pictures.name(url));
    let whole = says.say("sentence").with("words", words::receipt(thread, says));
    let flow = Flow::of(thread, kit.view);
    let mut setter = Setter { pictures, language: says };
    let context = thread.context.as_ref().map(|context| before(context, &mut setter));
    Document {
        rtl: rtl(thread.language(), &title),
        heading: says.say("thread-by").with("author", isolated(&name)).to_string(),
        context,
        trunk: parts(&flow.trunk, &mut setter),
        branches: flow.branches.iter().map(|line| branch(line, &mut setter)).collect(),
        lang,
        region,
        title,
        says: ours(says),
        author: Author {
            handle: handle(&thread.author.handle),
            url: post::link(&thread.author.url),
            name,
            avatar,
        },
        network: foreign(&words::network(thread)),
        original: first.and_then(|post| post::link(&post.url)),
        began: first.map(|post| says.moment(post.posted_at)),
        receipt: whole.to_string(),
        read: read.with("via", isolated(&foreign(&via::ways(&thread.via, says)))).to_string(),
        page: kit.page.as_ref().and_then(post::link),
        as_posted: kit.view == View::Posts,
    }
}

fn ours(says: Language) -> Says {
    Says {
        lang: says.code(),
        rtl: says.dir() == "rtl",
        original: says.say("thread-original").to_string(),
        covered: says.say("document-covered").to_string(),
        warning: says.say("post-warning").to_string(),
    }
}

fn before<'a>(context: &'a Context, setter: &mut Setter<'a, '_>) -> Before<'a> {
    let says = setter.language;
    match context {
        Context::Post(post) => {
            let author = isolated(&handle(&post.author.handle));
            let words = says.say("thread-context").with("author", author).to_string();
            Before { says: words, quote: Some(setter.quoted(post)) }
        }
        Context::Gap(gap) => {
            let words = says.say("thread-context-gap").with("gap", words::gap(gap, says));
            Before { says: words.to_string(), quote: None }
        }
    }
}

fn branch<'a>(line: &super::take::Line<'a>, setter: &mut Setter<'a, '_>) -> Branch<'a> {
    let says = setter.language;
    let words = match line.from {
        Some(n) => says.say("thread-continued").with("place", format!("¶{n}")).to_string(),
        None => says.say("thread-branch").to_string(),
    };
    Branch { says: words, from: line.from, parts: parts(&line.places, setter) }
}

fn parts<'a>(places: &[Place<'a>], setter: &mut Setter<'a, '_>) -> Vec<Part<'a>> {
    let part = |place: &Place<'a>| match place {
        Place::Stretch(stretch) => {
            let marks = stretch.leaves().map(|leaf| setter.mark(leaf)).collect();
            Part::Post { marks, body: Box::new(setter.stretch(stretch)) }
        }
        Place::Gap(gap) => Part::Gap { says: missing(gap, setter.language) },
    };
    places.iter().map(part).collect()
}

fn missing(gap: &Gap, says: Language) -> String {
    words::gap(gap, says)
}

/// Language and region, as the typesetter takes them; empty when not known.
fn tongue(language: Option<&str>) -> (String, String) {
    let Some(tag) = language.and_then(language::tag) else { return Default::default() };
    let mut subtags = tag.split('-');
    let first = subtags.next().unwrap_or_default().to_owned();
    let mut region = String::new();
    for subtag in subtags {
        match subtag {
            // The typesetter knows Chinese by region alone.
            "Hant" if region.is_empty() => "TW".clone_into(&mut region),
            it if it.len() == 2 => it.clone_into(&mut region),
            _ => {}
        }
    }
    (first, region)
}

/// Whether words run from right to left: by their language, else by themselves.
fn rtl(language: Option<&str>, words: &str) -> bool {
    match language.and_then(language::tag) {
        Some(tag) => language::is_right_to_left(&tag),
        None => language::begins_right_to_left(words),
    }
}

/// Foreign words for one line.
fn foreign(words: &str) -> String {
    clean(&super::escape::one_line(words))
}

/// A handle, with its sign.
fn handle(handle: &str) -> String {
    format!("@{}", foreign(handle))
}

/// Foreign words in a sentence of ours: their direction stays their own (UAX #9, 2.4).
fn isolated(words: &str) -> String {
    format!("\u{2068}{words}\u{2069}")
}
