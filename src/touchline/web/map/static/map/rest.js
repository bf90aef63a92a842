// Cards beyond the first screens come as they are scrolled to; requests say how the page looks at the map, and how deep.
import { afterAnswer, cardOf, cardsOf, cellOf, goTo, restOf, settle, stageOf, theMap } from "./grid.js";

const EARLY_PX = 800; // before they come into view; less than the first cards reach beyond a window
const WITH_IT_PX = 1600; // what would soon come too comes at once: the page is laid out anew a single time
const words = () => {
  const cells = [...document.querySelectorAll("[data-cell]")];
  return { "X-Map-Look": theMap()?.dataset.look ?? "", "X-Map-Depth": String(Math.max(0, ...cells.map((cell) => cardsOf(cell).length))) };
};

const coming = new WeakMap();

// A promise of whether the next cards of cells came; they are put in together.
export function loadRest(...rests) {
  const fresh = rests.filter((rest) => !coming.has(rest));
  const all = Promise.all(fresh.map((rest) => cardsAfter(cellOf(rest), cardsOf(cellOf(rest)).length))).then((found) => put(fresh, found));
  for (const rest of fresh) coming.set(rest, all);
  return Promise.all(rests.map((rest) => coming.get(rest))).then((came) => came.every(Boolean));
}

async function cardsAfter(cell, after) {
  const url = `${theMap().dataset.cells}${stageOf(cell).dataset.stage}/?segment=${cell.dataset.segment}&after=${after}`;
  const reply = await fetch(url, { headers: { "HX-Request": "true", ...words() } }).catch(() => null);
  if (!reply?.ok) return null;
  const holder = document.createElement("template");
  holder.innerHTML = await reply.text();
  return holder.content;
}

function put(rests, found) {
  const cells = rests.filter((rest) => rest.isConnected).map(cellOf); // one may have been drawn anew meanwhile
  rests.forEach((rest, place) => (found[place] ? rest.replaceWith(found[place]) : coming.delete(rest)));
  settle();
  watchAll();
  for (const cell of cells) if (!isWhole(cell)) readAgain(cell);
  return found.every(Boolean);
}

// Whether a cell has the cards that it is said to have; if not, they were changed while it was read, or by others.
export const isWhole = (cell) => !cell || restOf(cell) || cardsOf(cell).length === Number(cell.querySelector("[data-count]").dataset.count);

export async function loadAll() {
  for (let rests = all(); rests.length; rests = all()) if (!(await loadRest(...rests))) return;
}

let reading = Promise.resolve();
export const read = () => reading;

// A cell is read anew from its top.
export function readAgain(cell) {
  reading = Promise.all([reading, cardsAfter(cell, 0).then((found) => found && replace(cell, found))]);
}

function replace(cell, cards) {
  const held = cell.contains(document.activeElement) && cardOf(document.activeElement);
  cell.querySelector("ol").replaceChildren(cards);
  settle();
  watchAll();
  if (held) goTo(document.getElementById(held.id));
}

const all = () => [...document.querySelectorAll("[data-rest]")];
const near = (rest) => {
  const { top, bottom, left, right } = rest.getBoundingClientRect();
  return bottom > -WITH_IT_PX && top < innerHeight + WITH_IT_PX && right > -WITH_IT_PX && left < innerWidth + WITH_IT_PX;
};
const seen = new IntersectionObserver(
  (entries) => {
    if (entries.some((entry) => entry.isIntersecting)) loadRest(...all().filter((rest) => near(rest)));
  },
  { rootMargin: `${EARLY_PX}px ${EARLY_PX / 2}px` },
);
export function watchAll() {
  for (const rest of all()) seen.observe(rest);
}
watchAll();
afterAnswer(watchAll);
document.body.addEventListener("htmx:configRequest", (event) => theMap() && Object.assign(event.detail.headers, words()));
