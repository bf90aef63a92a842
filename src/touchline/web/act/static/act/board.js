// The board: a card is dragged to another column by mouse, moved by Alt and an arrow, or by its buttons, which do the work.
const FAR_PX = 5;
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
let held = null; // { card, x, y, moving, column }

const columns = () => [...document.querySelectorAll(".board-column")];
const titlesOf = (column) => [...column.querySelectorAll(".board-title")];
const buttonTo = (card, column) => card.querySelector(`button[name="state"][value="${column?.dataset.state}"]`);

document.addEventListener("dragstart", (event) => event.target.closest(".board") && event.preventDefault());
document.addEventListener("pointerdown", (event) => {
  const card = event.target.closest(".board-card[data-movable]");
  if (!card || event.button || event.pointerType === "touch" || event.target.closest("button")) return;
  held = { card, x: event.clientX, y: event.clientY, moving: false };
});
window.addEventListener("pointermove", (event) => {
  if (!held) return;
  if (!held.moving && Math.hypot(event.clientX - held.x, event.clientY - held.y) < FAR_PX) return;
  held.moving = true;
  held.card.dataset.dragged = "";
  clearMarks();
  held.column = document.elementFromPoint(event.clientX, event.clientY)?.closest(".board-column");
  if (held.column) held.column.dataset.target = "";
});
window.addEventListener("pointerup", () => {
  const { card, moving, column } = held ?? {};
  letGo();
  if (!moving) return;
  document.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => {
    document.removeEventListener("click", swallow, { capture: true });
    buttonTo(card, column)?.click();
  });
});
window.addEventListener("pointercancel", letGo);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") letGo();
  const title = event.target.closest?.(".board-title");
  const step = STEPS[event.key];
  if (!title || !step || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const all = columns();
  const from = title.closest(".board-column");
  const next = all[all.indexOf(from) + step[0]];
  if (event.altKey) {
    if (step[0]) buttonTo(title.closest(".board-card"), next)?.click();
    return;
  }
  const place = titlesOf(from).indexOf(title);
  const goal = step[0] ? titlesOf(next ?? from)[Math.min(place, titlesOf(next ?? from).length - 1)] : titlesOf(from)[place + step[1]];
  goal?.focus();
});

function swallow(event) {
  event.preventDefault();
  event.stopPropagation();
}

function clearMarks() {
  for (const column of columns()) delete column.dataset.target;
}

function letGo() {
  clearMarks();
  if (held) delete held.card.dataset.dragged;
  held = null;
}
