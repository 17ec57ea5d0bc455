//! Made-up threads with natural word frequencies (Zipf), five scripts, and authors who write in
//! bursts about a few things. The same seed and number give the same thread.

use jiff::{SignedDuration, Timestamp};
use unspool::thread::{
    Author, Counts, Extent, Item, Media, MediaKind, Post, PostRef, Receipt, Reply, RichText,
    Signals, Thread, VERSION, Visibility,
};

/// A source of chance that is the same everywhere (splitmix64).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 … 1
    pub(crate) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.share() * end as f64) as usize
    }

    pub(crate) fn within(&mut self, start: usize, end: usize) -> usize {
        start + self.below(end - start)
    }
}

/// Words by how often they are used.
pub(crate) struct Vocabulary {
    pub(crate) words: Vec<String>,
    /// Sums of 1 / rank.
    sums: Vec<f64>,
}

impl Vocabulary {
    fn new(seed: u64, size: usize, longest: usize, parts: &[&str]) -> Self {
        let mut dice = Dice::new(seed);
        let mut known = std::collections::HashSet::new();
        let mut words = Vec::new();
        while words.len() < size {
            // The most frequent words are short.
            let length = if words.len() < 150 { 1 } else { dice.within(2, longest + 1) };
            let length = length + usize::from(words.len() >= parts.len() && words.len() < 150);
            let word: String = (0..length).map(|_| parts[dice.below(parts.len())]).collect();
            if known.insert(word.clone()) {
                words.push(word);
            }
        }
        let mut sum = 0.0;
        let sums = (0..size).map(|rank| {
            sum += 1.0 / (rank + 1) as f64;
            sum
        });
        Self { sums: sums.collect(), words }
    }

    pub(crate) fn word(&self, dice: &mut Dice) -> &str {
        let at = dice.share() * self.sums[self.sums.len() - 1];
        &self.words[self.sums.partition_point(|sum| *sum < at).min(self.words.len() - 1)]
    }
}

/// How a script is written, and how many of a hundred threads are in it.
struct Script {
    language: &'static str,
    share: usize,
    gap: &'static str,
    vocabulary: Vocabulary,
}

/// Everything threads are made of.
pub(crate) struct Corpus {
    scripts: Vec<Script>,
}

const SYLLABLES: &str = "a an ar bel cor dan el en fen gor hal in is jen kor lim mar nor ol per qui \
    ren sil tor ul ven wim ster th ing ter con pro re st tra mo li ca de";
const CYRILLIC: &str = "а ан бел вор го да ен жи за ин ка лим мар но ол пер ре сил то ул ход ст";
const ARABIC: &str = "ال م ن با تر جم حس در ر سل شر صب طل عم غر فك قد كت لم مد نور هد وج ي";
const THAI: &str = "กา ขอ คน งาน จะ ชอบ ซื้อ ดี ตา ไทย นี้ บ้าน ไป พูด ฟ้า มี ยัง รัก ลง วัน สวย หา อยู่ เมือง";

impl Corpus {
    pub(crate) fn new() -> Self {
        let parts = |text: &'static str| text.split_whitespace().collect::<Vec<_>>();
        let han: Vec<String> =
            (0x4e00_u32..0x4e00 + 3500).filter_map(char::from_u32).map(String::from).collect();
        let mut han: Vec<&str> = han.iter().map(String::as_str).collect();
        let mut dice = Dice::new(4);
        (1..han.len()).rev().for_each(|n| han.swap(n, dice.below(n + 1)));
        let script = |language, share, gap, vocabulary| Script { language, share, gap, vocabulary };
        let scripts = vec![
            script("en", 60, " ", Vocabulary::new(1, 60_000, 4, &parts(SYLLABLES))),
            script("ru", 12, " ", Vocabulary::new(2, 40_000, 4, &parts(CYRILLIC))),
            script("ar", 8, " ", Vocabulary::new(3, 30_000, 4, &parts(ARABIC))),
            script("zh", 12, "", Vocabulary::new(5, 20_000, 2, &han)),
            script("th", 8, "", Vocabulary::new(6, 10_000, 3, &parts(THAI))),
        ];
        Self { scripts }
    }

    /// The vocabulary of that language.
    pub(crate) fn vocabulary(&self, language: &str) -> &Vocabulary {
        &self.scripts.iter().find(|script| script.language == language).unwrap().vocabulary
    }

