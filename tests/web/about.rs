//! Pages for people about the site.

use unspool::web::Site;

use crate::support::app::{TestApp, site};

#[tokio::test]
async fn the_pages_about_the_site_say_what_they_must() {
    let contact = Some("help@example.org".to_owned());
    let app = TestApp::with(Site { contact, unrolls_per_hour: 17, ..site() }).await;
    assert!(app.get("/about").await.is(200).words("main").contains("the sample network"));
    let privacy = app.get("/privacy").await.is(200).words("main");
    assert!(privacy.contains("Cookies: none.") && privacy.contains("at most 17 in an hour"));
    let no = app.get("/opt-out").await.is(200).words("main");
    assert!(no.contains("#nounroll") && no.contains("help@example.org"));
    assert!(app.get("/status").await.is(200).words(".status").contains("the sample network"));
}
