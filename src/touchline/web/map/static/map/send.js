// One change at a time is on its way: the next waits, so that each is made on what the last one left.
import { goTo, theMap } from "./grid.js";
import { read } from "./rest.js";

let last = Promise.resolve();

export function post(url, values, focus) {
  return inTurn(() => send(url, values), focus);
}

// Do what ends with a change when those before it have arrived, for where a card goes depends on where they left it.
export function inTurn(act, focus) {
  const id = focus?.id;
  const back = () => {
    const busy = document.activeElement?.matches?.("textarea, input, select");
    if (id && !busy) goTo(document.getElementById(id));
  };
  last = last.then(act).then(back).catch((error) => reportError(error));
  return last;
}

export async function send(url, values) {
  try {
    await window.htmx.ajax("POST", url, { values, swap: "none", source: theMap() });
    await read();
  } catch {
    // told by the page's own toast
  }
}
