// Several cards at once: chosen by Ctrl, Shift and click, by Space or Shift and arrows; what is done, is done to all.
import { afterAnswer, arrow, cardOf, cardsOf, goTo, isPlace, nameOf, neighbour, say, theMap } from "./grid.js";
import { post } from "./send.js";

const bar = document.querySelector("[data-chosen-bar]");
const chosen = new Set(); // ids of cards: they outlive being drawn anew
let anchor = null;

export const chosenCards = () => [...document.querySelectorAll("[data-card]")].filter((card) => chosen.has(card.id));
export const actOn = (card) => (chosen.has(card?.id) && chosen.size > 1 ? chosenCards() : [card]);

export function choose(card, on = !chosen.has(card.id)) {
  if (on) chosen.add(card.id);
  else chosen.delete(card.id);
  anchor = card;
  mark();
}

export function chooseNone() {
  if (!chosen.size) return false;
  chosen.clear();
  mark();
  return true;
}

function chooseTo(card) {
  const cards = [...theMap().querySelectorAll("[data-card]")];
  const ends = [cards.indexOf(document.getElementById(anchor?.id) ?? card), cards.indexOf(card)].sort((a, b) => a - b);
  for (const between of cards.slice(ends[0], ends[1] + 1)) chosen.add(between.id);
  mark();
}

function mark() {
  for (const id of chosen) if (!document.getElementById(id)) chosen.delete(id);
  for (const card of document.querySelectorAll("[data-card]")) {
    const on = chosen.has(card.id);
    card.toggleAttribute("data-chosen", on);
    if (on) nameOf(card).setAttribute("aria-current", "true");
    else nameOf(card).removeAttribute("aria-current");
  }
  if (!bar) return;
  bar.hidden = !chosen.size;
  const text = bar.dataset.says.replace("{count}", chosen.size);
  bar.querySelector("[data-chosen-count]").textContent = text;
  if (chosen.size) say(text);
}

export function sendAll(values, cards = chosenCards()) {
  const body = { cards: cards.map((card) => card.dataset.card), ...values };
  return post(bar.dataset.url, body, document.activeElement?.closest("[data-card]") ?? cards[0]).then(mark);
}

document.addEventListener(
  "click",
  (event) => {
    const card = cardOf(event.target);
    if (!bar || !card || event.target.closest("[data-more], textarea")) return;
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(card);
    if (event.shiftKey) chooseTo(card);
    else choose(card);
  },
  true,
);
document.addEventListener("keydown", (event) => {
  if (!bar || !theMap()?.contains(event.target) || !isPlace(event.target)) return;
  const card = cardOf(event.target);
  if (card && event.code === "Space" && !event.ctrlKey && !event.altKey) {
    event.preventDefault();
    choose(card);
  } else if (event.shiftKey && !event.altKey && !event.ctrlKey && arrow(event)) {
    event.preventDefault();
    const next = neighbour(cardOf(event.target) ?? event.target, arrow(event));
    if (card) chosen.add(card.id);
    if (cardOf(next)) chosen.add(next.id);
    goTo(next);
    mark();
  } else if ((event.ctrlKey || event.metaKey) && event.code === "KeyA" && card) {
    event.preventDefault();
    for (const each of cardsOf(card.closest("[data-cell]"))) chosen.add(each.id);
    mark();
  }
});
bar?.addEventListener("submit", (event) => {
  event.preventDefault();
  const values = Object.fromEntries(new FormData(event.target, event.submitter));
  sendAll(values);
});
bar?.querySelector("[data-choose-none]").addEventListener("click", () => {
  const first = chosenCards()[0];
  chooseNone();
  goTo(first);
});
afterAnswer(() => chosen.size && mark());
