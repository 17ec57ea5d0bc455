//! The answers that these tests give fit the API's own schema, as far as it says which fields
//! there must be and of which type.

use serde_json::{Value, json};

use super::{
    attached::{photo, video},
    world::{ADA, BEN, answer, by, failed, found, line, raw, stone, with},
};

/// The schema.
struct Schema(Value);

impl Schema {
    fn load() -> Self {
        let text = include_str!("../../../fixtures/x/fxembed/fxtwitter-openapi.json");
        Self(serde_json::from_str(text).unwrap())
    }

    /// Where the value does not fit the named part of the schema.
    fn faults(&self, part: &str, value: &Value) -> Vec<String> {
        self.check(&self.0["components"]["schemas"][part], value, part)
    }

    fn check(&self, rule: &Value, value: &Value, at: &str) -> Vec<String> {
        if let Some(name) = rule["$ref"].as_str() {
            let (_, part) = name.rsplit_once('/').unwrap();
            return self.check(&self.0["components"]["schemas"][part], value, at);
        }
        if value.is_null() && rule["nullable"] == true {
            return Vec::new();
        }
        if let Some(ways) = rule["anyOf"].as_array() {
            let fits = |way: &Value| self.check(way, value, at).is_empty();
            let is_one = ways.iter().any(fits);
            return if is_one { Vec::new() } else { vec![format!("{at}: none of its kinds")] };
        }
        if let Some(all) = rule["allOf"].as_array() {
            let may_be_null = all.iter().any(|part| part["nullable"] == true);
            let check = |part: &Value| self.check(part, value, at);
            let faults = all.iter().flat_map(check).collect();
            return if value.is_null() && may_be_null { Vec::new() } else { faults };
        }
        if let Some(values) = rule["enum"].as_array()
            && !values.contains(value)
        {
            return vec![format!("{at}: {value} is not one of its values")];
        }
        let fits = match rule["type"].as_str() {
            Some("object") => value.is_object(),
            Some("array") => value.is_array(),
            Some("string") => value.is_string(),
            Some("number") => value.is_number(),
            Some("boolean") => value.is_boolean(),
            _ => true,
        };
        if !fits {
            return vec![format!("{at}: {value} is of another type")];
        }
        let required = rule["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let mut faults: Vec<String> = required
            .filter(|key| value.get(key).is_none())
            .map(|key| format!("{at}.{key}: is missing"))
            .collect();
        for (key, value) in value.as_object().into_iter().flatten() {
            faults.extend(self.check(&rule["properties"][key], value, &format!("{at}.{key}")));
        }
        for (n, value) in value.as_array().into_iter().flatten().enumerate() {
            faults.extend(self.check(&rule["items"], value, &format!("{at}[{n}]")));
        }
        faults
    }
}

#[test]
fn the_made_up_answers_fit_the_schema() {
    let schema = Schema::load();
    let fits = |value: &Value| assert_eq!(schema.faults("SocialThread", value), [""; 0]);
    let post = by(ADA, 1);
    fits(&found(&post, &Value::Null));
    fits(&found(&post, &json!([post, stone(2, "deleted"), answer(BEN, 3, ADA, 2)])));
    fits(&found(&post, &json!(line(1, 4))));
    fits(&failed(404, &Value::Null));
    fits(&failed(404, &stone(1, "suspended")));
    let film = video("video", &json!([{ "url": "https://video.twimg.com/a.mp4" }]));
    let facets = json!([{ "type": "url", "indices": [0, 1], "original": "a" }]);
    fits(&found(
        &with(
            post,
            &json!({
                "media": { "all": [photo("A"), film], "photos": [photo("A")], "videos": [film] },
                "raw_text": raw("words", &facets), "quote": by(BEN, 2),
            }),
        ),
        &Value::Null,
    ));
}

#[test]
fn what_does_not_fit_is_seen() {
    let schema = Schema::load();
    let broken = with(by(ADA, 1), &json!({ "likes": "4", "id": 20 }));
    let mut poorer = by(ADA, 1);
    poorer.as_object_mut().unwrap().remove("raw_text");
    for post in [broken, poorer] {
        assert!(!schema.faults("APITwitterStatus", &post).is_empty());
    }
    assert!(!schema.faults("APIStatusTombstone", &stone(1, "of tomorrow")).is_empty());
}
