// In the frame: tells the page around it how high this page is.
"use strict";

const tell = () => parent.postMessage({ unspool: { height: document.documentElement.offsetHeight } }, "*");
new ResizeObserver(tell).observe(document.documentElement);
tell();
