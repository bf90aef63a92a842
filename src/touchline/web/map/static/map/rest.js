// Cards beyond the first screens come as they are scrolled to; requests say how the page looks at the map, and how deep.
import { cardsOf, cellOf, settle, theMap } from "./grid.js";

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
  const all = Promise.all(fresh.map(nextCards)).then((found) => put(fresh, found));
  for (const rest of fresh) coming.set(rest, all);
  return Promise.all(rests.map((rest) => coming.get(rest))).then((came) => came.every(Boolean));
}

// Counted now, for cards may have come to the cell or left it since it was drawn.
function following(rest) {
  const address = new URL(rest.dataset.rest, location);
  address.searchParams.set("after", cardsOf(cellOf(rest)).length);
  return address;
}

async function nextCards(rest) {
  const reply = await fetch(following(rest), { headers: { "HX-Request": "true", ...words() } }).catch(() => null);
  if (!reply?.ok) return null;
  const holder = document.createElement("template");
  holder.innerHTML = await reply.text();
  return holder.content;
}

function put(rests, found) {
  rests.forEach((rest, place) => (found[place] ? rest.replaceWith(found[place]) : coming.delete(rest)));
  settle();
  watchAll();
  return found.every(Boolean);
}

export async function loadAll() {
  for (let rests = all(); rests.length; rests = all()) if (!(await loadRest(...rests))) return;
}

// A cell is read anew from its top: others changed it meanwhile.
export function readAgain(cell, address) {
  const rest = document.createElement("li");
  rest.dataset.rest = address;
  cell.querySelector("ol").replaceChildren(rest);
  loadRest(rest);
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
document.body.addEventListener("htmx:oobAfterSwap", watchAll);
document.body.addEventListener("htmx:configRequest", (event) => theMap() && Object.assign(event.detail.headers, words()));
