// Looking for cards: / goes to the search; what is typed shows at once; Enter goes to the first card, Esc clears.
import { typing } from "../shell/js/keys.js";
import { goTo, settle, theMap } from "./grid.js";
import { watchAll } from "./rest.js";

const WAIT_MS = 250;
const form = document.querySelector("[data-look-form]");
let waiting = 0;
let asked = 0;

async function show() {
  clearTimeout(waiting);
  const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  const mine = (asked += 1);
  const reply = await fetch(address).catch(() => null);
  if (!reply?.ok || mine !== asked) return;
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  for (const part of ["[data-map]", ".map-shown", ".map-look > .segments"]) {
    const fresh = page.querySelector(part);
    if (fresh) document.querySelector(part)?.replaceWith(document.adoptNode(fresh));
  }
  window.htmx?.process(theMap());
  history.replaceState(history.state, "", address);
  settle();
  watchAll();
}

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(show, WAIT_MS);
});
form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  await show();
  goTo(theMap().querySelector("[data-card]"));
});
form?.addEventListener("keydown", async (event) => {
  if (event.key !== "Escape" || event.target.name !== "text") return;
  event.preventDefault();
  event.stopPropagation();
  const had = event.target.value;
  event.target.value = "";
  if (had) await show();
  goTo(theMap().querySelector("[data-card]") ?? theMap().querySelector("[data-cell]"));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  const field = form?.elements.text;
  if (!field || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  field.focus();
  field.select();
});
