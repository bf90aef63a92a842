// A card that moved comes alone, in a holder beside the map that says where it goes.
import { cardsOf, settle, theMap } from "./grid.js";
import { readAgain } from "./rest.js";

document.body.addEventListener("htmx:oobAfterSwap", () => {
  const holder = document.getElementById("map-moved");
  const card = holder?.querySelector("[data-card]");
  if (!card) return;
  theMap().querySelector(`[id="${card.id}"]`)?.remove();
  const cell = document.getElementById(holder.dataset.cell);
  if (cell) put(card, cell, holder.dataset);
  holder.replaceChildren();
  settle();
});

// It goes below a card that may not be here: then it lies deeper than what is drawn, or others changed the cell.
function put(card, cell, { above, place, again }) {
  const cards = cardsOf(cell);
  const over = cards.find((one) => one.dataset.card === above);
  if (over) over.after(card);
  else if (!above) cell.querySelector("ol").prepend(card);
  else if (Number(place) <= cards.length) readAgain(cell, again);
}
