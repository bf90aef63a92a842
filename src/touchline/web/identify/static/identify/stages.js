// Reordering rows by mouse, at the number of the row, and by Alt+arrows in a row; the buttons do the same without.
const list = document.querySelector("[data-stages]");
let held = null;

const rows = () => [...list.querySelectorAll("[data-stage]")];

list?.addEventListener("pointerdown", (event) => {
  if (!event.target.closest(".stage-place") || event.button) return;
  event.preventDefault();
  held = event.target.closest("[data-stage]");
  held.dataset.dragged = "";
});
window.addEventListener("pointermove", (event) => {
  if (!held) return;
  clear();
  const place = placeAt(event.clientY);
  const others = rows().filter((row) => row !== held);
  if (others[place]) others[place].dataset.drop = "before";
  else if (others.length) others.at(-1).dataset.drop = "after";
});
window.addEventListener("pointerup", (event) => {
  if (!held) return;
  const row = held;
  const place = placeAt(event.clientY);
  letGo();
  if (place !== rows().indexOf(row)) send(row, place);
});
window.addEventListener("pointercancel", letGo);
window.addEventListener("keydown", (event) => {
  if (event.key === "Escape") letGo();
  const row = event.target.closest?.("[data-stage]");
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!row || !event.altKey || !by) return;
  event.preventDefault();
  const place = rows().indexOf(row) + by;
  if (!rows()[place]) return;
  sessionStorage.setItem("stage", row.querySelector(".stage-form").getAttribute("action"));
  send(row, place);
});

// After a move by keyboard the focus is in the row that moved.
const moved = sessionStorage.getItem("stage");
sessionStorage.removeItem("stage");
if (moved) list?.querySelector(`.stage-form[action="${CSS.escape(moved)}"] input[name="name"]`)?.focus();

function placeAt(y) {
  const others = rows().filter((row) => row !== held);
  const next = others.findIndex((row) => {
    const box = row.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  return next < 0 ? others.length : next;
}

function send(row, place) {
  const form = row.querySelector(".stage-move");
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "position", value: place });
  form.append(field);
  form.submit();
}

function clear() {
  for (const row of rows()) delete row.dataset.drop;
}

function letGo() {
  clear();
  if (held) delete held.dataset.dragged;
  held = null;
}
