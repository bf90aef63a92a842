// The tree by keyboard (arrows walk, Alt+arrows move a branch) and by mouse (drag a row by its handle).
const tree = document.querySelector("[data-tree]");
const STEPS = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" };
let held = null;

const rows = () => [...tree.querySelectorAll("[data-row]")];
const rowOf = (slug) => tree.querySelector(`[data-row="${CSS.escape(slug)}"]`);

tree?.addEventListener("keydown", (event) => {
  const row = event.target.closest("[data-row]");
  if (!row || event.target.matches("input, select, textarea")) return;
  if (event.altKey && STEPS[event.key]) {
    event.preventDefault();
    send(row, { step: STEPS[event.key] });
  } else if (!event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key)) {
    event.preventDefault();
    rows()[rows().indexOf(row) + (event.key === "ArrowUp" ? -1 : 1)]?.querySelector("[data-focus]").focus();
  }
});

tree?.addEventListener("pointerdown", (event) => {
  if (!event.target.closest(".tree-handle") || event.button) return;
  event.preventDefault();
  held = event.target.closest("[data-row]");
  for (const row of branch(held)) row.dataset.dragged = "";
});
window.addEventListener("pointermove", (event) => {
  if (!held) return;
  clear();
  const { row, where } = target(event);
  if (row) row.dataset.drop = where;
});
window.addEventListener("pointerup", (event) => {
  if (!held) return;
  const row = held;
  const goal = target(event);
  letGo();
  if (goal.row) send(row, placeFor(row, goal));
});
window.addEventListener("pointercancel", letGo);
window.addEventListener("keydown", (event) => event.key === "Escape" && letGo());
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".tree-more[open]")) if (!menu.contains(event.target)) menu.open = false;
});

// A row and all that stands under it.
function branch(row) {
  const found = new Set([row.dataset.row]);
  for (const other of rows()) if (found.has(other.dataset.under)) found.add(other.dataset.row);
  return rows().filter((other) => found.has(other.dataset.row));
}

// Near a row's edge: before or after it; in its middle: under it.
function target(event) {
  const row = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-row]");
  if (!row || branch(held).includes(row)) return {};
  const box = row.getBoundingClientRect();
  const part = (event.clientY - box.top) / box.height;
  return { row, where: part < 0.3 ? "before" : part > 0.7 ? "after" : "in" };
}

function placeFor(row, { row: goal, where }) {
  if (where === "in") return { under: goal.dataset.row };
  const siblings = rows().filter((other) => other.dataset.under === goal.dataset.under && other !== row);
  return { under: goal.dataset.under, place: siblings.indexOf(goal) + (where === "after" ? 1 : 0) };
}

function send(row, values) {
  const form = row.querySelector(".tree-steps");
  for (const [name, value] of Object.entries(values)) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
  }
  sessionStorage.setItem("branch", row.dataset.row);
  sessionStorage.setItem("scroll", window.scrollY);
  form.submit();
}

function clear() {
  for (const row of rows()) delete row.dataset.drop;
}

function letGo() {
  if (!tree) return;
  clear();
  for (const row of rows()) delete row.dataset.dragged;
  held = null;
}

// After a move the focus is on the row that moved.
const moved = sessionStorage.getItem("branch");
sessionStorage.removeItem("branch");
if (moved && tree) rowOf(moved)?.querySelector("[data-focus]").focus({ preventScroll: true });
