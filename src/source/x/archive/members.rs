//! The few files of the zip that are ever opened: the account, its profile, posts, notes, and the
//! posts' media. Messages, addresses and the rest of an archive are nobody's business. Nothing is
//! written to disk under a name from the zip, and nothing that it says about sizes is believed.

use std::{
    fs::File,
    io::{self, BufReader, Read},
};

use zip::{
    ZipArchive,
    read::{ArchiveOffset, Config},
    result::ZipError,
};

use crate::source::archive::{Error, Gate, LARGEST, TooManyFiles};

/// Longest directory of the zip, in bytes: it is read into memory. Hundreds of thousands of files.
const DIRECTORY: u64 = 48 << 20;

/// Most files in the zip.
const FILES: usize = 500_000;

/// Longest file of posts or notes: X cuts larger ones into parts.
const PART: u64 = 512 << 20;

/// Longest file that is read into memory at once.
const SMALL: u64 = 1 << 20;

/// Most bytes of posts and notes in all.
const ALL: u64 = 4 << 30;

/// Most bytes that one packed byte may become; lists of posts pack to a tenth or twentieth. Counted
/// once a file is larger than [`SMALL`].
const RATIO: u64 = 200;

/// Folders of the posts' media, today and formerly.
const MEDIA: [&str; 2] = ["tweets_media", "tweet_media"];

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Account,
    Profile,
    Posts,
    Notes,
}

/// A file of the zip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) name: String,
    index: usize,
}

/// The zip, and what of it is read.
pub(super) struct Members {
    zip: ZipArchive<BufReader<Gate>>,
    /// The folder that everything is in, with its slash; mostly empty.
    top: String,
    pub(super) account: Member,
    pub(super) profile: Option<Member>,
    pub(super) posts: Vec<Member>,
    pub(super) notes: Vec<Member>,
    unpacked: u64,
}

/// More than any archive has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum Excess {
    #[error("it is longer than 512 MiB")]
    Part,
    #[error("posts and notes are longer than 4 GiB together")]
    All,
    #[error("it grows to more than 200 times its size")]
    Ratio,
}

impl Members {
    /// Looks through the directory of the zip.
    pub(super) fn open(mut file: File) -> Result<Self, Error> {
        let mut magic = [0; 4];
        let begins_as_zip = file.read_exact(&mut magic).is_ok() && magic.starts_with(b"PK");
        if !begins_as_zip {
            return Err(Error::NotAZip);
        }
        let (gate, opener) = Gate::new(file, DIRECTORY);
        let gate = BufReader::with_capacity(64 << 10, gate);
        let config = Config { archive_offset: ArchiveOffset::Known(0) };
        let zip = ZipArchive::with_config(config, gate)
            .map_err(|error| explain("the list of its files", error))?;
        opener.open();
        if zip.len() > FILES {
            return Err(Error::Excessive(TooManyFiles.to_string()));
        }
        if zip.has_duplicate_names() {
            return Err(Error::Ambiguous("files of the same name".to_owned()));
        }
        Self::sort(zip)
    }

    fn sort(zip: ZipArchive<BufReader<Gate>>) -> Result<Self, Error> {
        let mut found = Vec::new();
        for index in 0..zip.len() {
            let Ok(entry) = zip.by_index_data(index) else { continue };
            let Some(name) = std::str::from_utf8(entry.name_raw()).ok() else { continue };
            let Some((top, part)) = part(name).filter(|_| entry.is_file()) else { continue };
            if entry.encrypted() {
                return Err(Error::Encrypted(name.to_owned()));
            }
            found.push((top.to_owned(), part, Member { name: name.to_owned(), index }));
        }
        let tops = found.iter().filter(|(_, part, _)| *part == Part::Account);
        let mut tops: Vec<String> = tops.map(|(top, ..)| top.clone()).collect();
        let top = tops.pop().ok_or(Error::Missing("data/account.js"))?;
        if !tops.is_empty() {
            return Err(Error::Ambiguous("`data/account.js`".to_owned()));
        }
        let mut of = |wanted: Part| -> Vec<Member> {
            let taken = found.extract_if(.., |(other, part, _)| *part == wanted && *other == top);
            taken.map(|(.., member)| member).collect()
        };
        let account = of(Part::Account).pop().ok_or(Error::Missing("data/account.js"))?;
        let (profile, posts, notes) = (of(Part::Profile).pop(), of(Part::Posts), of(Part::Notes));
        if posts.is_empty() {
            return Err(Error::Missing("data/tweets.js"));
        }
        Ok(Self { zip, top, account, profile, posts, notes, unpacked: 0 })
    }

    /// How many bytes the lists of posts and notes claim to have.
    pub(super) fn claimed(&self) -> u64 {
        let members = self.posts.iter().chain(&self.notes);
        members
            .filter_map(|member| self.zip.by_index_data(member.index).ok())
            .fold(0, |sum, entry| entry.size().saturating_add(sum))
    }

