//! EPUB 3.3: a title page, chapters, a table of contents, pictures inside, and what a reader who
//! does not see needs to know about the book.

mod digest;

use std::collections::BTreeMap;

use askama::Template;
use bytes::Bytes;
use url::Url;
use zip::result::ZipResult;

use super::{
    Error, File, Format, Kit, Weight,
    pack::{Pack, place},
    take::{self, Files, Flow, Line, Place, STYLE, Setting, Shown, addresses, alt, tidy},
    words,
};
use crate::{
    lang::Language,
    thread::{Context, Embed, MediaKind, Thread},
};

pub use digest::Digest;

/// `epub`.
pub struct Epub;

/// Pictures that every reading system shows (EPUB 3.3, core media types).
const CORE: &[&str] = &["image/jpeg", "image/png", "image/gif", "image/webp"];

/// Most posts and gaps of a chapter: reading systems lay one out at a time.
const CHAPTER: usize = 200;

const CONTAINER: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"#;

#[derive(Template)]
#[template(path = "take/epub/package.xml")]
struct Package<'a> {
    set: &'a Setting<'a>,
    chapters: &'a [Chapter<'a>],
    pictures: Vec<Picture<'a>>,
    described: bool,
    animated: bool,
}

#[derive(Template)]
#[template(path = "take/epub/nav.xml")]
struct Contents<'a> {
    set: &'a Setting<'a>,
    chapters: &'a [Chapter<'a>],
}

#[derive(Template)]
#[template(path = "take/epub/title.xml")]
struct TitlePage<'a> {
    set: &'a Setting<'a>,
}

#[derive(Template)]
#[template(path = "take/epub/chapter.xml")]
struct Text<'a> {
    set: &'a Setting<'a>,
    chapter: &'a Chapter<'a>,
}

/// A file of posts.
struct Chapter<'a> {
    file: String,
    title: String,
    /// The branch that it begins.
    line: Option<Line<'a>>,
    places: Vec<Place<'a>>,
    /// It begins the book, or a later part of the trunk.
    part: Option<usize>,
}

struct Picture<'a> {
    path: String,
    file: &'a File,
}

impl Format for Epub {
    fn extension(&self) -> &'static str {
        "epub"
    }

    fn label(&self) -> &'static str {
        "EPUB"
    }

    fn media_type(&self) -> &'static str {
        "application/epub+zip"
    }

    fn weight(&self) -> Weight {
        Weight::Pictures
    }

    fn render(&self, thread: &Thread, kit: &Kit) -> Result<Bytes, Error> {
        let broken = |what: String| Error { format: self.extension(), what };
        let texts = texts(thread, kit).map_err(|error| broken(error.to_string()))?;
        texts.pack().map_err(|error| broken(error.to_string()))
    }
}

/// What the book is made of.
struct Texts<'a> {
    words: Vec<(String, String)>,
    pictures: BTreeMap<String, &'a File>,
}

impl Texts<'_> {
    /// The book as a file.
    fn pack(&self) -> ZipResult<Bytes> {
        let mut pack = Pack::new();
        pack.file("mimetype", Epub.media_type().as_bytes())?;
        pack.words("META-INF/container.xml", CONTAINER.as_bytes())?;
        for (name, text) in &self.words {
            pack.words(&format!("EPUB/{name}"), text.as_bytes())?;
        }
        pack.words("EPUB/style.css", STYLE.as_bytes())?;
        for (path, file) in &self.pictures {
            pack.file(&format!("EPUB/{path}"), &file.bytes)?;
        }
        pack.finish()
    }
}

/// What a thread is in a book.
struct Part<'a> {
    set: Setting<'a>,
    chapters: Vec<Chapter<'a>>,
    pictures: BTreeMap<String, &'a File>,
}

