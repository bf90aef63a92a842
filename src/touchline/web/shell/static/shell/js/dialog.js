// <button data-dialog="id"> opens the dialog of that id; <a href="/page" data-dialog> shows that page's content in one.
// Without JavaScript the link leads to the page itself.
import { contentOf } from "./fetched.js";

const shared = document.getElementById("dialog");

document.addEventListener("click", async (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const close = event.target.closest("dialog [data-close]");
  if (close) {
    event.preventDefault();
    close.closest("dialog").close();
    return;
  }
  const opener = event.target.closest("[data-dialog]");
  if (!opener) return;
  event.preventDefault();
  const named = document.getElementById(opener.dataset.dialog);
  if (named) named.showModal();
  else await showPage(opener);
});

// A click on the dimmed page closes, as Esc does.
document.addEventListener("mousedown", (event) => {
  if (event.target.matches?.("dialog[open]")) event.target.close();
});

async function showPage(opener) {
  const page = await contentOf(opener.href, "dialog");
  if (!page) {
    window.location = opener.href;
    return;
  }
  const head = document.createElement("div");
  head.className = "dialog-head";
  const title = document.createElement("h2");
  title.textContent = page.heading;
  const close = document.querySelector("#help [data-close], #toast")?.cloneNode(true);
  head.append(title, ...(close?.matches("button") ? [close] : []));
  const body = document.createElement("div");
  body.className = "dialog-body";
  body.innerHTML = page.html;
  shared.replaceChildren(head, body);
  shared.setAttribute("aria-label", page.heading);
  window.htmx?.process(shared);
  shared.showModal();
}
