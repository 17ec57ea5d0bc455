//! Questions in the language of FTS5 (<https://sqlite.org/fts5.html#full_text_query_syntax>). Every
//! word is quoted by us, so nothing that a visitor types is ever read as an operator.

use crate::search::{Part, Question};

/// Most parts of a question that are looked at for how well they fit.
const JUDGED: usize = 6;

/// How far apart words are that belong together.
const NEAR: u32 = 8;

/// Everything the question says, but for its days.
pub(in crate::store) fn whole(question: &Question) -> String {
    let side = |negated| {
        let terms = question.terms.iter().filter(move |term| term.negated == negated);
        terms.map(|term| all(&term.parts)).collect::<Vec<_>>()
    };
    let mut wanted = side(false);
    if wanted.is_empty() {
        wanted.push(part(&Question::anything()));
    }
    let unwanted = side(true);
    let wanted = wanted.join(" AND ");
    if unwanted.is_empty() { wanted } else { format!("({wanted}) NOT ({})", unwanted.join(" OR ")) }
}

/// The words in the first post, the tags or the name of the author.
pub(in crate::store) fn at_the_head(question: &Question) -> Option<String> {
    let parts: Vec<String> = question.wanted().take(JUDGED).map(part).collect();
    let wanted = parts.join(" AND ");
    (!parts.is_empty()).then(|| format!("{{author head tags signs}} : ({wanted})"))
}

/// The words near one another; `None` where there are not two.
pub(in crate::store) fn together(question: &Question) -> Option<String> {
    let words = question.wanted().filter(|part| matches!(part, Part::Words { .. }));
    let parts: Vec<String> = words.take(JUDGED).map(part).collect();
    (parts.len() > 1).then(|| format!("NEAR({}, {NEAR})", parts.join(" ")))
}

/// Each word and phrase by itself.
pub(in crate::store) fn apart(question: &Question) -> Vec<String> {
    question.wanted().take(JUDGED).map(part).collect()
}

fn all(parts: &[Part]) -> String {
    let parts: Vec<String> = parts.iter().map(part).collect();
    format!("({})", parts.join(" AND "))
}

fn part(part: &Part) -> String {
    match part {
        Part::Words { words, prefix } => {
            format!("{}{}", quoted(&words.join(" ")), if *prefix { " *" } else { "" })
        }
        Part::Signs(signs) => match &signs[..] {
            [single] => quoted(&single.to_string()),
            signs => {
                let pairs: Vec<String> = signs.windows(2).map(|two| two.iter().collect()).collect();
                quoted(&pairs.join(" "))
            }
        },
        Part::Mark(mark) => quoted(mark),
    }
}

fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('"', "\"\""))
}
