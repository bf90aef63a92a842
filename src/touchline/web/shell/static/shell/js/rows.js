// Up and down go from row to row of a table, from point to point of a chart; Enter opens the first link of a row.
import { typing } from "./keys.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1 };
const POINT_STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

document.addEventListener("keydown", (event) => {
  if (typing(event.target)) return;
  const point = event.target.closest?.(".chart a");
  if (point) return go(event, POINT_STEPS, [...point.closest("svg").querySelectorAll("a")], point);
  const row = event.target.closest?.(".table tbody tr");
  if (!row) return undefined;
  if (event.key === "Enter" && event.target === row) return row.querySelector("a[href]")?.click();
  return go(event, STEPS, [...row.parentElement.rows], row, (next) => next.querySelector("a[href]") ?? next);
});

function go(event, steps, all, from, focusIn = (next) => next) {
  const next = all[all.indexOf(from) + (steps[event.key] ?? NaN)];
  if (!next) return;
  event.preventDefault();
  focusIn(next).focus();
}
