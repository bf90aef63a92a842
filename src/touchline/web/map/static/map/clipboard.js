// Copying cards as a table (a column for each stage, a row for each segment), and pasting a list or a table.
import { cardOf, cardsOf, cellOf, cellsOf, here, isPlace, nameOf, placeOf, stageOf, stages, theMap } from "./grid.js";
import { chosenCards } from "./select.js";

const onPlace = () => theMap()?.contains(document.activeElement) && isPlace(document.activeElement);
const quoted = (names) => (names.length > 1 ? `"${names.join("\n").replaceAll('"', '""')}"` : (names[0] ?? ""));

function table(cards) {
  const columns = stages().filter((stage) => cards.some((card) => stageOf(card) === stage));
  const rowOf = (card) => cellsOf(stageOf(card)).indexOf(cellOf(card));
  const rows = [...new Set(cards.map(rowOf))].sort((a, b) => a - b);
  const names = (stage, row) => cardsOf(cellsOf(stage)[row]).filter((card) => cards.includes(card)).map((card) => nameOf(card).textContent);
  if (columns.length === 1 && rows.length === 1) return names(columns[0], rows[0]).join("\n");
  return rows.map((row) => columns.map((stage) => quoted(names(stage, row))).join("\t")).join("\n");
}

document.addEventListener("copy", (event) => {
  if (!onPlace() || String(getSelection())) return;
  const chosen = chosenCards();
  const cards = chosen.length ? chosen : [cardOf(document.activeElement)].filter(Boolean);
  if (!cards.length) return;
  event.preventDefault();
  event.clipboardData.setData("text/plain", table(cards));
});

document.addEventListener("paste", async (event) => {
  if (!onPlace()) return;
  const text = event.clipboardData.getData("text/plain");
  if (!text.trim()) return;
  event.preventDefault();
  const cell = cellOf(placeOf(document.activeElement) ?? here());
  const dialog = document.getElementById("dialog");
  const body = new URLSearchParams({ text, stage: stageOf(cell).dataset.stage, segment: cell.dataset.segment });
  await showIn(dialog, theMap().dataset.paste, body);
});

async function showIn(dialog, url, body) {
  const csrf = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const reply = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": csrf } }).catch(() => null);
  if (!reply) return;
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  const head = document.createElement("div");
  head.className = "dialog-head";
  const title = document.createElement("h2");
  title.textContent = page.querySelector("h1")?.textContent.trim() ?? "";
  head.append(title, document.querySelector("#help [data-close]").cloneNode(true));
  const shown = document.createElement("div");
  shown.className = "dialog-body";
  shown.append(...(page.querySelector("#content")?.childNodes ?? []));
  dialog.replaceChildren(head, shown);
  dialog.setAttribute("aria-label", title.textContent);
  window.htmx?.process(dialog);
  if (!dialog.open) dialog.showModal();
  shown.querySelector("button.primary")?.focus();
}
