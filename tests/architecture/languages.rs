//! The words of the interface: every language has every key of English with the same variables,
//! every key that code or templates name is there, and none is there in vain.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

use super::{none, tree};

type Variables = BTreeSet<String>;

/// Each key of a file, attributes as `message.attribute`, and the variables it stands on, also
/// through other messages.
fn messages(text: &str) -> Result<BTreeMap<String, Variables>, String> {
    let resource = parser::parse(text).map_err(|(_, errors)| format!("{errors:?}"))?;
    let mut own = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        let mut patterns: Vec<(String, &Pattern<&str>)> = message
            .attributes
            .iter()
            .map(|attribute| (format!("{id}.{}", attribute.id.name), &attribute.value))
            .collect();
        patterns.extend(message.value.as_ref().map(|value| (id.to_owned(), value)));
        for (key, pattern) in patterns {
            let mut found = Found::default();
            found.pattern(pattern);
            if own.insert(key.clone(), found).is_some() {
                return Err(format!("{key} is there twice"));
            }
        }
    }
    Ok(own.keys().map(|key| (key.clone(), all(key, &own))).collect())
}

/// What a message names. Messages refer to messages one step deep.
#[derive(Default)]
struct Found {
    variables: Variables,
    messages: BTreeSet<String>,
}

impl Found {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.messages.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            _ => {}
        }
    }
}

fn all(key: &str, own: &BTreeMap<String, Found>) -> Variables {
    let mut variables = BTreeSet::new();
    let mut open = vec![key.to_owned()];
    let mut seen = BTreeSet::new();
    while let Some(key) = open.pop() {
        if let Some(found) = own.get(&key).filter(|_| seen.insert(key.clone())) {
            variables.extend(found.variables.iter().cloned());
            open.extend(found.messages.iter().cloned());
        }
    }
    variables
}

/// What a language lacks, has too much of, or says with other variables than English.
fn faults(name: &str, english: &str, text: &str) -> Vec<String> {
    let english = messages(english).unwrap();
    let other = match messages(text) {
        Ok(other) => other,
        Err(error) => return vec![format!("{name}: cannot be read: {error}")],
    };
    let mut faults = Vec::new();
    for key in english.keys().chain(other.keys()).collect::<BTreeSet<_>>() {
        match (english.get(key), other.get(key)) {
            (Some(_), None) => faults.push(format!("{name}: `{key}` is missing")),
            (None, _) => faults.push(format!("{name}: English has no `{key}`")),
            (Some(wanted), Some(got)) if wanted != got => {
                faults.push(format!("{name}: `{key}` has {got:?} and English {wanted:?}"));
            }
            _ => {}
        }
    }
    faults
}

