//! The elements of a JSON array, one at a time out of a stream of any length. What an element is
//! made of is for others to find out: only strings and brackets are looked at, so that one broken
//! element does not lose the others, and an endless one is never in memory.

use std::io::{self, BufRead, BufReader, Read};

/// Longest element, in bytes: a post with everything takes some thousands.
const LONGEST: usize = 1 << 20;

/// Longest beginning in front of the array: `window.YTD.tweets.part0 = `.
const PREAMBLE: usize = 1024;

/// An array that is being read.
pub(super) struct Elements<R> {
    from: BufReader<R>,
    is_over: bool,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// An element; its text is in the buffer.
    Text,
    /// One that is longer than any post can be.
    TooLong,
}

impl<R: Read> Elements<R> {
    /// Reads up to the beginning of the array, which stands behind the first `=` of a script, or
    /// begins the text.
    ///
    /// # Errors
    /// [`io::ErrorKind::InvalidData`] when there is no array, and those of the stream.
    pub(super) fn begin(from: R) -> io::Result<Self> {
        let mut from = BufReader::with_capacity(64 << 10, from);
        let (mut is_assigned, mut is_blank) = (false, true);
        for _ in 0..PREAMBLE {
            let mut byte = [0];
            if from.read(&mut byte)? == 0 {
                break;
            }
            match byte {
                [b'='] => is_assigned = true,
                [b'['] if is_assigned || is_blank => return Ok(Self { from, is_over: false }),
                // White space, or the mark that some programs put in front of a text.
                [b' ' | b'\t' | b'\r' | b'\n' | 0xef | 0xbb | 0xbf] => {}
                _ if is_assigned => break,
                _ => is_blank = false,
            }
        }
        Err(io::Error::new(io::ErrorKind::InvalidData, "it does not hold a list, as X writes them"))
    }

    /// Puts the text of the next element into `text`; `None` behind the last.
    ///
    /// # Errors
    /// [`io::ErrorKind::UnexpectedEof`] when the array does not end, and those of the stream.
    pub(super) fn next(&mut self, text: &mut Vec<u8>) -> io::Result<Option<Element>> {
        while !self.is_over {
            let found = self.read(text)?;
            if found == Element::TooLong || !text.trim_ascii().is_empty() {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// Reads up to the comma or bracket that ends the element.
    fn read(&mut self, text: &mut Vec<u8>) -> io::Result<Element> {
        text.clear();
        let (mut depth, mut in_string, mut is_escaped) = (0_u64, false, false);
        let mut found = Element::Text;
        loop {
            let chunk = self.from.fill_buf()?;
            if chunk.is_empty() {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let end = chunk.iter().position(|byte| {
                if in_string {
                    match byte {
                        _ if is_escaped => is_escaped = false,
                        b'\\' => is_escaped = true,
                        b'"' => in_string = false,
                        _ => {}
                    }
                    return false;
                }
                match byte {
                    b'"' => in_string = true,
                    b'{' | b'[' => depth += 1,
                    b',' | b']' if depth == 0 => return true,
                    b'}' | b']' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                false
            });
            let (words, rest) = chunk.split_at(end.unwrap_or(chunk.len()));
            if text.len() + words.len() > LONGEST {
                found = Element::TooLong;
                text.clear();
            }
            if found == Element::Text {
                text.extend_from_slice(words);
            }
            self.is_over = rest.first() == Some(&b']');
            let read = words.len() + usize::from(end.is_some());
            self.from.consume(read);
            if end.is_some() {
                return Ok(found);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a few bytes at a time, so that everything falls between two reads once.
    struct Drip<'a>(&'a [u8], usize);

    impl Read for Drip<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = self.1.min(self.0.len()).min(buffer.len());
            let (now, later) = self.0.split_at(length);
            buffer[..length].copy_from_slice(now);
            self.0 = later;
            Ok(length)
        }
    }

    fn elements(text: &str, step: usize) -> io::Result<Vec<String>> {
        let mut elements = Elements::begin(Drip(text.as_bytes(), step))?;
        let (mut found, mut buffer) = (Vec::new(), Vec::new());
        while let Some(element) = elements.next(&mut buffer)? {
            found.push(match element {
                Element::Text => String::from_utf8_lossy(&buffer).trim().to_owned(),
                Element::TooLong => "too long".to_owned(),
            });
        }
        Ok(found)
    }

    #[test]
    fn elements_are_parted_wherever_the_stream_is_cut() {
        let text =
            "\u{feff}window.YTD.tweets.part0 = [ {\"a\": \"],}{\\\"[\\\\\"}, [1, [2]],\n 3 ] ;";
        for step in 1..text.len() {
            let found = elements(text, step).unwrap();
            assert_eq!(found, ["{\"a\": \"],}{\\\"[\\\\\"}", "[1, [2]]", "3"], "{step}");
        }
        assert_eq!(elements("[]", 1).unwrap(), [""; 0]);
        assert_eq!(elements("x = [ ]", 9).unwrap(), [""; 0]);
        assert_eq!(elements("x[\"YTD\"] = [1]", 9).unwrap(), ["1"]);
    }

    #[test]
    fn what_is_no_list_and_what_does_not_end_is_told_apart() {
        let kind = |text: &str| elements(text, 7).unwrap_err().kind();
        for text in ["", "x = {}", "x = 5 [", &"y".repeat(9999)] {
            assert_eq!(kind(text), io::ErrorKind::InvalidData, "{text:.20}");
        }
        for text in ["x = [", "x = [1,", "x = [{]", "x = [\"", "x = [1]}".trim_end_matches("]}")] {
            assert_eq!(kind(text), io::ErrorKind::UnexpectedEof, "{text}");
        }
    }

    #[test]
    fn an_endless_element_is_passed_over() {
        let text = format!("x = [1, \"{}\", {}, 2]", "a".repeat(LONGEST), "[".repeat(9));
        let text = text.replace("[[[[[[[[[", "{}");
        assert_eq!(elements(&text, 1 << 16).unwrap(), ["1", "too long", "{}", "2"]);
    }
}
