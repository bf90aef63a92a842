// Adding: Enter sends, Shift+Enter starts a new line; the field stays open for the next name; Tab goes to the next stage.
import { cardsOf, cellAt, cellOf, goTo, theMap } from "./grid.js";
import { post } from "./send.js";

const fieldOf = (cell) => cell?.querySelector(".map-add textarea");

export function openAdd(cell) {
  const field = fieldOf(cell);
  if (!field) return;
  field.closest("details").open = true;
  field.focus();
}

// The field is empty at once, so that the next name can be typed while this one is on its way.
function send(field) {
  const values = { names: field.value, segment: cellOf(field).dataset.segment };
  field.value = "";
  return post(field.form.action, values);
}

function close(cell) {
  cell.querySelector(".map-add details").open = false;
}

// What is being typed into a cell outlives the cell being drawn anew.
const typed = new Map();
document.body.addEventListener("htmx:oobBeforeSwap", (event) => {
  const field = fieldOf(event.detail.target?.closest?.("[data-cell]"));
  if (field?.closest("details").open) typed.set(cellOf(field).id, { text: field.value, focused: document.activeElement === field });
});
document.body.addEventListener("htmx:oobAfterSwap", () => {
  for (const [id, { text, focused }] of typed) {
    const field = fieldOf(document.getElementById(id));
    if (!field) continue;
    field.value = text;
    field.closest("details").open = true;
    if (focused) field.focus();
  }
  typed.clear();
});

const inMap = (event) => theMap()?.contains(event.target);
document.addEventListener(
  "click",
  (event) => {
    const summary = inMap(event) && event.target.closest(".map-add summary");
    if (summary) setTimeout(() => summary.parentElement.open && fieldOf(cellOf(summary)).focus());
  },
  true,
);
document.addEventListener("keydown", (event) => {
  if (!inMap(event) || !event.target.matches(".map-add textarea")) return;
  const field = event.target;
  const cell = cellOf(field);
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    if (field.value.trim()) send(field);
  } else if (event.key === "Tab" && !event.shiftKey) {
    const next = cellAt(cell, [1, 0]);
    if (!next) return;
    event.preventDefault();
    if (field.value.trim()) send(field);
    close(cell);
    openAdd(next);
  } else if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    close(cell);
    goTo(cardsOf(cell).at(-1) ?? cell);
  }
});
document.addEventListener("submit", (event) => {
  if (!inMap(event) || !event.target.matches("[data-add]")) return;
  event.preventDefault();
  send(event.target.elements.names);
});
