// Walking the map: arrows go from place to place, also to empty cells; the panel gives the focus back; Print prints.
import { arrow, cardsOf, cellOf, goTo, here, isPlace, neighbour, placeOf, restOf, theMap } from "./grid.js";
import { loadAll, loadRest } from "./rest.js";
import "./find.js";

document.addEventListener("keydown", async (event) => {
  if (!theMap()?.contains(event.target) || !isPlace(event.target)) return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const step = arrow(event);
  if (!step) return;
  event.preventDefault();
  const place = placeOf(event.target);
  const cell = cellOf(place);
  if (step[1] > 0 && restOf(cell) && cardsOf(cell).at(-1) === place) await loadRest(restOf(cell));
  goTo(neighbour(here() ?? place, step));
});

// When the panel closes, the card it told of may have been drawn anew: the focus goes back to it.
let panelWasOpen = false;
const panel = document.getElementById("panel");
const watch = () => {
  const open = Boolean(panel.childElementCount);
  const lost = document.activeElement === document.body || panel.contains(document.activeElement);
  if (panelWasOpen && !open && lost) goTo(here());
  panelWasOpen = open;
};
if (theMap() && panel) new MutationObserver(() => setTimeout(watch)).observe(panel, { childList: true });

const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", async () => {
    await loadAll();
    const lanes = document.querySelector("[data-later]");
    if (lanes) await window.htmx.ajax("GET", lanes.getAttribute("hx-get"), { target: lanes, swap: "outerHTML" });
    window.print();
  });
}
