// Walking the map: arrows go from card to card, one card at a time is in the tab order; Print prints.
const map = document.querySelector("[data-map]");
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

export const nameOf = (card) => card?.querySelector(".map-name");
export const cardOf = (element) => element?.closest?.("[data-card]");
export const cellOf = (element) => element?.closest?.("[data-cell]");
export const stageOf = (element) => element?.closest?.("[data-stage]");
export const cardsOf = (cell) => [...cell.querySelectorAll("[data-card]")];
export const cellsOf = (stage) => [...stage.querySelectorAll("[data-cell]")];
export const stages = () => [...map.querySelectorAll("[data-stage]")];
// Where changes of a card are sent: beside the addresses of its page and of its menu.
export const moveUrl = (card) => card.querySelector("[data-more]").href;
export const takeOffUrl = (card) => moveUrl(card).replace(/move\/$/, "take-off/");
export const changeUrl = (card) => `${nameOf(card).href.replace(/\?.*$/, "")}change/`;
export const arrow = (event) => ARROWS[event.key];

let current = null; // id of the card that is in the tab order

export function goTo(card) {
  if (!card) return;
  current = card.id;
  settle();
  nameOf(card)?.focus({ preventScroll: false });
}

// Only the current card takes part in the tab order; with no card yet, the first does.
export function settle() {
  const chosen = document.getElementById(current ?? "") ?? map.querySelector("[data-card]");
  for (const link of map.querySelectorAll('[data-card] a:not([tabindex="-1"])')) {
    if (cardOf(link) !== chosen) link.tabIndex = -1;
  }
  for (const link of chosen?.querySelectorAll("a") ?? []) link.tabIndex = 0;
}

// The cell so many stages across and rows down; undefined beyond the edge.
export function cellAt(cell, [across, down]) {
  const all = stages();
  const stage = stageOf(cell);
  const target = all[all.indexOf(stage) + across];
  return target && cellsOf(target)[cellsOf(stage).indexOf(cell) + down];
}

export function neighbour(card, step) {
  const cell = cellOf(card);
  const place = cardsOf(cell).indexOf(card);
  const within = step[1] && cardsOf(cell)[place + step[1]];
  if (within) return within;
  for (let next = cellAt(cell, step); next; next = cellAt(next, step)) {
    const cards = cardsOf(next);
    if (cards.length) return step[1] ? cards.at(step[1] > 0 ? 0 : -1) : cards[Math.min(place, cards.length - 1)];
  }
  return undefined;
}

map?.addEventListener("focusin", (event) => {
  const card = cardOf(event.target);
  if (!card || card.id === current) return;
  current = card.id;
  settle();
});

map?.addEventListener("keydown", (event) => {
  if (!event.target.matches(".map-name") || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const step = arrow(event);
  if (!step) return;
  event.preventDefault();
  goTo(neighbour(cardOf(event.target), step));
});

// When the panel closes, the card it told of may have been drawn anew: the focus goes back to it.
let panelWasOpen = false;
const panel = document.getElementById("panel");
const watch = () => {
  const open = Boolean(panel.childElementCount);
  const lost = document.activeElement === document.body || panel.contains(document.activeElement);
  if (panelWasOpen && !open && lost) goTo(document.getElementById(current));
  panelWasOpen = open;
};
if (map && panel) new MutationObserver(() => setTimeout(watch)).observe(panel, { childList: true });

const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
if (map) {
  settle();
  document.body.addEventListener("htmx:oobAfterSwap", settle);
}
