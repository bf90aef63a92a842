// Cards beyond the first screens come as they are scrolled to; requests say how the page looks at the map, and how deep.
import { cardsOf, settle, theMap } from "./grid.js";

const EARLY = "800px 400px"; // before they come into view; less than the first cards reach beyond a window
const words = () => {
  const cells = [...document.querySelectorAll("[data-cell]")];
  return { "X-Map-Look": theMap()?.dataset.look ?? "", "X-Map-Depth": String(Math.max(0, ...cells.map((cell) => cardsOf(cell).length))) };
};

export async function loadRest(rest) {
  if (!rest || rest.dataset.coming !== undefined) return;
  rest.dataset.coming = "";
  const reply = await fetch(rest.dataset.rest, { headers: { "HX-Request": "true", ...words() } }).catch(() => null);
  if (!reply?.ok) {
    delete rest.dataset.coming;
    return;
  }
  const holder = document.createElement("template");
  holder.innerHTML = await reply.text();
  rest.replaceWith(holder.content);
  settle();
  watchAll();
}

export async function loadAll() {
  for (let rest = document.querySelector("[data-rest]"); rest; rest = document.querySelector("[data-rest]:not([data-coming])")) await loadRest(rest);
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) if (entry.isIntersecting) loadRest(entry.target);
  },
  { rootMargin: EARLY },
);
export function watchAll() {
  for (const rest of document.querySelectorAll("[data-rest]:not([data-coming])")) seen.observe(rest);
}
watchAll();
document.body.addEventListener("htmx:oobAfterSwap", watchAll);
document.body.addEventListener("htmx:configRequest", (event) => theMap() && Object.assign(event.detail.headers, words()));
