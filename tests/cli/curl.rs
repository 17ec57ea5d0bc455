//! Every `curl` of docs/api.md, as printed, against `unspool serve --demo`.

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
};

use serde_json::Value;
use tempfile::TempDir;

use super::demo;

/// What a line asks for.
#[derive(Debug, Default)]
struct Request {
    url: String,
    headers: Vec<String>,
    body: Option<String>,
    /// `-G`: the fields stand behind the question mark.
    fields: Vec<String>,
    follows: bool,
}

/// The words of a line, as a shell reads them: quotes of both kinds, and `$site`.
fn words(line: &str, site: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for letter in line.replace("$site", site).chars() {
        match (letter, quote) {
            ('\'' | '"', None) => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (letter, Some(begin)) if letter == begin => quote = None,
            (' ', None) => words.extend(word.take()),
            (letter, _) => word.get_or_insert_default().push(letter),
        }
    }
    assert_eq!(quote, None, "an open quote: {line}");
    words.extend(word);
    words
}

impl Request {
    fn of(line: &str, site: &str) -> Self {
        let mut request = Self::default();
        let mut words = words(line, site).into_iter();
        assert_eq!(words.next().as_deref(), Some("curl"));
        while let Some(word) = words.next() {
            let mut value = || words.next().unwrap_or_else(|| panic!("{word} of what? {line}"));
            match &*word {
                "-sS" | "-i" | "-G" | "-O" => {}
                "-L" => request.follows = true,
                "-H" => request.headers.push(value()),
                "-d" => request.body = Some(value()),
                "-o" => drop(value()),
                "--data-urlencode" => request.fields.push(value()),
                url if url.starts_with("http://") => request.url = word,
                other => panic!("{other} is not known here: {line}"),
            }
        }
        if !request.fields.is_empty() {
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            for field in &request.fields {
                let (name, value) = field.split_once('=').unwrap();
                query.append_pair(name, value);
            }
            request.url = format!("{}?{}", request.url, query.finish());
        }
        request
    }

    /// Status and body, where it leads in the end.
    fn send(&self, site: &str) -> (u16, String) {
        let mut path = self.url.strip_prefix(site).expect("an address of the demo").to_owned();
        for _ in 0..5 {
            let (head, body) = self.once(site, &path);
            let status = head[9..12].parse().unwrap();
            let location = head.lines().find_map(|line| line.strip_prefix("location: "));
            match location.filter(|_| self.follows && (300..400).contains(&status)) {
                Some(location) => {
                    location.strip_prefix(site).unwrap_or(location).clone_into(&mut path);
                }
                None => return (status, body),
            }
        }
        panic!("it leads round and round: {path}");
    }

    fn once(&self, site: &str, path: &str) -> (String, String) {
        let host = site.strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(host).unwrap();
        let body = self.body.as_deref().unwrap_or_default();
        let method = if self.body.is_some() { "POST" } else { "GET" };
        let has_accept = self.headers.iter().any(|header| header.starts_with("accept:"));
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
        head.push_str("User-Agent: curl/8.14.1\r\n");
        for header in
            self.headers.iter().map(String::as_str).chain((!has_accept).then_some("accept: */*"))
        {
            head.push_str(header);
            head.push_str("\r\n");
        }
        write!(stream, "{head}Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|at| at == b"\r\n\r\n").unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (text(&answer[..end]), text(&answer[end + 4..]))
    }
}

/// The commands of the page, each on one line.
fn commands() -> Vec<String> {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/api.md")).unwrap();
    let blocks = page.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let lines: String = blocks.collect::<String>().replace("\\\n", " ");
    lines.lines().filter(|line| line.starts_with("curl ")).map(str::to_owned).collect()
}

#[test]
fn every_curl_of_the_documentation_works_against_the_demo_as_printed() {
    let folder = TempDir::new().unwrap();
    let (_service, site) = demo(folder.path());
    let site = &*site;
    let commands = commands();
    assert!(commands.len() >= 12, "{commands:#?}");
    for command in commands {
        let (status, body) = Request::of(&command, site).send(site);
        assert!((200..300).contains(&status), "{status}: {command}\n{body}");
        // A list or search that finds nothing shows nobody how it works.
        let answer: Option<Value> = serde_json::from_str(&body).ok();
        if let Some(threads) = answer.as_ref().and_then(|it| it["threads"].as_array()) {
            assert!(!threads.is_empty(), "{command}");
        }
    }
}
