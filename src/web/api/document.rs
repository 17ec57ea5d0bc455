//! `/api/openapi.json`: what the handlers say of themselves, completed by what the program knows
//! elsewhere: the schema of threads, and the shapes in which they leave.

use std::borrow::Cow;

use serde_json::{Map, Value, json};
use utoipa::{
    OpenApi, PartialSchema, ToSchema,
    openapi::{Object, RefOr, Schema},
};

use super::Problem;
use crate::format::{self, Json};

/// What a thread's document is, as `docs/thread.schema.json` says it. A test holds it against
/// documents.
const THREAD: &str = include_str!("../../../docs/thread.schema.json");

/// The name of that schema among the others.
const NAME: &str = "Thread";

/// What stands around the descriptions of the handlers.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Unspool",
        description = "Threads of X, Bluesky and the fediverse, each as one document. Asking for \
                       what is kept is free; having a thread fetched is limited by visitor. \
                       Nothing here needs a key, and no answer depends on who asks. Failures are \
                       `application/problem+json` (RFC 9457).",
    ),
    servers((url = "/", description = "This site")),
    tags(
        (name = "threads", description = "What is kept"),
        (name = "unrolling", description = "Having a thread fetched"),
    ),
    components(schemas(Problem))
)]
struct Frame;

/// The document without its paths.
pub(super) fn frame() -> utoipa::openapi::OpenApi {
    Frame::openapi()
}

impl PartialSchema for Json {
    /// `complete` puts the real one in its place.
    fn schema() -> RefOr<Schema> {
        RefOr::T(Schema::Object(Object::new()))
    }
}

impl ToSchema for Json {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed(NAME)
    }
}

/// The whole document, as text.
pub(super) fn complete(described: &utoipa::openapi::OpenApi) -> serde_json::Result<String> {
    let mut document = serde_json::to_value(described)?;
    plain_paths(&mut document);
    if let Some(schemas) =
        document.pointer_mut("/components/schemas").and_then(Value::as_object_mut)
    {
        put_thread(schemas)?;
    }
    put_shapes(&mut document);
    serde_json::to_string_pretty(&document)
}

/// The router writes `{*rest}` for a parameter that may hold slashes; `OpenAPI` writes `{rest}`.
fn plain_paths(document: &mut Value) {
    let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else { return };
    *paths = std::mem::take(paths)
        .into_iter()
        .map(|(path, item)| (path.replace("{*", "{"), item))
        .collect();
}

/// The schema of threads and its parts, each as a schema of this document.
fn put_thread(schemas: &mut Map<String, Value>) -> serde_json::Result<()> {
    let mut thread: Value = serde_json::from_str(THREAD)?;
    point_here(&mut thread);
    let Some(fields) = thread.as_object_mut() else { return Ok(()) };
    for name in ["$schema", "$id"] {
        fields.remove(name);
    }
    if let Some(Value::Object(parts)) = fields.remove("$defs") {
        schemas.extend(parts.into_iter().map(|(name, part)| (format!("{NAME}.{name}"), part)));
    }
    schemas.insert(NAME.to_owned(), thread);
    Ok(())
}

/// Lets references to parts of the schema lead to where they stand in this document.
fn point_here(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(to) if name == "$ref" => {
                        *to = to.replace("#/$defs/", &format!("#/components/schemas/{NAME}."));
                    }
                    value => point_here(value),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(point_here),
        _ => {}
    }
}

/// Every shape in which a thread can be read.
fn put_shapes(document: &mut Value) {
    let path = "/paths/~1api~1v1~1threads~1{network}~1{rest}/get";
    let Some(read) = document.pointer_mut(path) else { return };
    if let Some(content) = read.pointer_mut("/responses/200/content").and_then(Value::as_object_mut)
    {
        for format in
            format::ALL.iter().filter(|it| it.extension() != format::Format::extension(&Json))
        {
            let essence = format.media_type().split(';').next().unwrap_or_default();
            content.insert(essence.to_owned(), json!({ "schema": {} }));
        }
    }
    let Some(params) = read.get_mut("parameters").and_then(Value::as_array_mut) else { return };
    for param in params.iter_mut().filter(|param| param["name"] == "as") {
        let names: Vec<&str> = format::ALL.iter().map(|format| format.extension()).collect();
        param["schema"] = json!({ "type": "string", "enum": names });
    }
}
