// One change at a time is on its way: the next waits, so that each is made on what the last one left.
import { goTo } from "./walk.js";

let last = Promise.resolve();

export function post(url, values, focus) {
  const id = focus?.id;
  last = last.then(() => send(url, values)).then(() => id && goTo(document.getElementById(id)));
  return last;
}

async function send(url, values) {
  try {
    await window.htmx.ajax("POST", url, { values, swap: "none", source: document.querySelector("[data-map]") });
  } catch {
    // told by the page's own toast
  }
}
