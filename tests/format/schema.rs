//! `docs/thread.schema.json` says what `.json` is, completely.

use jsonschema::Validator;
use serde_json::{Value, json};
use unspool::thread::VERSION;

use super::{everything, rendered};
use crate::support::ten;

fn schema() -> Value {
    serde_json::from_str(include_str!("../../docs/thread.schema.json")).expect("JSON")
}

fn validator() -> Validator {
    jsonschema::draft202012::options().build(&schema()).expect("a schema")
}

fn document(thread: &unspool::thread::Thread) -> Value {
    serde_json::from_str(&rendered("json", thread)).expect("JSON")
}

#[test]
fn the_schema_is_one_and_names_its_version() {
    let schema = schema();
    jsonschema::draft202012::meta::validate(&schema).expect("a schema of 2020-12");
    assert_eq!(schema["$id"], format!("urn:unspool:thread:{VERSION}"));
    assert_eq!(schema["properties"]["version"]["const"], VERSION);
}

#[test]
fn every_thread_is_as_the_schema_says() {
    let validator = validator();
    let threads = ten::ten().into_iter().map(|(_, thread)| thread);
    for thread in threads.chain([everything()]) {
        // No source lets such an address in, and the schema does not either.
        let document = document(&thread).to_string().replace("javascript:alert(1)", "https://x/");
        let document: Value = serde_json::from_str(&document).expect("JSON");
        let faults: Vec<String> = validator
            .iter_errors(&document)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert_eq!(faults, Vec::<String>::new());
    }
}

#[test]
fn everything_is_described_and_nothing_else_is_allowed() {
    fn look(at: &str, part: &Value, faults: &mut Vec<String>) {
        let Some(object) = part.as_object() else { return };
        if let Some(properties) = object.get("properties").and_then(Value::as_object) {
            if object.get("additionalProperties") != Some(&Value::Bool(false)) {
                faults.push(format!("{at}: lets other fields in"));
            }
            for (name, property) in properties {
                if property.get("description").is_none() {
                    faults.push(format!("{at}.{name}: says nothing"));
                }
            }
        }
        for (name, inner) in object {
            look(&format!("{at}/{name}"), inner, faults);
            for (n, inner) in inner.as_array().into_iter().flatten().enumerate() {
                look(&format!("{at}/{name}/{n}"), inner, faults);
            }
        }
    }
    let mut faults = Vec::new();
    look("#", &schema(), &mut faults);
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn a_broken_document_is_refused() {
    let (validator, whole) = (validator(), document(&everything()));
    assert!(validator.is_valid(&whole));
    let changes: Vec<(&str, Value)> = vec![
        ("/schema", json!("other")),
        ("/version", json!(VERSION + 1)),
        ("/complete", json!("almost")),
        ("/root", json!("no name")),
        ("/address", json!("/with/a/slash")),
        ("/fetched_at", json!("yesterday")),
        ("/author/url", json!("javascript:alert(1)")),
        ("/author/signals", json!(["shouting"])),
        ("/trunk", json!([{ "post": {}, "gap": {} }])),
        ("/trunk/0/post/visibility", json!("private")),
        ("/trunk/0/post/text", json!("words")),
        ("/trunk/0/post/text", json!([{ "script": [] }])),
        ("/trunk/0/post/counts/likes", json!(-1)),
        ("/trunk/2/gap/reason", json!("bored")),
        ("/receipt/shown", json!("four")),
        ("/branches/0/items", json!({})),
    ];
    for (place, wrong) in changes {
        let mut broken = whole.clone();
        *broken.pointer_mut(place).unwrap_or_else(|| panic!("{place}")) = wrong.clone();
        assert!(!validator.is_valid(&broken), "{place}: {wrong}");
    }
    for name in ["schema", "version", "root", "author", "trunk", "receipt", "fetched_at"] {
        let mut broken = whole.clone();
        broken.as_object_mut().unwrap().remove(name);
        assert!(!validator.is_valid(&broken), "without {name}");
    }
    let mut more = whole.clone();
    more["colour"] = json!("blue");
    assert!(!validator.is_valid(&more));
}