    /// All of a small file.
    pub(super) fn small(&mut self, member: &Member) -> Result<Vec<u8>, Error> {
        let file = self.zip.by_index(member.index).map_err(|error| explain(&member.name, error))?;
        let mut bytes = Vec::new();
        let read = file.take(SMALL + 1).read_to_end(&mut bytes);
        read.map_err(|error| explain(&member.name, error.into()))?;
        if bytes.len() as u64 > SMALL {
            return Err(Error::Excessive(format!("`{}` is longer than 1 MiB", member.name)));
        }
        Ok(bytes)
    }

    /// Streams a list of posts or notes through `through`, telling `hear` how many bytes of all
    /// lists were read so far.
    pub(super) fn stream<T>(
        &mut self,
        member: &Member,
        hear: &dyn Fn(u64),
        through: impl FnOnce(&mut dyn Read) -> io::Result<T>,
    ) -> Result<T, Error> {
        let file = self.zip.by_index(member.index).map_err(|error| explain(&member.name, error))?;
        let packed = file.compressed_size();
        let mut capped = Capped { file, packed, unpacked: 0, before: self.unpacked, hear };
        // To its end, where it says whether it arrived whole.
        let result = through(&mut capped)
            .and_then(|found| io::copy(&mut capped, &mut io::sink()).map(|_| found));
        self.unpacked += capped.unpacked;
        result.map_err(|error| explain(&member.name, error.into()))
    }

    /// Where the medium of that name of the post is.
    pub(super) fn medium(&self, post: u64, name: &str) -> Option<usize> {
        MEDIA.iter().find_map(|folder| {
            let path = format!("{}data/{folder}/{post}-{name}", self.top);
            let index = self.zip.index_for_name(&path)?;
            let entry = self.zip.by_index_data(index).ok()?;
            (entry.is_file() && !entry.encrypted()).then_some(index)
        })
    }

    /// A medium; `None` when it cannot be read or is too large.
    pub(super) fn read(&mut self, index: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.zip.by_index(index).ok()?.take(LARGEST + 1).read_to_end(&mut bytes).ok()?;
        (bytes.len() as u64 <= LARGEST).then_some(bytes)
    }
}

/// A file that ends when it becomes too much.
struct Capped<'a, R> {
    file: R,
    packed: u64,
    unpacked: u64,
    /// Unpacked of other files before.
    before: u64,
    hear: &'a dyn Fn(u64),
}

impl<R: Read> Read for Capped<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.unpacked += read as u64;
        let all = self.before + self.unpacked;
        let excess = if self.unpacked > PART {
            Some(Excess::Part)
        } else if all > ALL {
            Some(Excess::All)
        } else if self.unpacked > SMALL && self.unpacked / RATIO > self.packed {
            Some(Excess::Ratio)
        } else {
            None
        };
        (self.hear)(all);
        excess.map_or(Ok(read), |excess| Err(io::Error::other(excess)))
    }
}

/// The folder in front (with its slash) and what the file is, when it is one that is read.
fn part(name: &str) -> Option<(&str, Part)> {
    let (folder, file) = name.rsplit_once('/')?;
    let top = folder.strip_suffix("data")?;
    let is_folder = top.is_empty() || top.strip_suffix('/').is_some_and(|top| !top.contains('/'));
    let part = match file {
        "account.js" => Part::Account,
        "profile.js" => Part::Profile,
        _ if is_list(file, &["tweets", "tweet", "community-tweet"]) => Part::Posts,
        _ if is_list(file, &["note-tweet"]) => Part::Notes,
        _ => return None,
    };
    is_folder.then_some((top, part))
}

/// `tweets.js`, `tweets-part1.js`, `tweets-part2.js` …
fn is_list(file: &str, names: &[&str]) -> bool {
    let Some(stem) = file.strip_suffix(".js") else { return false };
    let name = match stem.rsplit_once("-part") {
        Some((name, n)) if !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => stem,
    };
    names.contains(&name)
}

fn explain(member: &str, error: ZipError) -> Error {
    let member = member.to_owned();
    match error {
        ZipError::Io(error) => {
            if TooManyFiles::is_behind(&error) {
                return Error::Excessive(TooManyFiles.to_string());
            }
            let excess = error.get_ref().and_then(|inner| inner.downcast_ref::<Excess>());
            match (excess, error.kind()) {
                (Some(excess), _) => Error::Excessive(format!("`{member}`: {excess}")),
                (None, io::ErrorKind::UnexpectedEof) => {
                    Error::Malformed { member, what: "it ends in the middle".to_owned() }
                }
                (None, io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput) => {
                    Error::Malformed { member, what: error.to_string() }
                }
                (None, _) => Error::Io(error),
            }
        }
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Error::Encrypted(member),
        error @ ZipError::CompressionMethodNotSupported(_) => {
            Error::Malformed { member, what: error.to_string() }
        }
        error => Error::Damaged(error.to_string()),
    }
}
