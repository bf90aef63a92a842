// One change at a time is on its way: the next waits, so that each is made on what the last one left.
import { goTo, theMap } from "./grid.js";

let last = Promise.resolve();

export function post(url, values, focus) {
  const id = focus?.id;
  last = last.then(() => send(url, values)).then(() => {
    const busy = document.activeElement?.matches?.("textarea, input, select");
    if (id && !busy) goTo(document.getElementById(id));
  });
  return last;
}

async function send(url, values) {
  try {
    await window.htmx.ajax("POST", url, { values, swap: "none", source: theMap() });
  } catch {
    // told by the page's own toast
  }
}
