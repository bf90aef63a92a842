// One line that says what was done, with a way back. Shown by the server's HX-Trigger header: {"toast": {text, undo}}.
const LASTS_MS = 8000;
const region = document.getElementById("toasts");

export function toast(text, { undo = "", kind = "info", lasts = LASTS_MS } = {}) {
  const line = document.getElementById("toast").content.cloneNode(true).firstElementChild;
  line.dataset.kind = kind;
  line.querySelector("p").textContent = text;
  const form = line.querySelector("form");
  if (undo) form.action = undo;
  else form.remove();
  region.append(line);
  leaveLater(line, lasts);
}

// A line with a button in it stays while somebody points at it or has the focus in it.
function leaveLater(line, lasts) {
  const close = line.querySelector("[data-close]");
  close.hidden = false;
  close.addEventListener("click", () => line.remove());
  line.querySelector("form")?.addEventListener("submit", () => sessionStorage.setItem("scroll", window.scrollY));
  if (!lasts) return;
  const tryToLeave = () => (line.matches(":hover, :focus-within") ? setTimeout(tryToLeave, 1000) : line.remove());
  setTimeout(tryToLeave, lasts);
}

for (const line of region?.querySelectorAll(".toast") ?? []) leaveLater(line, LASTS_MS * 2);
document.body.addEventListener("toast", (event) => toast(event.detail.text, { undo: event.detail.undo }));

// After an undo the page is where it was.
const scroll = sessionStorage.getItem("scroll");
if (scroll !== null) {
  sessionStorage.removeItem("scroll");
  window.scrollTo(0, Number(scroll));
}
