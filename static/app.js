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

// Copy the page's address.
for (const button of document.querySelectorAll("button.copy")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const words = button.textContent;
    try {
      await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
      button.textContent = button.dataset.copied;
    } catch {
      button.textContent = button.dataset.failed;
    }
    setTimeout(() => { button.textContent = words; }, 2000);
  });
}

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

// A link to a post that lies folded away opens what hides it.
const unfold = () => {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (target) target.closest("details")?.setAttribute("open", "");
};
addEventListener("hashchange", unfold);
unfold();
