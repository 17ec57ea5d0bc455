//! A parameter of the interface for programs that is not what it has to be: which one, and what it takes.

use super::{Error, Words};
use crate::lang::Language;

/// Longest value that is repeated in an answer, in characters.
const LONGEST: usize = 100;

/// What was wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    name: &'static str,
    value: String,
    takes: Takes,
}

/// What a parameter takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::web) enum Takes {
    /// A whole number from the first to the second.
    Between(u32, u32),
    /// One of these.
    OneOf(Vec<&'static str>),
    /// A place in a list, as the part before names it.
    Place,
}

impl Parameter {
    /// `name` cannot be `value`.
    pub(in crate::web) fn error(name: &'static str, value: &str, takes: Takes) -> Error {
        let value = value.chars().take(LONGEST).collect();
        Error::Parameter(Self { name, value, takes })
    }

    pub(super) fn words(&self, language: Language) -> Words {
        let say = |key: &'static str| language.say(key).with("name", self.name);
        let takes = match &self.takes {
            Takes::Between(from, to) => say("next-between").with("from", *from).with("to", *to),
            Takes::OneOf(values) => say("next-one-of").with("values", values.join(", ")),
            Takes::Place => say("next-place"),
        };
        Words {
            title: language.say("error-parameter").to_string(),
            detail: say("error-parameter.detail").with("value", &*self.value).to_string(),
            ways_on: vec![takes.to_string()],
            offer: None,
        }
    }
}
