//! The program itself, as an operator starts it: what it prints where, and how it ends.

mod curl;

use std::{
    collections::HashSet,
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Output, Stdio},
};

use flate2::read::GzDecoder;
use serde_json::Value;
use tempfile::TempDir;

/// The program in a folder of its own, with nothing set.
fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_unspool"));
    command.current_dir(folder).env_clear().stdin(Stdio::null());
    command
}

fn bundle() -> Value {
    let packed = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/src/demo.json.gz")).unwrap();
    let mut json = String::new();
    GzDecoder::new(&*packed).read_to_string(&mut json).unwrap();
    serde_json::from_str(&json).unwrap()
}

fn links() -> Vec<String> {
    let links = bundle()["links"].as_array().unwrap().clone();
    links.iter().map(|link| link[0].as_str().unwrap().to_owned()).collect()
}

/// `unspool unroll`, answered from the demo's recordings in a folder.
fn unroll(folder: &Path, arguments: &[&str]) -> Output {
    let answers = folder.join("answers");
    if !answers.exists() {
        fs::create_dir(&answers).unwrap();
        for (n, exchange) in bundle()["exchanges"].as_array().unwrap().iter().enumerate() {
            fs::write(answers.join(format!("{n}.json")), exchange.to_string()).unwrap();
        }
    }
    program(folder)
        .env("UNSPOOL_FETCH__REPLAY", &answers)
        .env("UNSPOOL_SOURCE__BLUESKY__APPVIEW", "https://appview.example/")
        .env("UNSPOOL_SOURCE__BLUESKY__PLC", "https://plc.example/")
        .arg("unroll")
        .args(arguments)
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn unroll_prints_the_thread_and_nothing_else_and_keeps_it() {
    let folder = TempDir::new().unwrap();
    let link = &links()[0];
    let markdown = unroll(folder.path(), &[link]);
    assert!(markdown.status.success(), "{}", err(&markdown));
    let text = out(&markdown);
    assert!(text.starts_with("---\n"), "{text}");
    assert!(text.contains("A tide table is a promise made by astronomy"), "{text}");
    assert!(text.contains("11 of 12 posts"), "{text}");
    assert!(folder.path().join("unspool.db").exists());

    // Kept and fresh: nothing is asked, so it works with no recording at all.
    fs::remove_dir_all(folder.path().join("answers")).unwrap();
    fs::create_dir(folder.path().join("answers")).unwrap();
    let file = folder.path().join("thread.json");
    let json = unroll(folder.path(), &[link, "--as", "json", "-o", file.to_str().unwrap()]);
    assert!(json.status.success(), "{}", err(&json));
    assert_eq!(out(&json), "");
    let document: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    assert!(document.to_string().contains("A tide table is a promise"));
}

#[test]
fn what_cannot_be_unrolled_ends_with_1_and_a_sentence() {
    let folder = TempDir::new().unwrap();
    for (link, words) in [
        ("hello", "not a link"),
        ("https://example.com/", "link"),
        ("https://bsky.app/profile/mira.test", "profile"),
        (&*links()[3], "said no"),
    ] {
        let answer = unroll(folder.path(), &[link]);
        assert_eq!(answer.status.code(), Some(1), "{link}");
        assert_eq!(out(&answer), "", "{link}");
        assert!(err(&answer).to_lowercase().contains(words), "{link}: {}", err(&answer));
    }
}

#[test]
fn wrong_usage_ends_with_2() {
    let folder = TempDir::new().unwrap();
    let answer = unroll(folder.path(), &["https://bsky.app/profile/a.b/post/c", "--as", "docx"]);
    assert_eq!(answer.status.code(), Some(2));
    assert!(err(&answer).contains("md"), "it says what there is: {}", err(&answer));
}

#[test]
fn a_typing_error_in_the_settings_is_named() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("unspool.toml"), "[server]\nlistne = \"x\"\n").unwrap();
    let answer = program(folder.path()).output().unwrap();
    assert_eq!(answer.status.code(), Some(1));
    let words = err(&answer);
    assert!(words.contains("unspool.toml") && words.contains("listne"), "{words}");
}

