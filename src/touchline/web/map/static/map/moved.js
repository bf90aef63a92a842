// A card that moved is told of in a holder beside the map: where it goes, and how it is drawn there if that changed.
import { cardsOf, cellOf, settle, theMap } from "./grid.js";
import { isWhole, readAgain } from "./rest.js";

document.body.addEventListener("htmx:oobAfterSwap", () => {
  const holder = document.getElementById("map-moved");
  const { moved, cell, ...place } = holder?.dataset ?? {};
  if (!moved) return;
  delete holder.dataset.moved;
  const before = theMap().querySelector(`[data-card="${moved}"]`);
  const left = cellOf(before);
  const into = document.getElementById(cell);
  const card = holder.firstElementChild ?? before;
  before?.remove();
  const isPut = !into || put(card, into, place);
  holder.replaceChildren();
  settle();
  if (!isPut || !isWhole(into)) readAgain(into);
  if (left !== into && !isWhole(left)) readAgain(left);
});

// Returns false where the cell has to be read. A card that lies deeper than what is drawn needs no place.
function put(card, cell, { above, place }) {
  const cards = cardsOf(cell);
  const over = cards.find((one) => one.dataset.card === above);
  if (card && over) over.after(card);
  else if (card && !above) cell.querySelector("ol").prepend(card);
  else return Number(place) > cards.length;
  return true;
}
