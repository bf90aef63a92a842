// Reordering stages by mouse, at the number of the row; the buttons do the same without a mouse.
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
window.addEventListener("keydown", (event) => event.key === "Escape" && letGo());

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
