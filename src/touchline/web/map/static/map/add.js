// Adding: Enter sends, Shift+Enter starts a new line; the field stays open for the next name; Tab goes to the next stage.
import { cardsOf, cellAt, cellOf, goTo, theMap } from "./grid.js";
import { post } from "./send.js";

export function openAdd(cell) {
  const details = cell?.querySelector(".map-add details");
  if (!details) return;
  details.open = true;
  details.querySelector("textarea").focus();
}

async function send(field) {
  const cell = cellOf(field);
  await post(field.form.action, { names: field.value, segment: cell.dataset.segment });
}

function close(cell) {
  cell.querySelector(".map-add details").open = false;
}

const inMap = (event) => theMap()?.contains(event.target);
document.addEventListener("toggle", (event) => inMap(event) && event.target.open && event.target.querySelector(".map-add textarea, textarea[name=names]")?.focus(), true);
document.addEventListener("keydown", async (event) => {
  if (!inMap(event) || !event.target.matches(".map-add textarea")) return;
  const field = event.target;
  const cell = cellOf(field);
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    if (field.value.trim()) field.form.requestSubmit();
  } else if (event.key === "Tab" && !event.shiftKey) {
    const next = cellAt(cell, [1, 0]);
    if (!next) return;
    event.preventDefault();
    close(cell);
    openAdd(next);
    if (field.value.trim()) await send(field);
  } else if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    close(cell);
    goTo(cardsOf(cell).at(-1) ?? cell);
  }
});
document.addEventListener("submit", async (event) => {
  if (!inMap(event) || !event.target.matches("[data-add]")) return;
  event.preventDefault();
  const field = event.target.elements.names;
  const cell = cellOf(field);
  const id = cell.id;
  await send(field);
  openAdd(document.getElementById(id));
});
