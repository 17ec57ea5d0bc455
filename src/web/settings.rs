//! `/settings`: keeps how a reader wants pages to look, in a cookie, and leads back to where they were.

use std::{collections::HashMap, sync::Arc};

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use url::Url;

use super::{
    Web,
    extract::Form,
    look::{COOKIE, Look},
};

/// How long a browser keeps it: a year, in seconds.
const KEPT: u32 = 365 * 24 * 60 * 60;

/// `POST /settings`
pub(super) async fn save(
    State(web): State<Arc<Web>>,
    headers: HeaderMap,
    Form(mut fields): Form<HashMap<String, String>>,
) -> Response {
    let look = Look::from(|name| fields.remove(name));
    // Who wants what pages have by themselves needs no cookie.
    let age = if look == Look::default() { 0 } else { KEPT };
    let is_secure = web.site.base_url.as_ref().is_some_and(|url| url.scheme() == "https");
    let secure = if is_secure { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={look}; Path=/; Max-Age={age}; SameSite=Lax; HttpOnly{secure}");
    let back = back(&headers).unwrap_or_else(|| "/".to_owned());
    let headers = [(header::SET_COOKIE, cookie), (header::LOCATION, back)];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// The page of ours on which the form stood. Our pages send it (`Referrer-Policy`), and a form of
/// another site does not get here; whatever it says, only its path is followed.
fn back(headers: &HeaderMap) -> Option<String> {
    let page = Url::parse(headers.get(header::REFERER)?.to_str().ok()?).ok()?;
    let path = page.path();
    // `//host` would lead elsewhere.
    let is_ours = !path.starts_with("//") && !path.contains('\\');
    let query = page.query().map(|query| format!("?{query}")).unwrap_or_default();
    is_ours.then(|| format!("{path}{query}"))
}