#[test]
fn every_setting_is_explained() {
    let folder = TempDir::new().unwrap();
    let answer = program(folder.path()).args(["check", "--explain"]).output().unwrap();
    assert!(answer.status.success());
    assert!(out(&answer).contains("[server]") && out(&answer).contains("UNSPOOL_FETCH__REPLAY"));
}

#[test]
fn import_prints_what_it_did_and_unroll_then_asks_nobody() {
    let folder = TempDir::new().unwrap();
    let zip = crate::import::recorded().write(&folder);
    let import = || program(folder.path()).arg("import").arg(&zip).output().unwrap();
    let first = import();
    assert!(first.status.success(), "{}", err(&first));
    let words = "3 threads with 9 posts imported, 0 already there, 35 posts skipped \
                 (35 in no thread)\n";
    assert_eq!(out(&first), words);
    assert_eq!(err(&first), "", "progress is for terminals");
    let again = out(&import());
    assert!(again.starts_with("0 threads with 0 posts imported, 3 already there"), "{again}");

    fs::create_dir(folder.path().join("nothing")).unwrap();
    let link = "https://x.com/XDevelopers/status/1649191522485817345";
    let thread = program(folder.path())
        .env("UNSPOOL_FETCH__REPLAY", folder.path().join("nothing"))
        .args(["unroll", link, "--as", "txt"])
        .output()
        .unwrap();
    assert!(out(&thread).contains("Thank you to those who have already"), "{}", err(&thread));
}

#[test]
fn a_file_that_is_no_archive_ends_with_1_and_says_what_to_give_instead() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("photo.jpg"), b"\xff\xd8\xff\xe0").unwrap();
    for (file, words) in [("photo.jpg", "not a zip file"), ("nowhere.zip", "cannot be read")] {
        let answer = program(folder.path()).args(["import", file]).output().unwrap();
        assert_eq!(answer.status.code(), Some(1), "{file}");
        assert_eq!(out(&answer), "", "{file}");
        let said = err(&answer);
        assert!(said.contains(file) && said.contains(words), "{file}: {said}");
    }
}

/// A service that is stopped when the test ends, however it ends.
struct Service(Child);

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// `unspool serve --demo`, and where it listens.
fn demo(folder: &Path) -> (Service, String) {
    let mut command = program(folder);
    command.args(["serve", "--demo"]).env("UNSPOOL_SERVER__LISTEN", "127.0.0.1:0");
    let mut service =
        Service(command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap());
    let mut greeting = String::new();
    BufReader::new(service.0.stdout.take().unwrap()).read_line(&mut greeting).unwrap();
    let site = greeting.trim().strip_prefix("listening on ").unwrap().to_owned();
    (service, site)
}

#[test]
fn the_demo_needs_no_network_and_lists_threads() {
    let folder = TempDir::new().unwrap();
    let (_service, site) = demo(folder.path());
    let address = site.strip_prefix("http://").unwrap();
    let ask = |path: &str| {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    };
    let front = ask("/");
    assert!(front.contains("Latest Threads Unrolled"), "{front}");
    assert!(front.contains("My starter is nine years old"), "{front}");
    let seen: HashSet<String> = links()
        .iter()
        .map(|link| {
            let link: String = url::form_urlencoded::byte_serialize(link.as_bytes()).collect();
            ask(&format!("/unroll?link={link}"))[9..12].to_owned()
        })
        .collect();
    assert_eq!(seen, HashSet::from(["303".to_owned(), "403".to_owned()]));
}

