// Walking the map: arrows go from card to card, one card at a time is in the tab order; Print prints.
const map = document.querySelector("[data-map]");
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

export const nameOf = (card) => card?.querySelector(".map-name");
export const cardOf = (element) => element?.closest?.("[data-card]");
export const cardsOf = (stage) => [...stage.querySelectorAll("[data-card]")];
export const stageOf = (element) => element?.closest?.("[data-stage]");
export const stages = () => [...map.querySelectorAll("[data-stage]")];
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
  const cards = [...map.querySelectorAll("[data-card]")];
  const chosen = cards.find((card) => card.id === current) ?? cards[0];
  for (const card of cards) {
    for (const link of card.querySelectorAll("a")) link.tabIndex = card === chosen ? 0 : -1;
  }
}

export function neighbour(card, [across, down]) {
  const stage = stageOf(card);
  const place = cardsOf(stage).indexOf(card);
  if (down) return cardsOf(stage)[place + down];
  const all = stages();
  for (let i = all.indexOf(stage) + across; all[i]; i += across) {
    const cards = cardsOf(all[i]);
    if (cards.length) return cards[Math.min(place, cards.length - 1)];
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
