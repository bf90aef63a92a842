// Changing the map: every change is one request, answered with the columns that changed.
import "./drag.js";
import { arrow, cardOf, cardsOf, cellAt, cellOf, cellsOf, goTo, moveUrl, nameOf, stageOf, stages, takeOffUrl } from "./walk.js";
import { post } from "./send.js";
import { typeName } from "./name.js";

const map = document.querySelector("[data-map]");

// Up and down go through the cell, then on to the next segment; sideways to the same segment of the next stage.
function moveBy(card, step) {
  const cell = cellOf(card);
  const down = step[1];
  const place = cardsOf(cell).indexOf(card);
  const within = down && cardsOf(cell)[place + down];
  const target = within ? cell : cellAt(cell, step);
  if (!target) return;
  const values = { stage: stageOf(target).dataset.stage, segment: target.dataset.segment };
  if (within || !down) values.position = Math.max(place + down, 0);
  else if (down > 0) values.position = 0;
  post(moveUrl(card), values, card);
}

// What the letters do, by the physical key, so that other alphabets and Alt do not matter.
const open = (card) => nameOf(card).click();
const CARD_KEYS = {
  Enter: typeName,
  NumpadEnter: typeName,
  F2: typeName,
  KeyE: typeName,
  KeyO: open,
  Space: open,
  KeyM: (card) => card.querySelector("[data-more]").click(),
  Delete: (card) => {
    const cards = cardsOf(cellOf(card));
    const next = cards[cards.indexOf(card) + 1] ?? cards[cards.indexOf(card) - 1];
    post(takeOffUrl(card), {}, next);
  },
};

map.addEventListener("keydown", (event) => {
  const card = event.target.matches(".map-name") && cardOf(event.target);
  if (!card || event.ctrlKey || event.metaKey) return;
  const step = arrow(event);
  if (event.altKey && step) {
    event.preventDefault();
    moveBy(card, step);
  } else if (!event.altKey && !event.shiftKey && CARD_KEYS[event.code]) {
    event.preventDefault();
    CARD_KEYS[event.code](card);
  }
});

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  const held = event.ctrlKey || event.metaKey;
  if (held && event.code === "KeyZ") {
    event.preventDefault();
    post(event.shiftKey ? map.dataset.redo : map.dataset.undo, {}, cardOf(document.activeElement));
  } else if (held && event.code === "KeyY") {
    event.preventDefault();
    post(map.dataset.redo, {}, cardOf(document.activeElement));
  } else if (!held && !event.altKey && event.code === "KeyN") {
    event.preventDefault();
    openAdd(cellOf(document.activeElement) ?? cellsOf(stages()[0])[0]);
  }
});

// Adding: Enter sends, Shift+Enter starts a new line; the field stays open for the next name.
function openAdd(cell) {
  const details = cell?.querySelector(".map-add details");
  if (!details) return;
  details.open = true;
  details.querySelector("textarea").focus();
}

map.addEventListener("toggle", (event) => event.target.open && event.target.querySelector("textarea")?.focus(), true);
map.addEventListener("keydown", (event) => {
  if (!event.target.matches(".map-add textarea")) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    if (event.target.value.trim()) event.target.form.requestSubmit();
  } else if (event.key === "Escape") {
    event.stopPropagation();
    const cell = cellOf(event.target);
    cell.querySelector(".map-add details").open = false;
    const last = cardsOf(cell).at(-1);
    if (last) goTo(last);
    else cell.querySelector("summary").focus();
  }
});
map.addEventListener("submit", async (event) => {
  if (!event.target.matches("[data-add]")) return;
  event.preventDefault();
  const cell = cellOf(event.target);
  await post(event.target.action, { names: event.target.elements.names.value, segment: cell.dataset.segment });
  openAdd(document.getElementById(cell.id));
});

// A toast's undo does its work in place, and only the newest toast stays.
document.addEventListener("submit", (event) => {
  const toast = event.target.closest(".toast");
  if (!toast || !event.target.action.includes("/map/")) return;
  event.preventDefault();
  toast.remove();
  post(event.target.action, {}, cardOf(document.activeElement));
});
document.body.addEventListener("toast", () => {
  for (const old of [...document.querySelectorAll("#toasts .toast")].slice(0, -1)) old.remove();
});

// A choice made in the dialog closes it.
document.body.addEventListener("htmx:afterRequest", (event) => {
  if (event.target.matches?.("[data-closes]") && event.detail.successful) event.target.closest("dialog")?.close();
});

