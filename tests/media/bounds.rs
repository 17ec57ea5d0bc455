//! What a hostile file costs until it is refused: time, and memory in a process of its own.

use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use unspool::media::Error;

use super::{Setting, answer};

/// Most time, and most memory, of any.
const TIME: Duration = Duration::from_millis(100);
const MEMORY: u64 = 64 << 20;

/// Every hostile file that pretends to be a picture, by name, and what its server calls it.
fn files() -> Vec<(String, &'static str, Vec<u8>)> {
    let mut found = Vec::new();
    for folder in ["bombs", "svg"] {
        for file in fs::read_dir(Path::new("tests/fixtures/security").join(folder)).unwrap() {
            let path = file.unwrap().path();
            let called = match path.extension().and_then(|end| end.to_str()) {
                Some("jpg") => "image/jpeg",
                Some("gif") => "image/gif",
                Some("webp") => "image/webp",
                Some("svg") => "image/svg+xml",
                // Also bombs for programs that unpack, sent as a picture.
                Some("png" | "gz" | "br" | "zst") => "image/png",
                _ => continue,
            };
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            found.push((name, called, fs::read(&path).unwrap()));
        }
    }
    found
}

/// How much memory this process had at most, in bytes, since it was last [forgotten](forget_peak).
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()? << 10)
}

fn forget_peak() {
    // <https://docs.kernel.org/filesystems/proc.html>, `clear_refs`.
    let _ = fs::write("/proc/self/clear_refs", "5");
}

#[tokio::test]
async fn every_hostile_file_is_refused_or_shown_as_it_is_within_a_moment_and_little_memory() {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "--ignored", "--nocapture", "media::bounds::takes_them_one_by_one"]);
    let output = tokio::task::spawn_blocking(move || child.output().unwrap()).await.unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("1 passed"), "{said}");
}

#[tokio::test]
#[ignore = "run by every_hostile_file_is_refused_or_shown_as_it_is_within_a_moment_and_little_memory"]
async fn takes_them_one_by_one() {
    let files = files();
    assert!(files.len() > 30, "{}", files.len());
    let (mut slowest, mut largest) = (Duration::ZERO, 0);
    for (name, called, bytes) in files {
        forget_peak();
        let before = peak();
        // The best of three: the machine has other things to do.
        let mut took = Duration::MAX;
        for _ in 0..3 {
            let setting = Setting::new(1 << 20, vec![answer("file", called, bytes.clone())]);
            let start = Instant::now();
            let outcome = setting.open("file").await;
            took = took.min(start.elapsed());
            let is_small_picture = name.contains("iccp") || name.contains("ztxt");
            match outcome {
                Ok(picture) => assert!(is_small_picture && picture.bytes == bytes, "{name}"),
                Err(Error::TooLarge | Error::WrongType(_)) => {
                    assert!(!is_small_picture && setting.files().is_empty(), "{name}");
                }
                Err(error) => panic!("{name}: {error}"),
            }
        }
        let grown = peak().zip(before).map_or(0, |(after, before)| after.saturating_sub(before));
        eprintln!("{name}: {took:?}, {} KiB", grown >> 10);
        assert!(took < TIME, "{name}: {took:?}");
        assert!(grown < MEMORY, "{name}: {grown} bytes");
        (slowest, largest) = (slowest.max(took), largest.max(grown));
    }
    eprintln!("slowest {slowest:?}, largest {} KiB", largest >> 10);
}
