// Typing a name where it stands: Enter or leaving the field saves, Esc restores.
import { cardOf, changeUrl, goTo, nameOf } from "./walk.js";
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
  const leave = (save) => {
    if (done) return;
    done = true;
    const typed = field.value.split(/\s+/).join(" ").trim();
    const keep = !save || !typed || typed === name.textContent;
    if (!keep) name.textContent = typed;
    field.remove();
    name.hidden = false;
    if (keep) goTo(card);
    else post(changeUrl(card), { [card.dataset.field]: typed, version: card.dataset.version }, card);
  };
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    leave(event.key === "Enter");
  });
  field.addEventListener("blur", () => leave(true));
}

document.querySelector("[data-map]")?.addEventListener("dblclick", (event) => {
  const card = cardOf(event.target);
  if (!card || event.target.closest("a, textarea")) return;
  typeName(card);
});
