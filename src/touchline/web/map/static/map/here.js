// Who else is on this map: asked every ten seconds while the page is seen. Their initials stand on their cards.
import { afterAnswer } from "./grid.js";

const list = document.querySelector("[data-here]");
const EVERY_MS = 10_000;

function card() {
  return document.activeElement?.closest?.("[data-card]")?.id.replace(/^card-/, "") ?? "";
}

async function tell() {
  if (document.hidden) return;
  try {
    await window.htmx.ajax("POST", list.dataset.here, { target: list, swap: "innerHTML", values: { card: card() } });
  } catch {
    // the next try tells
  }
}

function mark() {
  for (const old of document.querySelectorAll("[data-with]")) delete old.dataset.with;
  for (const other of list.querySelectorAll("[data-card-of]")) {
    const found = document.getElementById(`card-${other.dataset.cardOf}`);
    if (!found) continue;
    const initials = other.querySelector("[aria-hidden]").textContent;
    found.dataset.with = found.dataset.with ? `${found.dataset.with} ${initials}` : initials;
  }
}

if (list) {
  tell();
  setInterval(tell, EVERY_MS);
  document.addEventListener("visibilitychange", tell);
  list.addEventListener("htmx:afterSwap", mark);
  afterAnswer(mark);
}
