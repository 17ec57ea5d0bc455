//! Pages out of orders: each is set in a process of its own, which has its time and its memory, no
//! settings and no secrets, and is killed when it takes too long. So the service stays small, and a
//! document that no typesetter can master ends no more than itself.

#[cfg(feature = "pdf")]
mod child;
#[cfg(feature = "pdf")]
mod picture;
#[cfg(feature = "pdf")]
mod world;

use std::{
    ffi::OsString,
    io,
    path::PathBuf,
    process::{ExitStatus, Stdio},
    sync::Arc,
    time::Duration,
};

use bytes::Bytes;
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWriteExt},
    process::{Child, Command},
    sync::Semaphore,
};

use crate::format::Order;

/// The hidden command of this program that carries out one order.
pub const COMMAND: &str = "typeset";

/// Most bytes of what is made, and of what the process says about a failure.
const LARGEST: u64 = 96 << 20;
const WORDS: u64 = 4 << 10;

/// What one order may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Of the clock and of the processor.
    pub time: Duration,
    /// Address space, in bytes: fonts and the reserve of the allocator count.
    pub memory: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_secs(30), memory: 3 << 29 }
    }
}

/// Why nothing was made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It took too long, and was ended.
    #[error("typesetting took longer than {} s", .0.as_secs_f32())]
    TooSlow(Duration),
    /// It needed more memory than it has, or became larger than is given out.
    #[error("typesetting took more memory than it may: {0}")]
    TooLarge(String),
    /// It could not be started, or refused.
    #[error("typesetting failed: {0}")]
    Failed(String),
}

/// Sets orders, a few at a time. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Typesetter {
    program: Arc<PathBuf>,
    limits: Limits,
    places: Arc<Semaphore>,
}

impl Typesetter {
    /// One that starts that program, which has to be this one, `at_once` times at most.
    #[must_use]
    pub fn new(program: PathBuf, limits: Limits, at_once: usize) -> Self {
        let places = Arc::new(Semaphore::new(at_once));
        Self { program: Arc::new(program), limits, places }
    }

    /// One that starts the program that is running. `None` when it was built without.
    #[must_use]
    pub fn of_this_program() -> Option<Self> {
        let program = if cfg!(not(feature = "pdf")) {
            None
        } else if cfg!(target_os = "linux") {
            // What runs, even when its file was replaced by a newer one.
            Some(PathBuf::from("/proc/self/exe"))
        } else {
            std::env::current_exe().ok()
        };
        program.map(|program| Self::new(program, Limits::default(), AT_ONCE))
    }

    /// What the order asks for. Waits for its turn; who stops waiting ends the process.
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn set(&self, order: &Order) -> Result<Bytes, Error> {
        let failed = |error: io::Error| Error::Failed(error.to_string());
        let turn = self.places.acquire().await;
        let _turn = turn.map_err(|closed| Error::Failed(closed.to_string()))?;
        let Limits { time, memory } = self.limits;
        let mut child = Command::new(&*self.program)
            .arg(COMMAND)
            .arg(OsString::from(format!("--memory={memory}")))
            .arg(OsString::from(format!("--seconds={}", time.as_secs().max(1))))
            .env_clear()
            // Of the reserve of the allocator little is needed, and all of it counts.
            .env("MIMALLOC_ARENA_RESERVE", "64MiB")
            .env("RAYON_NUM_THREADS", "2")
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(failed)?;
        let spoken = talk(&mut child, order.to_parts(), time);
        if let Ok(outcome) = tokio::time::timeout(time, spoken).await {
            return outcome.map_err(failed)?;
        }
        let _ = child.kill().await;
        Err(Error::TooSlow(time))
    }
}

/// Orders that are set at the same time.
const AT_ONCE: usize = 2;

/// Gives the process its order and takes what it makes of it.
async fn talk(
    child: &mut Child,
    order: Vec<Bytes>,
    time: Duration,
) -> io::Result<Result<Bytes, Error>> {
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let give = async {
        if let Some(mut stdin) = stdin {
            // A process that ends early says why elsewhere.
            for part in order {
                if stdin.write_all(&part).await.is_err() {
                    break;
                }
            }
        }
    };
    let ((), made, words) = tokio::join!(give, all(stdout, LARGEST), all(stderr, WORDS));
    let (made, words) = (made?, words?);
    if made.len() as u64 > LARGEST {
        child.kill().await?;
        return Ok(Err(Error::TooLarge(format!("more than {LARGEST} bytes came of it"))));
    }
    let status = child.wait().await?;
    let words = String::from_utf8_lossy(&words);
    Ok(if status.success() { Ok(made.into()) } else { Err(why(status, words.trim(), time)) })
}

async fn all(stream: Option<impl AsyncRead + Unpin>, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if let Some(stream) = stream {
        stream.take(most + 1).read_to_end(&mut bytes).await?;
    }
    Ok(bytes)
}

/// What the end of the process means.
fn why(status: ExitStatus, words: &str, time: Duration) -> Error {
    use std::os::unix::process::ExitStatusExt;
    // Numbers of signals that are the same on every Unix in use.
    const ABORT: i32 = 6;
    const KILL: i32 = 9;
    const SEGV: i32 = 11;
    const XCPU: i32 = 24;
    let cause = if words.is_empty() { status.to_string() } else { format!("{status}: {words}") };
    match status.signal() {
        // The allocator aborts, a stack that cannot grow faults, the system's own guard kills.
        Some(ABORT | KILL | SEGV) => Error::TooLarge(cause),
        Some(XCPU) => Error::TooSlow(time),
        _ => Error::Failed(cause),
    }
}

/// Carries out the one order that comes on the standard input: the body of [`COMMAND`].
///
/// # Errors
/// What went wrong, in words for the process that waits.
#[cfg(feature = "pdf")]
pub fn serve_one(limits: &Limits) -> Result<(), String> {
    child::run(limits).map_err(|failure| failure.to_string())
}
