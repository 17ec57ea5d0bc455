// What the pages do better with scripts. Everything works without this file.
"use strict";

// The page of an errand: tell how far it is, then go to the thread.
const progress = document.querySelector(".progress");
if (progress && "EventSource" in window) {
  const again = () => location.replace(progress.dataset.again);
  const count = progress.querySelector(".count");
  const events = new EventSource(progress.dataset.events);
  events.addEventListener("posts", (event) => {
    count.textContent = event.data;
  });
  events.addEventListener("end", () => {
    events.close();
    again();
  });
  // A stream that breaks is replaced by looking again, as without scripts.
  events.addEventListener("error", () => {
    events.close();
    setTimeout(again, 2000);
  });
}

// Copy an address: of the page, of a post.
const copy = async (button) => {
  const words = button.textContent;
  try {
    await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
    button.textContent = button.dataset.copied;
  } catch {
    button.textContent = button.dataset.failed;
  }
  setTimeout(() => { button.textContent = words; }, 2000);
};
for (const button of document.querySelectorAll("button.copy")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

// Pass the page on, where the system has a way of its own.
for (const button of document.querySelectorAll("button.pass-on")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const { title, address } = button.dataset;
    navigator.share({ title, url: new URL(address, location.href).href }).catch(() => {});
  });
}

// Keys: from post to post, to the original, through pictures.
const posts = [...document.querySelectorAll("section.post")];
const keys = document.querySelector("details.keys");
if (keys) keys.hidden = false;
let here = posts.findIndex((post) => post.id === location.hash.slice(1));
for (const [at, post] of posts.entries()) post.addEventListener("focusin", () => { here = at; });
const step = (by) => {
  here = Math.min(Math.max(here + by, 0), posts.length - 1);
  posts[here]?.focus({ preventScroll: true });
  posts[here]?.scrollIntoView({ block: "start" });
};
const large = () => document.querySelector(".large:target");
const press = (selector) => large()?.querySelector(selector)?.click();
const forward = getComputedStyle(document.documentElement).direction === "rtl" ? ".before" : ".next";
const backward = forward === ".next" ? ".before" : ".next";
const ways = {
  j: () => step(1),
  k: () => step(-1),
  o: () => posts[here]?.querySelector(".mark .original")?.click(),
  c: () => posts[here]?.querySelector("button.copy:not([hidden])")?.click(),
  ArrowRight: () => press(forward),
  ArrowLeft: () => press(backward),
  Escape: () => press(".close"),
  "?": () => {
    if (!keys) return;
    keys.open = !keys.open;
    keys.querySelector("summary").focus();
  },
};
addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input:not([type=radio]), textarea, select, video, audio");
  const way = !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey && ways[event.key];
  if (!way || (event.key.length > 1 && !large())) return;
  event.preventDefault();
  way();
});

// The reading settings close like a menu.
const look = document.querySelector("details.look");
addEventListener("click", (event) => {
  if (look?.open && !look.contains(event.target)) look.open = false;
});
look?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  look.open = false;
  look.querySelector("summary").focus();
});

// Silent loops play while they are in view, unless the reader wants things to stand still. Whoever
// stops one with its controls has stopped it for good.
if ("IntersectionObserver" in window && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
  const inView = new WeakSet();
  const watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) {
        inView.add(target);
        target.play().catch(() => {});
      } else {
        inView.delete(target);
        target.pause();
      }
    }
  }, { threshold: 0.5 });
  for (const loop of document.querySelectorAll("video[loop]")) {
    watch.observe(loop);
    loop.addEventListener("pause", () => { if (inView.has(loop)) watch.unobserve(loop); });
  }
}

// A video that cannot be had leads to the original, as it does where none can be played.
addEventListener("error", ({ target }) => {
  const original = target instanceof HTMLVideoElement && target.querySelector("a");
  if (!original) return;
  original.className = "linked";
  target.after(original);
}, true);

// A link to a post that lies folded away opens what hides it.
const unfold = () => {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (target) target.closest("details")?.setAttribute("open", "");
};
addEventListener("hashchange", unfold);
unfold();
