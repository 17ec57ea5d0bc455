//! The commands. What they print for programs goes to stdout, everything else to stderr.

mod backup;
mod forget;
mod verify;

use std::{
    io::{IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use clap::{Parser, Subcommand};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

#[cfg(feature = "pdf")]
use crate::typeset;
use crate::{
    app::{App, Error as AppError},
    clock::Clock,
    config::{self, Config},
    demo::Demo,
    format::{self, Format, View, Weight},
    import::{self, Step},
    lang::Language,
    press::{What, Wish},
    thread::PostRef,
    unroll::{self, Unroller},
    web,
};

/// Unrolls threads of X, Bluesky and the fediverse into one page that reads like an article.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
pub struct Cli {
    /// Settings file; without it `unspool.toml` of the working directory, if there is one.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs the web service (the default).
    Serve {
        /// On bundled recorded answers of the networks, in a temporary store: no internet needed.
        #[arg(long)]
        demo: bool,
    },
    /// Prints the thread that the link of any of its posts leads to.
    Unroll {
        /// The link.
        link: String,
        /// What it is written as.
        #[arg(long = "as", value_name = "FORMAT", default_value = "md", value_parser = clap::builder::PossibleValuesParser::new(format::ALL.iter().map(|format| format.extension())))]
        format: String,
        /// Writes to a file instead.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Takes threads in from a file, without a request to anybody.
    Import {
        /// The zip that X sends when you ask for your archive, as it came; or a thread that was
        /// taken away as `.zip`.
        file: PathBuf,
    },
    /// Says of a thread that was taken away as `.zip` whether each file is what its list says.
    Verify {
        /// The zip.
        file: PathBuf,
    },
    /// Takes a thread, or everything of an author, out for good.
    Forget {
        /// The link of a post or the address of its page; or of an author the link of the profile,
        /// the address of the list, or the id.
        what: String,
    },
    /// Writes a copy of the store, also while the service runs.
    Backup {
        /// A file that is not there yet.
        file: PathBuf,
    },
    /// Sets one page: for this program itself.
    #[cfg(feature = "pdf")]
    #[command(hide = true)]
    Typeset {
        /// Most memory, in bytes.
        #[arg(long)]
        memory: u64,
        /// Most seconds.
        #[arg(long)]
        seconds: u64,
    },
    /// Says what is configured and whether store and networks answer.
    Check {
        /// Prints every setting with its default and its meaning instead.
        #[arg(long)]
        explain: bool,
    },
}

/// Why a command failed; its words are for the person at the terminal.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What needs no settings and none of the service's threads, done; `None`: [`run`] it.
#[must_use]
pub fn aside(cli: &Cli) -> Option<ExitCode> {
    match &cli.command {
        #[cfg(feature = "pdf")]
        Some(Command::Typeset { memory, seconds }) => {
            let time = Duration::from_secs(*seconds);
            let served = typeset::serve_one(&typeset::Limits { time, memory: *memory });
            Some(match served {
                Ok(()) => ExitCode::SUCCESS,
                Err(words) => {
                    eprintln!("{words}");
                    ExitCode::FAILURE
                }
            })
        }
        _ => None,
    }
}

/// Runs the command: 0 done, 1 failed (with a sentence on stderr). Wrong usage (2) is clap's.
pub async fn run(cli: Cli, environment: Vec<(String, String)>) -> ExitCode {
    match dispatch(cli, environment).await {
        Ok(code) => code,
        Err(failure) => {
            let mut words = failure.to_string();
            let mut cause = failure.source();
            while let Some(inner) = cause {
                let more = inner.to_string();
                if !words.contains(&more) {
                    words = format!("{words}: {more}");
                }
                cause = inner.source();
            }
            eprintln!("unspool: {words}");
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(cli: Cli, environment: Vec<(String, String)>) -> Result<ExitCode, Failure> {
    if let Some(Command::Check { explain: true }) = cli.command {
        print(config::explain().as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    let config = settings(cli.config.as_deref(), environment)?;
    match cli.command.unwrap_or(Command::Serve { demo: false }) {
        Command::Serve { demo } => serve(config, demo).await?,
        Command::Unroll { link, format, output } => {
            unroll(config, &link, &format, output.as_deref()).await?;
        }
        Command::Import { file } => import(config, file).await?,
        Command::Verify { file } => return verify::run(&file),
        Command::Forget { what } => forget::run(config, &what).await?,
        Command::Backup { file } => backup::run(config, &file).await?,
        Command::Check { .. } => return check(config).await,
        #[cfg(feature = "pdf")]
        Command::Typeset { .. } => return Err("typeset has no settings".into()),
    }
    Ok(ExitCode::SUCCESS)
}

fn settings(named: Option<&Path>, environment: Vec<(String, String)>) -> Result<Config, Failure> {
    let path = named.unwrap_or(Path::new("unspool.toml"));
    let text = match std::fs::read_to_string(path) {
        Ok(text) => Some(text),
        Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(format!("cannot read {}: {error}", path.display()).into()),
    };
    Ok(config::load(text.as_deref().map(|text| (path, text)), environment)?)
}

async fn serve(mut config: Config, demo: bool) -> Result<(), Failure> {
    let (demo, door) = if demo {
        let (demo, door) = Demo::prepare(&mut config)?;
        (Some(demo), Some(door))
    } else {
        (None, None)
    };
    let listen = config.server.listen.clone();
    let failed = |cause| AppError::Listen { address: listen.clone(), cause };
    let listener = TcpListener::bind(&listen).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    let app = App::new(config, door, Clock::default()).await?;
    let closing = CancellationToken::new();
    tokio::spawn(stop_on_signal(closing.clone()));
    let sweep = tokio::spawn(app.sweep(closing.clone()));
    let links = demo.as_ref().map(|demo| demo.links.clone()).unwrap_or_default();
    let pages = app.web(links, closing.clone());
    // Behind the pages, so that they gather the pictures of what is unrolled.
    if let Some(demo) = &demo {
        demo.unroll(&app.unroller).await;
    }
    print(format!("listening on http://{address}\n").as_bytes())?;
    let served = web::serve(listener, pages, closing).await;
    tracing::info!("finishing running errands");
    let _ = tokio::time::timeout(Duration::from_secs(30), app.unroller.settle()).await;
    let _ = sweep.await;
    app.close().await;
    drop(demo);
    Ok(served?)
}

async fn stop_on_signal(shutdown: CancellationToken) {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupted = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminated) => {
            tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
        }
        Err(_) => drop(interrupted.await),
    }
    shutdown.cancel();
}

async fn unroll(
    config: Config,
    link: &str,
    format: &str,
    output: Option<&Path>,
) -> Result<(), Failure> {
    let shape = format::by_extension(format).ok_or("no such format")?;
    if output.is_none() && is_binary(shape) && std::io::stdout().is_terminal() {
        return Err(
            format!("{} is no text for a terminal: name a file with -o", shape.label()).into()
        );
    }
    let app = App::new(config, None, Clock::default()).await?;
    let words = |error| web::Error::sentences(link, error, &app.unroller);
    let post = app.unroller.recognise(link).map_err(words)?;
    let answer = tell_progress(&app.unroller, &post).await;
    app.unroller.settle().await;
    let kept = answer.map_err(words)?;
    let (view, language) = (View::default(), Language::default());
    let (thread, what) = (Arc::clone(&kept.thread), What::Shape(shape));
    let bytes = app.press.make(&Wish { thread, what, view, language, page: None }).await?.bytes;
    match output {
        Some(path) => std::fs::write(path, &bytes)
            .map_err(|error| format!("cannot write {}: {error}", path.display()))?,
        None => print(&bytes)?,
    }
    app.close().await;
    Ok(())
}

fn is_binary(shape: &dyn Format) -> bool {
    !["text/", "application/json"].iter().any(|kind| shape.media_type().starts_with(kind))
        && matches!(shape.weight(), Weight::Files | Weight::Pictures | Weight::Heavy)
}

/// Unrolls, and says on a terminal how far it is.
async fn tell_progress(unroller: &Unroller, post: &PostRef) -> unroll::Answer {
    let mut work = std::pin::pin!(unroller.unroll(post));
    let is_terminal = std::io::stderr().is_terminal();
    loop {
        let pause = tokio::time::sleep(Duration::from_millis(250));
        tokio::select! {
            answer = &mut work => {
                if is_terminal {
                    eprint!("\r\x1b[K");
                }
                return answer;
            }
            () = pause => {}
        }
        if let Some(errand) = unroller.under_way(post).filter(|_| is_terminal) {
            eprint!("\r{} posts so far ", errand.posts());
        }
    }
}

async fn import(config: Config, file: PathBuf) -> Result<(), Failure> {
    let app = App::new(config, None, Clock::default()).await?;
    let name = file.display().to_string();
    let answer = app.import(file, Arc::new(bar(std::io::stderr().is_terminal()))).await;
    app.close().await;
    let report = answer.map_err(|error| match error {
        import::Error::Archive(error) => format!("cannot import {name}: {error}").into(),
        import::Error::Parcel(error) => format!("cannot import {name}: {error}").into(),
        error => Failure::from(error),
    })?;
    print(format!("{report}\n").as_bytes())
}

/// Draws how far an import is, when somebody is looking; only where that changed.
fn bar(is_terminal: bool) -> impl Fn(Step) + Send + Sync {
    const WIDTH: u64 = 30;
    let drawn = AtomicU64::new(u64::MAX);
    move |step| {
        let (what, done, all) = match step {
            Step::Reading(done, all) => ("reading", done, all),
            Step::Keeping(done, all) => ("keeping", done as u64, all as u64),
        };
        let percent = done.saturating_mul(100).checked_div(all).unwrap_or(100).min(100);
        let mark = percent + u64::from(what == "keeping") * 1_000;
        if !is_terminal || drawn.swap(mark, Ordering::Relaxed) == mark {
            return;
        }
        let full = "=".repeat(usize::try_from(percent * WIDTH / 100).unwrap_or_default());
        eprint!("\r\x1b[K{what} [{full:30}] {percent:3} %");
        if mark == 1_100 {
            eprint!("\r\x1b[K");
        }
    }
}

async fn check(config: Config) -> Result<ExitCode, Failure> {
    let app = App::new(config, None, Clock::default()).await?;
    let report = app.check().await;
    print(report.text.as_bytes())?;
    app.close().await;
    Ok(if report.is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes to stdout; a reader that went away (`| head`) is no failure.
fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}
