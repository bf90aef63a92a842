// Typing a name where it stands: Enter or leaving the field saves, Tab saves and goes on to the next, Esc restores.
import { cardOf, changeUrl, goTo, nameOf, neighbour } from "./grid.js";
import { post } from "./send.js";

export function typeName(card) {
  const name = nameOf(card);
  if (!name || name.hidden) return;
  const field = document.createElement("textarea");
  Object.assign(field, { className: "map-edit", value: name.textContent, rows: 1, maxLength: 120 });
  field.setAttribute("aria-label", name.textContent);
  name.hidden = true;
  name.after(field);
  field.focus();
  field.select();
  let done = false;
  const leave = (save, then = card) => {
    if (done) return;
    done = true;
    const typed = field.value.split(/\s+/).join(" ").trim();
    const keep = !save || !typed || typed === name.textContent;
    if (!keep) name.textContent = typed;
    field.remove();
    name.hidden = false;
    const saved = keep ? Promise.resolve() : post(changeUrl(card), { [card.dataset.field]: typed, version: card.dataset.version }, then);
    if (then !== card) typeName(then);
    else if (keep) goTo(card);
    return saved;
  };
  field.addEventListener("keydown", (event) => {
    if (!["Enter", "Escape", "Tab"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const next = event.key === "Tab" ? neighbour(card, [0, event.shiftKey ? -1 : 1]) : card;
    leave(event.key !== "Escape", cardOf(next) ?? card);
  });
  field.addEventListener("blur", () => leave(true));
}

document.addEventListener("dblclick", (event) => {
  const card = cardOf(event.target);
  if (card?.dataset.move === undefined || event.target.closest("a, textarea")) return;
  typeName(card);
});