    /// The n-th of `all` threads, which are spread over three years.
    pub(crate) fn thread(&self, n: usize, all: usize, posts: usize) -> Thread {
        let mut dice = Dice::new(0xabcd ^ ((n as u64) << 20));
        let mut left = dice.below(100);
        let script = self.scripts.iter().find(|script| {
            let found = left < script.share;
            left = left.saturating_sub(script.share);
            found
        });
        let script = script.unwrap_or(&self.scripts[0]);
        // A few write much.
        let writer = (30_000.0_f64.powf(dice.share())) as usize;
        let author = author(&format!("{}{writer}", script.language));
        let topic: Vec<&str> = (0..5)
            .map(|_| &*script.vocabulary.words[dice.within(200, script.vocabulary.words.len() / 2)])
            .collect();
        // Lengths with a long tail, of the mean that is asked for.
        let length = (3.0 + (posts as f64 - 3.0) * -(1.0 - dice.share()).ln()) as usize;
        let began = 1_700_000_000 + (n as i64) * 94_000_000 / (all as i64);
        let began = Timestamp::from_second(began).unwrap();
        let items: Vec<Post> = (0..length.clamp(3, 400))
            .map(|at| post(&author, n, at, began, script, &topic, &mut dice))
            .collect();
        let shown = u32::try_from(items.len()).unwrap();
        Thread {
            version: VERSION,
            root: items[0].id.clone(),
            address: items[0].address.clone(),
            author,
            context: None,
            trunk: items.into_iter().map(|post| Item::Post(Box::new(post))).collect(),
            branches: Vec::new(),
            receipt: Receipt {
                extent: Extent::Whole,
                shown,
                expected: None,
                inferred_joints: 0,
                stopped: false,
                upward: false,
            },
            archived: false,
            fetched_at: began + SignedDuration::from_hours(5),
            via: "a bench".to_owned(),
        }
    }
}

fn author(user: &str) -> Author {
    Author {
        id: format!("did:plc:{user}"),
        handle: format!("{user}.test"),
        name: format!("Author {user}"),
        url: format!("https://bsky.app/profile/{user}.test").parse().unwrap(),
        avatar: None,
        is_bot: false,
        address: format!("bluesky/{user}.test"),
        signals: Signals::new(),
    }
}

fn post(
    author: &Author,
    thread: usize,
    at: usize,
    began: Timestamp,
    script: &Script,
    topic: &[&str],
    dice: &mut Dice,
) -> Post {
    let name = |at: usize| {
        PostRef::new("bluesky", &format!("{}@3l{thread:07}x{at:03}", author.id)).unwrap()
    };
    let words: Vec<&str> = (0..dice.within(12, 45))
        .map(|_| match dice.below(12) {
            0 => topic[dice.below(topic.len())],
            _ => script.vocabulary.word(dice),
        })
        .collect();
    let picture = Media {
        kind: if dice.below(8) == 0 { MediaKind::Video } else { MediaKind::Image },
        url: format!("https://cdn.test/{thread}/{at}.jpg").parse().unwrap(),
        preview: None,
        alt: Some(words.iter().rev().take(6).copied().collect::<Vec<_>>().join(script.gap)),
        size: None,
        focus: None,
        captions: Vec::new(),
    };
    let tagged = dice.below(10) == 0;
    Post {
        id: name(at),
        aliases: Vec::new(),
        address: format!("bluesky/{}/3l{thread:07}x{at:03}", author.handle),
        url: format!("{}/post/3l{thread:07}x{at:03}", author.url).parse().unwrap(),
        reply: at
            .checked_sub(1)
            .map(|before| Reply { to: Some(name(before)), author: Some(author.id.clone()) }),
        author: author.clone(),
        posted_at: began + SignedDuration::from_secs(40 * i64::try_from(at).unwrap()),
        edited_at: None,
        visibility: Visibility::Public,
        language: Some(script.language.to_owned()),
        warning: None,
        sensitive: false,
        text: RichText::plain(&words.join(script.gap)),
        truncated: false,
        tags: if tagged { vec![topic[0].to_owned()] } else { Vec::new() },
        media: if dice.below(7) == 0 { vec![picture] } else { Vec::new() },
        embeds: Vec::new(),
        counts: Counts::default(),
        expires_at: None,
    }
}