/// The quoted words of code and templates that are made like keys.
fn quoted(text: &str) -> BTreeSet<&str> {
    let words = text.split('"');
    words
        .filter(|word| word.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-' | '.')))
        .collect()
}

/// The keys that are asked for in so many words: `say("key")`.
fn asked(text: &str) -> BTreeSet<&str> {
    text.split("say(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn files() -> Vec<tree::File> {
    let mut files = tree::files("src", ".rs");
    files.extend(tree::files("templates", ".html"));
    files.extend(tree::files("templates", ".xml"));
    files
}

fn english() -> String {
    tree::text("src/lang/en.ftl").unwrap()
}

#[test]
fn every_language_says_all_that_english_says_with_the_same_variables() {
    let languages = tree::files("src/lang", ".ftl");
    let names: BTreeSet<String> = languages.iter().map(|file| file.path.clone()).collect();
    let spoken = unspool::lang::Language::ALL;
    let spoken = spoken.map(|language| format!("src/lang/{language}.ftl"));
    assert_eq!(names, BTreeSet::from(spoken), "a file for each language");
    none(languages.iter().flat_map(|file| faults(&file.path, &english(), &file.text)));
}

#[test]
fn every_key_that_is_asked_for_is_there() {
    let english = messages(&english()).unwrap();
    none(files().iter().flat_map(|file| {
        let missing = asked(&file.text).into_iter().filter(|key| !english.contains_key(*key));
        missing.map(|key| format!("{}: there is no `{key}`", file.path)).collect::<Vec<_>>()
    }));
}

#[test]
fn no_key_is_there_in_vain() {
    let files = files();
    let named: BTreeSet<&str> = files.iter().flat_map(|file| quoted(&file.text)).collect();
    let english = english();
    let within = |key: &str| english.contains(&format!("{{ {key} }}"));
    none(messages(&english).unwrap().into_keys().filter_map(|key| {
        let message = key.split('.').next().unwrap();
        // Networks and formats are asked for by their own short names.
        let is_short = ["network-", "format-"].iter().any(|kind| key.starts_with(kind));
        let is_used = named.contains(message) || is_short || within(message);
        (!is_used).then(|| format!("src/lang/en.ftl: nobody says `{key}`"))
    }));
}

#[test]
fn words_hold_no_markup() {
    none(tree::files("src/lang", ".ftl").iter().flat_map(|file| {
        let lines = file.text.lines().filter(|line| !line.starts_with('#'));
        let marked = lines.filter(|line| line.contains('<') || line.contains('&'));
        marked.map(|line| format!("{}: markup in `{line}`", file.path)).collect::<Vec<_>>()
    }));
}

/// The words of a line without its variables.
fn words(line: &str) -> Vec<&str> {
    let (_, said) = line.split_once(" = ").or(line.split_once("] ")).unwrap_or_default();
    let outside = said.split('}').filter_map(|part| part.split('{').next());
    let words = outside.flat_map(str::split_whitespace);
    words.filter(|word| word.chars().any(char::is_alphabetic)).collect()
}

/// Lines that say more than a name, and say it in the words of English.
fn untranslated(name: &str, english: &str, text: &str) -> Vec<String> {
    let english: BTreeSet<&str> = english.lines().map(str::trim).collect();
    let lines = text.lines().map(str::trim);
    let same = lines.filter(|line| words(line).len() > 2 && english.contains(line));
    same.map(|line| format!("{name}: still English: `{line}`")).collect()
}

#[test]
fn nothing_is_left_in_english() {
    let languages = tree::files("src/lang", ".ftl");
    let others = languages.iter().filter(|file| file.path != "src/lang/en.ftl");
    none(others.flat_map(|file| untranslated(&file.path, &english(), &file.text)));
}

#[test]
fn french_punctuation_does_not_leave_its_word() {
    let text = tree::text("src/lang/fr.ftl").unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let breaks = ["« ", " »", " ;", " :", " !", " ?", " %"];
    none(lines.filter_map(|line| {
        let found = breaks.iter().find(|pair| line.contains(**pair))?;
        Some(format!("src/lang/fr.ftl: a space that breaks in `{found}`: {line}"))
    }));
}

#[test]
fn a_sentence_left_in_english_is_found() {
    let english = "a = One { $n } two three\nb = Unspool\nc = { $n ->\n  [one] Four five six\n }\n";
    assert_eq!(untranslated("x", english, english).len(), 2);
    none(untranslated("x", english, "a = Eins { $n } zwei drei\nb = Unspool\n"));
}

#[test]
fn a_language_that_lacks_something_is_found() {
    let english = "a = One { $n }\nb = Two\n    .c = { a }\n";
    none(faults(
        "x",
        english,
        "a = { $n } un\nb = Deux\n    .c = { $n ->\n   *[other] { $n }\n  }\n",
    ));
    let told = faults("x", english, "a = Un\nb = Deux\n    .c = { $n }\nd = Trois\n");
    assert_eq!(
        told,
        ["x: `a` has {} and English {\"n\"}".to_owned(), "x: English has no `d`".to_owned()]
    );
    assert_eq!(faults("x", english, "a = Un { $n }\n").len(), 2);
    assert_eq!(faults("x", "a = One\n", "a = Un\na = Deux\n").len(), 1);
    assert!(asked(r#"chrome.say("a-b").with("n", 1)"#).contains("a-b"));
    assert!(quoted(r#"=> ("error-x", &["next-y"])"#).is_superset(&["error-x", "next-y"].into()));
}
