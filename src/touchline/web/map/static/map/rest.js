// Cards beyond the first screens come as they are scrolled to; requests say how the page looks at the map, and how deep.
import { afterAnswer, cardOf, cardsOf, cellOf, goTo, restOf, settle, stageOf, theMap } from "./grid.js";

const EARLY_PX = 700; // before they come into view; less than the first cards reach beyond a window
const WITH_IT_PX = 1600; // what would soon come too is asked for at once
const PORTION = 12; // cards put in between two frames: more of them would hold up the scroll
const words = () => {
  const cells = [...document.querySelectorAll("[data-cell]")];
  return { "X-Map-Look": theMap()?.dataset.look ?? "", "X-Map-Depth": String(Math.max(0, ...cells.map((cell) => cardsOf(cell).length))) };
};

const coming = new WeakMap(); // a note of more cards, and the promise of whether they came
const waiting = new Map(); // a note, and its cards that came and are not put in yet

// A promise of whether the next cards of cells came; they are put in as soon as they are here.
export async function loadRest(...rests) {
  const came = await Promise.all(rests.map(bring));
  for (const rest of rests) put(rest);
  return came.every(Boolean);
}

function bring(rest) {
  if (!coming.has(rest)) coming.set(rest, fetchFor(rest));
  return coming.get(rest);
}

async function fetchFor(rest) {
  const cell = cellOf(rest);
  const cards = await cardsAfter(cell, cardsOf(cell).length);
  if (cards) waiting.set(rest, cards);
  else coming.delete(rest);
  return Boolean(cards);
}

async function cardsAfter(cell, after) {
  const url = `${theMap().dataset.cells}${stageOf(cell).dataset.stage}/?segment=${cell.dataset.segment}&after=${after}`;
  const reply = await fetch(url, { headers: { "HX-Request": "true", ...words() } }).catch(() => null);
  if (!reply?.ok) return null;
  const holder = document.createElement("template");
  holder.innerHTML = await reply.text();
  for (const link of holder.content.querySelectorAll("[data-card] a")) link.tabIndex = -1;
  return holder.content;
}

// While people scroll, cards are put in a portion a frame, each time in another cell.
let isPutting = false;
async function loadBetweenFrames(rests) {
  await Promise.all(rests.map(bring));
  if (isPutting) return;
  isPutting = true;
  for (let next; (next = waiting.entries().next().value); ) {
    await new Promise(requestAnimationFrame);
    const [rest, cards] = next;
    put(rest, PORTION);
    if (waiting.delete(rest)) waiting.set(rest, cards);
  }
  isPutting = false;
}

function put(rest, most = Infinity) {
  const cards = waiting.get(rest);
  if (!cards) return;
  const cell = rest.isConnected && cellOf(rest); // it may have been drawn anew meanwhile
  if (cell) rest.before(...[...cards.querySelectorAll("[data-card]")].slice(0, most));
  if (cell && cards.querySelector("[data-card]")) return;
  waiting.delete(rest);
  rest.replaceWith(cards);
  watchAll();
  if (!isWhole(cell)) readAgain(cell);
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
    if (entries.some((entry) => entry.isIntersecting)) loadBetweenFrames(all().filter(near));
  },
  { rootMargin: `${EARLY_PX}px ${EARLY_PX / 2}px` },
);
export function watchAll() {
  for (const rest of all()) seen.observe(rest);
}
watchAll();
afterAnswer(watchAll);
document.body.addEventListener("htmx:configRequest", (event) => theMap() && Object.assign(event.detail.headers, words()));
