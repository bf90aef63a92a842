// Moving a card by mouse: the line shows where it will go. Touch uses "Move" on the card; keys use Alt and arrows.
import { cardOf, cardsOf, cellsOf, moveUrl, stageOf, stages, theMap } from "./grid.js";
import { actOn, sendAll } from "./select.js";
import { post } from "./send.js";

const FAR_PX = 5;
let held = null; // { card, x, y, moving, cell, position }

const inMap = (event) => theMap()?.contains(event.target);
document.addEventListener("dragstart", (event) => inMap(event) && event.preventDefault());
document.addEventListener("pointerdown", (event) => {
  const card = inMap(event) && !event.ctrlKey && !event.metaKey && !event.shiftKey && cardOf(event.target);
  if (!card || card.dataset.move === undefined || event.button || event.pointerType === "touch" || event.target.closest("textarea, [data-more]")) return;
  held = { card, x: event.clientX, y: event.clientY, moving: false };
});
window.addEventListener("pointermove", (event) => {
  if (!held) return;
  if (!held.moving && Math.hypot(event.clientX - held.x, event.clientY - held.y) < FAR_PX) return;
  held.moving = true;
  held.card.dataset.dragged = "";
  document.documentElement.dataset.dragging = "";
  aim(event.clientX, event.clientY);
});
window.addEventListener("pointerup", () => {
  const { card, moving, cell, position } = held ?? {};
  letGo();
  if (!moving) return;
  document.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener("click", swallow, { capture: true }));
  if (!cell) return;
  const values = { stage: stageOf(cell).dataset.stage, segment: cell.dataset.segment, position };
  const together = actOn(card);
  if (together.length > 1) sendAll({ do: "move", ...values }, together);
  else post(moveUrl(card), values, card);
});
window.addEventListener("pointercancel", letGo);
window.addEventListener("keydown", (event) => event.key === "Escape" && letGo());

function swallow(event) {
  event.preventDefault();
  event.stopPropagation();
}

// Where the pointer is: the cell under it (above the first, the first), and the card whose middle it has not passed.
// Positions leave out the card itself.
function aim(x, y) {
  clearMarks();
  held.cell = cellUnder(x, y);
  if (!held.cell) return;
  held.cell.dataset.target = "";
  const others = cardsOf(held.cell).filter((card) => card !== held.card);
  const next = others.find((card) => {
    const box = card.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  held.position = next ? others.indexOf(next) : others.length;
  if (next) next.dataset.drop = "before";
  else if (others.length) others.at(-1).dataset.drop = "after";
}

function cellUnder(x, y) {
  const column = stages().find((stage) => {
    const box = stage.getBoundingClientRect();
    return x >= box.left - 4 && x <= box.right + 4 && y >= box.top && y <= box.bottom;
  });
  return column && (cellsOf(column).find((cell) => y <= cell.getBoundingClientRect().bottom) ?? cellsOf(column).at(-1));
}

function clearMarks() {
  for (const card of theMap().querySelectorAll("[data-drop]")) delete card.dataset.drop;
  for (const cell of theMap().querySelectorAll("[data-target]")) delete cell.dataset.target;
}

function letGo() {
  clearMarks();
  if (held) delete held.card.dataset.dragged;
  delete document.documentElement.dataset.dragging;
  held = null;
}

