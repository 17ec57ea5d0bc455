//! Search on a big store: makes one through the program's own way of keeping threads, then asks
//! each class of questions many times.
//!
//!     cargo bench --profile quick --no-default-features --features sqlite --bench search -- \
//!         --threads 20000 --posts 15 --store target/search.db
//!
//! A store that is there with that many threads is used as it is. `--rebuild` times indexing it.

#![expect(clippy::unwrap_used, reason = "a bench whose preparation fails has nothing to measure")]
#![expect(clippy::print_stdout, reason = "the figures")]
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "chance and figures"
)]

mod corpus;

use std::{fs, path::PathBuf, sync::Arc, time::Instant};

use clap::Parser;
use corpus::{Corpus, Dice};
use unspool::{
    consent::Verdict,
    search::Question,
    store::{self, Order, Seek, Store},
    thread::{Item, Thread},
};

/// The one of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
struct Options {
    /// Threads in the store.
    #[arg(long, default_value_t = 2000)]
    threads: usize,
    /// Posts in a thread, in the mean.
    #[arg(long, default_value_t = 15)]
    posts: usize,
    /// Questions of each class.
    #[arg(long, default_value_t = 200)]
    questions: usize,
    /// The store; one in a temporary folder when absent.
    #[arg(long)]
    store: Option<PathBuf>,
    /// Only the classes in whose names this is.
    #[arg(long)]
    only: Option<String>,
    /// Index all threads anew, and tell how long that takes.
    #[arg(long)]
    rebuild: bool,
    /// What cargo adds.
    #[arg(long, hide = true)]
    bench: bool,
}

const VERDICT: Verdict = Verdict { list: true, index: true, until: None };

fn main() {
    let options = Options::parse();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(run(options));
}

async fn run(options: Options) {
    let folder = tempfile::tempdir().unwrap();
    let path = options.store.clone().unwrap_or_else(|| folder.path().join("search.db"));
    let url = format!("sqlite:{}", path.display());
    let corpus = Corpus::new();
    let store = store::open(&url).await.unwrap();
    let last = corpus.thread(options.threads - 1, options.threads, options.posts);
    if store.thread(&last.root).await.unwrap().is_none() {
        fill(&*store, &corpus, &options).await;
    }
    if options.rebuild {
        rebuild(&store, &path).await;
    }
    let bytes = fs::metadata(&path).unwrap().len();
    let index = scalar(&path, "SELECT sum(length(block)) FROM words_data").await;
    let posts = scalar(&path, "SELECT sum(posts) FROM threads").await;
    let (bytes, index, posts) = (bytes as f64, index as f64, posts as f64);
    println!(
        "{} threads, {posts} posts; store {:.0} MB, {:.0} bytes a post; index {:.0} MB, {:.0} bytes a post",
        options.threads,
        bytes / 1e6,
        bytes / posts,
        index / 1e6,
        index / posts
    );
    println!(
        "| question | order | median ms | p99 ms | most ms | processor: median | p99 | found (median) | broken off |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    let asked = |name: &str| options.only.as_deref().is_none_or(|only| name.contains(only));
    for (name, make) in CLASSES.iter().filter(|(name, _)| asked(name)) {
        for order in [Order::Relevance, Order::Newest] {
            class(&*store, &corpus, &options, name, *make, order).await;
        }
    }
    deep(&*store, &corpus).await;
}

async fn fill(store: &dyn Store, corpus: &Corpus, options: &Options) {
    let started = Instant::now();
    let mut posts = 0;
    let mut made = std::time::Duration::ZERO;
    for n in 0..options.threads {
        let began = Instant::now();
        let thread = corpus.thread(n, options.threads, options.posts);
        made += began.elapsed();
        posts += thread.posts().count();
        store.keep(&thread, &thread.root, &VERDICT).await.unwrap();
        if n % 10_000 == 9_999 {
            println!("{} threads kept after {:.0} s", n + 1, started.elapsed().as_secs_f64());
        }
    }
    let seconds = started.elapsed().saturating_sub(made).as_secs_f64();
    println!(
        "kept in {seconds:.0} s: {:.0} threads, {:.0} posts a second",
        options.threads as f64 / seconds,
        posts as f64 / seconds
    );
}

/// Forgets the index and makes it again, as after an update of the program.
async fn rebuild(store: &Arc<dyn Store>, path: &PathBuf) {
    let pool = pool(path).await;
    for statement in ["DELETE FROM searched", "DELETE FROM searching", "DELETE FROM vocabulary"] {
        sqlx::query(statement).execute(&pool).await.unwrap();
    }
    pool.close().await;
    let started = Instant::now();
    while store.catch_up(25).await.unwrap() {}
    println!("indexed anew in {:.0} s", started.elapsed().as_secs_f64());
}

async fn pool(path: &PathBuf) -> sqlx::SqlitePool {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
    sqlx::SqlitePool::connect_with(options).await.unwrap()
}

async fn scalar(path: &PathBuf, statement: &'static str) -> i64 {
    let pool = pool(path).await;
    let value = sqlx::query_scalar(statement).fetch_one(&pool).await.unwrap();
    pool.close().await;
    value
}

/// What questions are made of.
struct Made<'a> {
    corpus: &'a Corpus,
    dice: Dice,
    threads: usize,
    posts: usize,
}

