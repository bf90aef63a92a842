// The map as a grid: its stages, cells and cards, and the one place in it that has the focus.
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

export const theMap = () => document.querySelector("[data-map]");
export const nameOf = (card) => card?.querySelector(".map-name");
export const cardOf = (element) => element?.closest?.("[data-card]");
export const cellOf = (element) => element?.closest?.("[data-cell]");
export const stageOf = (element) => element?.closest?.("[data-stage]");
export const cardsOf = (cell) => [...cell.querySelectorAll("[data-card]")];
export const cellsOf = (stage) => [...stage.querySelectorAll("[data-cell]")];
export const stages = () => [...theMap().querySelectorAll("[data-stage]")];
export const restOf = (cell) => cell.querySelector("[data-rest]");
// Where changes of a card are sent: beside the addresses of its page and of its menu.
export const moveUrl = (card) => card.querySelector("[data-more]").href;
export const takeOffUrl = (card) => moveUrl(card).replace(/move\/$/, "take-off/");
export const changeUrl = (card) => `${nameOf(card).href.replace(/\?.*$/, "")}change/`;
export const arrow = (event) => ARROWS[event.key];
// A place is a card, or a cell without cards; focus stands on the name of a card or on the cell itself.
export const placeOf = (element) => cardOf(element) ?? (element?.matches?.("[data-cell]") ? element : null);
export const isPlace = (element) => Boolean(element?.matches?.(".map-name, [data-cell]"));

let current = null; // id of the place that is in the tab order
const spot = (place) => nameOf(place) ?? place;

export function goTo(place) {
  if (!place) return;
  current = place.id;
  settle();
  spot(place).focus({ preventScroll: false });
}

export const here = () => document.getElementById(current ?? "");

// Only the current place takes part in the tab order; with none yet, the first card does.
export function settle() {
  const map = theMap();
  if (!map) return;
  const chosen = here() ?? map.querySelector("[data-card]") ?? map.querySelector("[data-cell]");
  for (const link of map.querySelectorAll('[data-card] a:not([tabindex="-1"])')) if (cardOf(link) !== chosen) link.tabIndex = -1;
  for (const cell of map.querySelectorAll("[data-cell]")) cell.tabIndex = cell === chosen ? 0 : -1;
  for (const link of chosen?.matches("[data-card]") ? chosen.querySelectorAll("a") : []) link.tabIndex = 0;
}

// The cell so many stages across and rows down; undefined beyond the edge.
export function cellAt(cell, [across, down]) {
  const all = stages();
  const stage = stageOf(cell);
  const target = all[all.indexOf(stage) + across];
  return target && cellsOf(target)[cellsOf(stage).indexOf(cell) + down];
}

// The next place that way: a card of the same cell, else the nearest cell, on its card or empty.
export function neighbour(place, step) {
  const cell = cellOf(place);
  const cards = cardsOf(cell);
  const at = cards.indexOf(place);
  const within = step[1] && at >= 0 && cards[at + step[1]];
  if (within) return within;
  const next = cellAt(cell, step);
  if (!next) return undefined;
  const others = cardsOf(next);
  if (!others.length) return next;
  return step[1] ? others.at(step[1] > 0 ? 0 : -1) : others[Math.min(Math.max(at, 0), others.length - 1)];
}

// Said to screen readers; what changes on the map is said by its toast.
export function say(text) {
  const says = document.getElementById("map-says");
  if (says) says.textContent = text;
}

document.addEventListener("focusin", (event) => {
  if (!theMap()?.contains(event.target)) return;
  const place = placeOf(event.target);
  if (!place || place.id === current) return;
  current = place.id;
  settle();
});

// An answer puts several parts in their places; what looks at the whole map does so once for all of them.
export function afterAnswer(act) {
  let waiting = false;
  document.body.addEventListener("htmx:oobAfterSwap", () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      act();
    });
  });
}

if (theMap()) {
  settle();
  afterAnswer(settle);
}
