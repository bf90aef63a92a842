// Changing the map: every change is one request, answered with the cells and cards that changed.
import "./drag.js";
import "./clipboard.js";
import "./moved.js";
import { openAdd } from "./add.js";
import { arrow, cardOf, cardsOf, cellAt, cellOf, cellsOf, goTo, here, isPlace, moveUrl, nameOf, placeOf, stageOf, stages, takeOffUrl, theMap } from "./grid.js";
import { typeName } from "./name.js";
import { actOn, chooseNone, sendAll } from "./select.js";
import { inTurn, post, send } from "./send.js";

// Up and down go through the cell, then on to the next segment; sideways to the same segment of the next stage.
function moveBy(card, step) {
  const cards = actOn(card);
  if (cards.length > 1) moveTogether(card, step, cards);
  else inTurn(() => moveAlone(document.getElementById(card.id), step), card);
}

function moveTogether(card, step, cards) {
  const target = cellAt(cellOf(card), step);
  if (target) sendAll({ do: "move", ...wayTo(target, card, step) }, cards);
}

function moveAlone(card, step) {
  if (!card) return undefined;
  const [cell, down] = [cellOf(card), step[1]];
  const within = down && cardsOf(cell)[cardsOf(cell).indexOf(card) + down];
  const target = within ? cell : cellAt(cell, step);
  return target && send(moveUrl(card), wayTo(target, card, step));
}

function wayTo(target, card, [, down]) {
  const values = { stage: stageOf(target).dataset.stage, segment: target.dataset.segment };
  const cell = cellOf(card);
  const place = Math.max(cardsOf(cell).indexOf(card) + down, 0);
  if (target === cell || !down) return { ...values, position: place };
  return down > 0 ? { ...values, position: 0 } : values;
}

function takeOff(card) {
  const cards = actOn(card);
  const all = cardsOf(cellOf(card));
  const next = all.slice(all.indexOf(card) + 1).find((other) => !cards.includes(other)) ?? all.findLast((other) => !cards.includes(other));
  if (cards.length > 1) sendAll({ do: "take-off" }, cards).then(() => goTo(document.getElementById(next?.id ?? "")));
  else post(takeOffUrl(card), {}, next ?? cellOf(card));
}

// What the letters do, by the physical key, so that other alphabets and Alt do not matter.
const CARD_KEYS = {
  Enter: typeName,
  NumpadEnter: typeName,
  F2: typeName,
  KeyE: typeName,
  KeyO: (card) => nameOf(card).click(),
  KeyM: (card) => card.querySelector("[data-more]").click(),
  Delete: takeOff,
  Backspace: takeOff,
};
const CELL_KEYS = { Enter: openAdd, NumpadEnter: openAdd };

document.addEventListener("keydown", (event) => {
  if (!theMap()?.contains(event.target) || !isPlace(event.target) || event.ctrlKey || event.metaKey) return;
  const place = placeOf(event.target);
  const card = cardOf(place);
  const step = arrow(event);
  if (card && event.altKey && step) {
    event.preventDefault();
    moveBy(card, step);
  } else if (!event.altKey && !event.shiftKey) {
    const act = (card ? CARD_KEYS : CELL_KEYS)[event.code];
    if (!act) return;
    event.preventDefault();
    act(place);
  }
});

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  const map = theMap();
  const held = event.ctrlKey || event.metaKey;
  if (held && event.code === "KeyZ") {
    event.preventDefault();
    post(event.shiftKey ? map.dataset.redo : map.dataset.undo, {}, here());
  } else if (held && event.code === "KeyY") {
    event.preventDefault();
    post(map.dataset.redo, {}, here());
  } else if (!held && !event.altKey && event.code === "KeyN") {
    event.preventDefault();
    openAdd(cellOf(document.activeElement) ?? cellOf(here()) ?? cellsOf(stages()[0])[0]);
  } else if (event.key === "Escape" && !document.querySelector("#panel > *")) {
    chooseNone();
  }
});

// A toast's undo does its work in place, and only the newest toast stays.
document.addEventListener("submit", (event) => {
  const toast = event.target.closest(".toast");
  if (!toast || !event.target.action.includes("/map/")) return;
  event.preventDefault();
  toast.remove();
  post(event.target.action, {}, here());
});
document.body.addEventListener("toast", () => {
  for (const old of [...document.querySelectorAll("#toasts .toast")].slice(0, -1)) old.remove();
});

// A choice made in the dialog closes it.
document.body.addEventListener("htmx:afterRequest", (event) => {
  if (event.target.matches?.("[data-closes]") && event.detail.successful) event.target.closest("dialog")?.close();
});