/// `unspool` with these arguments, in a folder where the network answers as in the demo.
fn with_network(folder: &Path, arguments: &[&str]) -> Output {
    program(folder)
        .env("UNSPOOL_FETCH__REPLAY", folder.join("answers"))
        .env("UNSPOOL_SOURCE__BLUESKY__APPVIEW", "https://appview.example/")
        .env("UNSPOOL_SOURCE__BLUESKY__PLC", "https://plc.example/")
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn a_thread_goes_out_as_a_zip_and_comes_back_elsewhere() {
    let (here, there) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let zip = here.path().join("thread.zip");
    let zip = zip.to_str().unwrap();
    let mut seen = 0;
    for link in &links() {
        let _ = fs::remove_file(zip);
        if !unroll(here.path(), &[link, "--as", "zip", "-o", zip]).status.success() {
            continue;
        }
        let verified = program(there.path()).args(["verify", zip]).output().unwrap();
        assert_eq!(verified.status.code(), Some(0), "{link}: {}{}", out(&verified), err(&verified));
        assert!(out(&verified).contains("thread.json: as listed"), "{}", out(&verified));

        let imported = program(there.path()).args(["import", zip]).output().unwrap();
        let said = out(&imported);
        assert!(said.starts_with("1 thread with "), "{link}: {said}{}", err(&imported));
        let document = |folder: &Path| -> Value {
            let json = unroll(folder, &[link, "--as", "json"]);
            assert!(json.status.success(), "{link}: {}", err(&json));
            serde_json::from_str(&out(&json)).unwrap()
        };
        let (mut ours, theirs) = (document(here.path()), document(there.path()));
        ours["via"] = format!("{}, out of a parcel", ours["via"].as_str().unwrap()).into();
        assert_eq!(ours, theirs, "{link}");
        seen += 1;
    }
    assert!(seen >= 5, "{seen}");

    let mut bytes = fs::read(zip).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    fs::write(zip, bytes).unwrap();
    let verified = program(there.path()).args(["verify", zip]).output().unwrap();
    assert_eq!(verified.status.code(), Some(1), "{}", out(&verified));
}

#[test]
fn a_forgotten_thread_stays_out_and_so_does_a_forgotten_author() {
    let folder = TempDir::new().unwrap();
    let link = &links()[0];
    let file = folder.path().join("thread.json");
    let unrolled = unroll(folder.path(), &[link, "--as", "json", "-o", file.to_str().unwrap()]);
    assert!(unrolled.status.success(), "{}", err(&unrolled));
    let thread: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let (address, author) = (&thread["address"], &thread["author"]);

    let forget = |what: &str| with_network(folder.path(), &["forget", what]);
    let answer = forget(address.as_str().unwrap());
    assert!(answer.status.success(), "{}", err(&answer));
    let said = format!("{} is taken out and stays out\n", address.as_str().unwrap());
    assert_eq!(out(&answer), said);
    let again = unroll(folder.path(), &[link]);
    assert_eq!(again.status.code(), Some(1), "{}", out(&again));
    assert!(err(&again).contains("taken out"), "{}", err(&again));

    // An author of whom nothing is kept any more, by the profile.
    let answer = forget(author["url"].as_str().unwrap());
    assert!(out(&answer).contains("no thread of theirs will be kept"), "{}", err(&answer));

    for what in ["@nobody", "hello", "https://example.com/", "bluesky"] {
        let answer = forget(what);
        assert_eq!(answer.status.code(), Some(1), "{what}: {}", out(&answer));
        assert!(err(&answer).contains("leads to no post and to no author"), "{}", err(&answer));
    }
}

#[test]
fn an_author_is_forgotten_by_whatever_name_and_nothing_of_theirs_is_kept_again() {
    for name in ["url", "address", "handle", "id"] {
        let folder = TempDir::new().unwrap();
        let link = &links()[0];
        let file = folder.path().join("thread.json");
        unroll(folder.path(), &[link, "--as", "json", "-o", file.to_str().unwrap()]);
        let thread: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
        let author = thread["author"][name].as_str().unwrap();
        let what = if name == "handle" { format!("@{author}") } else { author.to_owned() };
        let answer = with_network(folder.path(), &["forget", &what]);
        assert!(answer.status.success(), "{what}: {}", err(&answer));
        assert!(out(&answer).contains("is shut out; 1 thread taken out"), "{}", out(&answer));
        let again = unroll(folder.path(), &[link]);
        assert!(err(&again).contains("taken out"), "{what}: {}", err(&again));
    }
}

#[test]
fn a_backup_holds_the_threads_and_never_replaces_a_file() {
    let folder = TempDir::new().unwrap();
    unroll(folder.path(), &[&links()[0]]);
    let backup = || program(folder.path()).args(["backup", "copy.db"]).output().unwrap();
    let first = backup();
    assert_eq!(out(&first), "1 thread in copy.db\n", "{}", err(&first));
    let before = fs::read(folder.path().join("copy.db")).unwrap();
    let second = backup();
    assert_eq!(second.status.code(), Some(1));
    assert!(err(&second).contains("copy.db") && err(&second).contains("there already"));
    assert_eq!(fs::read(folder.path().join("copy.db")).unwrap(), before);
}

#[test]
fn unroll_makes_files_with_the_pictures_in_them() {
    let folder = TempDir::new().unwrap();
    let link = &links()[0];
    let shapes: &[(&str, &[u8])] = &[
        ("epub", b"PK"),
        ("zip", b"PK"),
        ("html", b"<!doctype html>"),
        #[cfg(feature = "pdf")]
        ("pdf", b"%PDF"),
    ];
    for (shape, begins) in shapes {
        let file = folder.path().join(format!("thread.{shape}"));
        let made = unroll(folder.path(), &[link, "--as", shape, "-o", file.to_str().unwrap()]);
        assert!(made.status.success(), "{shape}: {}", err(&made));
        let bytes = fs::read(&file).unwrap();
        assert!(bytes.starts_with(begins), "{shape}");
        assert!(bytes.len() > 20_000, "{shape}: {} bytes, so no picture", bytes.len());
    }
}

#[test]
fn what_is_no_text_is_not_written_to_a_terminal() {
    let folder = TempDir::new().unwrap();
    let link = &links()[0];
    unroll(folder.path(), &[link, "-o", "thread.md"]);
    let on_a_terminal = |shape: &str| {
        let command = format!("'{}' unroll '{link}' --as {shape}", env!("CARGO_BIN_EXE_unspool"));
        // It gives its command a terminal, and ends as the command does.
        let mut script = Command::new("script");
        script.args(["--quiet", "--return", "--command", &command, "/dev/null"]);
        script.current_dir(folder.path()).env_clear().stdin(Stdio::null());
        script.env("UNSPOOL_FETCH__REPLAY", folder.path().join("answers")).output()
    };
    for (shape, label) in [
        ("epub", "EPUB"),
        ("zip", "Zip with everything"),
        #[cfg(feature = "pdf")]
        ("pdf", "PDF"),
    ] {
        let Ok(output) = on_a_terminal(shape) else {
            eprintln!("skipped: there is no `script` here (Debian: bsdutils)");
            return;
        };
        let shown = out(&output);
        let words = format!("{label} is no text for a terminal: name a file with -o");
        assert!(shown.contains(&words), "{shape}: {shown}");
        assert!(!shown.contains("PK\u{3}") && !shown.contains("%PDF"), "{shape}");
        assert_eq!(output.status.code(), Some(1), "{shape}: {shown}");
        // Into a pipe it is what somebody wants.
        let piped = with_network(folder.path(), &["unroll", link, "--as", shape]);
        assert!(piped.status.success() && piped.stdout.len() > 1_000, "{shape}: {}", err(&piped));
    }
    for shape in ["md", "html"] {
        let output = on_a_terminal(shape).unwrap();
        assert!(output.status.success(), "{shape}: {}", out(&output));
    }
}

#[test]
fn the_help_names_every_shape_and_no_command_of_the_program_itself() {
    let folder = TempDir::new().unwrap();
    let help = out(&program(folder.path()).args(["unroll", "--help"]).output().unwrap());
    for format in unspool::format::ALL {
        assert!(help.contains(format.extension()), "{help}");
    }
    let help = out(&program(folder.path()).arg("--help").output().unwrap());
    assert!(!help.contains("typeset"), "{help}");
}
