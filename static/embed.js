// On other sites: gives each frame that shows a thread the height that its page tells.
"use strict";

(() => {
  const ours = new URL(document.currentScript?.src || "about:blank").origin;
  addEventListener("message", (event) => {
    const height = Number(event.data?.unspool?.height);
    if (event.origin !== ours || !(height > 0)) return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === event.source) frame.style.height = Math.min(height, 20000) + "px";
    }
  });
})();