impl<'a> Part<'a> {
    /// The names of its files begin with `prefix`.
    fn new(thread: &'a Thread, kit: &'a Kit, prefix: &str) -> Self {
        let mut places: BTreeMap<&Url, String> = BTreeMap::new();
        let mut pictures: BTreeMap<String, &File> = BTreeMap::new();
        for url in addresses(thread) {
            let Some(file) = kit.files.get(url) else { continue };
            if CORE.contains(&file.media_type.as_str()) && !places.contains_key(url) {
                let path = place(&file.media_type, &file.bytes);
                pictures.insert(path.clone(), file);
                places.insert(url, path);
            }
        }
        let mut chapters = chapters(Flow::of(thread, kit.view), kit.language);
        for chapter in &mut chapters {
            chapter.file.insert_str(0, prefix);
        }
        let begins = chapters.iter().filter_map(|chapter| {
            let first = chapter.places.iter().find_map(|place| match place {
                Place::Stretch(stretch) => Some(stretch.first.n),
                Place::Gap(_) => None,
            });
            Some((first?, chapter.file.clone()))
        });
        let set = Setting {
            thread,
            files: Files::beside(kit, &places),
            page: kit.page.as_ref(),
            ours: kit.language,
            chapters: begins.collect(),
        };
        Self { set, chapters, pictures }
    }

    /// Its title page and its chapters, by the names of their files.
    fn words(&self, title: &str) -> Result<Vec<(String, String)>, askama::Error> {
        let mut words = vec![(title.to_owned(), TitlePage { set: &self.set }.render()?)];
        for chapter in &self.chapters {
            words.push((chapter.file.clone(), Text { set: &self.set, chapter }.render()?));
        }
        Ok(words)
    }
}

fn texts<'a>(thread: &'a Thread, kit: &'a Kit) -> Result<Texts<'a>, askama::Error> {
    let part = Part::new(thread, kit, "");
    let Part { set, chapters, pictures } = &part;
    let package = Package {
        set,
        chapters,
        pictures: pictures
            .iter()
            .map(|(path, file)| Picture { path: path.clone(), file })
            .collect(),
        described: thread
            .posts()
            .flat_map(|post| &post.media)
            .filter(|media| media.kind == MediaKind::Image)
            .all(|media| alt(media).is_some()),
        animated: pictures.values().any(|file| file.media_type == "image/gif"),
    };
    let mut words = vec![
        ("package.opf".to_owned(), package.render()?),
        ("nav.xhtml".to_owned(), Contents { set, chapters }.render()?),
    ];
    words.extend(part.words("title.xhtml")?);
    let words = words.into_iter().map(|(name, text)| (name, tidy(text))).collect();
    Ok(Texts { words, pictures: part.pictures })
}

fn chapters(flow: Flow<'_>, ours: Language) -> Vec<Chapter<'_>> {
    let mut chapters: Vec<Chapter<'_>> = Vec::new();
    let is_one = flow.trunk.len() <= CHAPTER;
    for (at, places) in cut(flow.trunk).into_iter().enumerate() {
        let title = if is_one {
            ours.say("document-whole")
        } else {
            ours.say("document-part").with("n", at + 1)
        };
        let title = title.to_string();
        let (file, part) = (format!("text-{}.xhtml", chapters.len() + 1), Some(at));
        chapters.push(Chapter { file, title, line: None, places, part });
    }
    for line in flow.branches {
        let title = match line.from {
            Some(_) => words::continued(line.from, ours),
            None => ours.say("thread-branch").to_string(),
        };
        let file = format!("text-{}.xhtml", chapters.len() + 1);
        let Line { from, places } = line;
        let line = Some(Line { from, places: Vec::new() });
        chapters.push(Chapter { file, title, line, places, part: None });
    }
    chapters
}

/// Pieces of a chapter's length; at least one.
fn cut(places: Vec<Place<'_>>) -> Vec<Vec<Place<'_>>> {
    let mut pieces = vec![Vec::new()];
    for place in places {
        match pieces.last_mut() {
            Some(piece) if piece.len() < CHAPTER => piece.push(place),
            _ => pieces.push(vec![place]),
        }
    }
    pieces
}
