//! The scenario behind Mastodon's limits: a server that answers as Mastodon does to visitors.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use unspool::fetch::Recorded;

use super::{fixture, get};

pub(super) const BASE: &str = "http://localhost:8002";

/// The answers that were derived from Mastodon's rules, by the scenario's names of posts.
pub(super) struct Limits {
    pub keys: BTreeMap<String, String>,
    pub statuses: BTreeMap<String, Value>,
    contexts: BTreeMap<String, (Vec<String>, Vec<String>)>,
}

impl Limits {
    pub(super) fn new() -> Self {
        let all = fixture("anonymous_limits");
        let ids = |value: &Value| -> Vec<String> {
            value.as_array().unwrap().iter().map(|id| id_of(id)).collect()
        };
        let entries = |name: &str| all[name].as_object().unwrap().clone().into_iter();
        Self {
            keys: entries("keys").map(|(key, id)| (key, id.as_str().unwrap().to_owned())).collect(),
            statuses: entries("statuses").collect(),
            contexts: entries("contexts")
                .map(|(id, it)| (id, (ids(&it["ancestors"]), ids(&it["descendants"]))))
                .collect(),
        }
    }

    pub(super) fn link(&self, key: &str) -> String {
        let id = &self.keys[key];
        match self.statuses.get(id) {
            Some(status) => status["url"].as_str().unwrap().to_owned(),
            None => format!("{BASE}/@ada/{id}"),
        }
    }

    /// The scenario's name of a post.
    pub(super) fn key(&self, id: &str) -> &str {
        let (key, _) = self.keys.iter().find(|(_, it)| it.ends_with(id)).unwrap();
        key
    }

    pub(super) fn change(&mut self, key: &str, fields: Value) {
        let status = self.statuses.get_mut(&self.keys[key]).unwrap();
        status.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    }

    pub(super) fn forget_context(&mut self, key: &str) {
        self.contexts.get_mut(&self.keys[key]).unwrap().1.clear();
    }

    /// Everything that the server answers.
    pub(super) fn answers(&self) -> Vec<Recorded> {
        let missing = json!({"error": "Record not found"});
        let mut answers = Vec::new();
        for id in self.keys.values() {
            let url = format!("{BASE}/api/v1/statuses/{id}");
            match (self.statuses.get(id), self.contexts.get(id)) {
                (Some(status), Some((ancestors, descendants))) => {
                    let list = |ids: &[String]| -> Vec<&Value> {
                        ids.iter().map(|id| &self.statuses[id]).collect()
                    };
                    let context =
                        json!({"ancestors": list(ancestors), "descendants": list(descendants)});
                    answers.push(get(&url, 200, status));
                    answers.push(get(&format!("{url}/context"), 200, &context));
                    answers.extend(self.said(status));
                }
                _ => {
                    answers.push(get(&url, 404, &missing));
                    answers.push(get(&format!("{url}/context"), 404, &missing));
                }
            }
        }
        answers
    }

    /// What the author said after and before a post: 40, newest first, as Mastodon pages.
    fn said(&self, of: &Value) -> [Recorded; 2] {
        let (id, account) = (of["id"].as_str().unwrap(), of["account"]["id"].as_str().unwrap());
        let own = || self.statuses.values().filter(|it| it["account"]["id"] == account);
        let mut after: Vec<&Value> = own().filter(|it| it["id"].as_str().unwrap() > id).collect();
        after.truncate(40);
        after.reverse();
        let mut before: Vec<&Value> = own().filter(|it| it["id"].as_str().unwrap() < id).collect();
        before.reverse();
        before.truncate(40);
        let url = |bound: &str| {
            format!(
                "{BASE}/api/v1/accounts/{account}/statuses?{bound}={id}&limit=40&exclude_reblogs=true"
            )
        };
        [get(&url("min_id"), 200, &json!(after)), get(&url("max_id"), 200, &json!(before))]
    }
}

fn id_of(value: &Value) -> String {
    value.as_str().or_else(|| value["id"].as_str()).unwrap().to_owned()
}