impl Made<'_> {
    /// A word of English by its rank.
    fn word(&mut self, start: usize, end: usize) -> String {
        let rank = self.dice.within(start, end);
        self.corpus.vocabulary("en").words[rank].clone()
    }

    fn thread(&mut self) -> Thread {
        let n = self.dice.below(self.threads);
        self.corpus.thread(n, self.threads, self.posts)
    }

    /// Words in a row out of a thread in that language.
    fn row(&mut self, language: &str, length: usize) -> Vec<String> {
        loop {
            let thread = self.thread();
            let Some(Item::Post(post)) = thread.trunk.last() else { continue };
            let text = post.text.to_plain();
            if thread.language() != Some(language) {
                continue;
            }
            let words: Vec<String> = match language {
                "zh" | "th" => text.chars().map(String::from).collect(),
                _ => text.split(' ').map(str::to_owned).collect(),
            };
            let start = self.dice.below(words.len() - length);
            return words[start..start + length].to_vec();
        }
    }
}

type Make = fn(&mut Made<'_>) -> String;

/// The classes of questions.
const CLASSES: &[(&str, Make)] = &[
    ("common word", |it| it.word(0, 10)),
    ("middling word", |it| it.word(200, 400)),
    ("rare word", |it| it.word(5_000, 20_000)),
    ("two words", |it| format!("{} {}", it.word(20, 500), it.word(20, 500))),
    ("two common words", |it| format!("{} {}", it.word(0, 20), it.word(0, 20))),
    ("three words", |it| format!("{} {} {}", it.word(20, 500), it.word(20, 500), it.word(20, 500))),
    ("phrase of two words", |it| format!("\"{}\"", it.row("en", 2).join(" "))),
    ("beginning of three letters", |it| {
        let word = it.word(150, 5_000);
        format!("{}*", word.chars().take(3).collect::<String>())
    }),
    ("beginning of four letters", |it| {
        let word = it.word(150, 5_000);
        format!("{}*", word.chars().take(4).collect::<String>())
    }),
    ("four letters inside a word", |it| {
        let word: Vec<char> = it.word(150, 5_000).chars().collect();
        let start = it.dice.below(word.len().saturating_sub(3));
        format!("*{}*", word.iter().skip(start).take(4).collect::<String>())
    }),
    ("three letters inside a word, and a word", |it| {
        let word: Vec<char> = it.word(150, 5_000).chars().collect();
        let start = it.dice.below(word.len().saturating_sub(2));
        let piece: String = word.iter().skip(start).take(3).collect();
        format!("*{piece}* {}", it.word(20, 500))
    }),
    ("an ending of four letters", |it| {
        let word: Vec<char> = it.word(150, 5_000).chars().collect();
        let start = word.len().saturating_sub(4);
        format!("*{}", word[start..].iter().collect::<String>())
    }),
    ("one Chinese character", |it| it.row("zh", 1).concat()),
    ("three Chinese characters", |it| it.row("zh", 3).concat()),
    ("six Thai letters", |it| it.row("th", 6).concat()),
    ("common word in a small language", |it| format!("{} lang:th", it.word(0, 10))),
    ("all but a common word", |it| format!("-{}", it.word(0, 10))),
    ("an author", |it| format!("from:{}", it.thread().author.handle)),
    ("ten operators", |it| {
        format!(
            "{} {} -{} -{} \"{}\" lang:en network:bluesky has:media since:2024-01 -from:en1",
            it.word(20, 300),
            it.word(20, 300),
            it.word(300, 900),
            it.word(300, 900),
            it.row("en", 2).join(" ")
        )
    }),
];

async fn class(
    store: &dyn Store,
    corpus: &Corpus,
    options: &Options,
    name: &str,
    make: Make,
    order: Order,
) {
    let (threads, posts) = (options.threads, options.posts);
    let mut source = Made { corpus, dice: Dice::new(77), threads, posts };
    let (mut times, mut work, mut counts, mut hurried) = (vec![], vec![], vec![], 0);
    for _ in 0..options.questions {
        let question = Question::read(&make(&mut source));
        let (before, started) = (processor(), Instant::now());
        let seek = Seek { order, after: None, limit: 20 };
        let found = store.search(&question, seek).await.unwrap();
        times.push(started.elapsed().as_secs_f64() * 1e3);
        work.push(processor() - before);
        counts.push(found.count);
        hurried += u32::from(found.hurried);
    }
    times.sort_by(f64::total_cmp);
    work.sort_by(f64::total_cmp);
    counts.sort_unstable();
    let at = |of: &[f64], share: f64| of[((of.len() - 1) as f64 * share).round() as usize];
    let count = counts[counts.len() / 2];
    let order = if order == Order::Newest { "newest" } else { "best" };
    println!(
        "| {name} | {order} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} | {count} | {hurried} |",
        at(&times, 0.5),
        at(&times, 0.99),
        at(&times, 1.0),
        at(&work, 0.5),
        at(&work, 0.99),
    );
}

/// Milliseconds for which all threads of this program have had a processor: unlike the time on the
/// wall, it does not grow with what else the machine does. 0 where the kernel does not tell.
fn processor() -> f64 {
    let tasks = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let spent = tasks.filter_map(|task| {
        let text = fs::read_to_string(task.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<u64>().ok()
    });
    spent.sum::<u64>() as f64 / 1e6
}

/// Page after page of one common word.
async fn deep(store: &dyn Store, corpus: &Corpus) {
    let question = Question::read(&corpus.vocabulary("en").words[3]);
    let (mut after, mut times) = (None, Vec::new());
    for _ in 0..200 {
        let started = Instant::now();
        let seek = Seek { order: Order::Newest, after, limit: 20 };
        let found = store.search(&question, seek).await.unwrap();
        times.push(started.elapsed().as_secs_f64() * 1e3);
        after = found.next;
        if after.is_none() {
            break;
        }
    }
    let (first, last) = (times[0], times[times.len() - 1]);
    println!("page 1 of a common word: {first:.2} ms; page {}: {last:.2} ms", times.len());
}
