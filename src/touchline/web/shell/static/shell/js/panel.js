// <a href="/its/own/address" data-panel> opens details beside the page; the page keeps its place, the address changes.
// Without JavaScript the same address is a page with the panel open.
import { contentOf } from "./fetched.js";

const panel = document.getElementById("panel");
let opener = null;
let shown = location.pathname + location.search;

document.addEventListener("click", async (event) => {
  if (!panel || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest(".panel [data-close]")) {
    event.preventDefault();
    closePanel();
    return;
  }
  const link = event.target.closest("a[data-panel]");
  if (!link) return;
  event.preventDefault();
  const address = new URL(link.getAttribute("href"), location.href).href; // .href of a link in a picture is no text
  const found = await contentOf(address, "panel");
  if (!found?.html.trim()) {
    window.location = address;
    return;
  }
  if (!panel.dataset.behind) panel.dataset.behind = location.href;
  opener = link;
  panel.dataset.address = address;
  goTo(address);
  fill(found.html);
});

function goTo(address) {
  history.pushState({}, "", address);
  shown = location.pathname + location.search;
}

function fill(html) {
  panel.toggleAttribute("data-arriving", !panel.childElementCount);
  panel.innerHTML = html;
  panel.scrollTop = 0;
  window.htmx?.process(panel);
  panel.focus({ preventScroll: true });
}

// Show again what the panel shows, as it stands now; what was unfolded stays so. What is gone closes it.
async function renewPanel() {
  if (!panel?.childElementCount) return;
  const found = await contentOf(panel.dataset.address ?? location.href, "panel");
  if (!found?.html.trim()) {
    closePanel();
    return;
  }
  const place = panel.scrollTop;
  const open = [...panel.querySelectorAll("details")].map((fold) => fold.open);
  const inside = panel.contains(document.activeElement);
  panel.innerHTML = found.html;
  panel.querySelectorAll("details").forEach((fold, at) => { fold.open = open[at] ?? fold.open; });
  window.htmx?.process(panel);
  panel.scrollTop = place;
  if (inside) panel.focus({ preventScroll: true });
}

export function closePanel() {
  const behind = panel.dataset.behind ?? panel.querySelector("a[data-close]")?.href;
  panel.replaceChildren();
  delete panel.dataset.behind;
  delete panel.dataset.address;
  if (behind) goTo(behind);
  opener?.focus({ preventScroll: true });
  opener = null;
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !panel?.childElementCount || document.querySelector("dialog[open]")) return;
  closePanel();
});
// Back and forward lead to another page, unless only the place within it changed.
window.addEventListener("popstate", () => {
  if (shown !== location.pathname + location.search) window.location.reload();
});
document.body.addEventListener("close-panel", () => closePanel());
document.body.addEventListener("renew-panel", () => renewPanel());
