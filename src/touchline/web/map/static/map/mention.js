// After an @ the members' names are offered: arrows choose, Enter or Tab takes, Esc closes the list.
const MOST = 6;
let list = null;

const names = () => [...document.querySelectorAll("[data-members] li")].map((each) => each.textContent);

// The letters after the last @ before the caret, if a name may be on its way.
function begun(field) {
  return field.value.slice(0, field.selectionStart).match(/(?:^|[^\p{L}\p{N}])@([\p{L}\p{M}\p{N} .'-]{0,40})$/u)?.[1];
}

function close(field) {
  list?.remove();
  list = null;
  field.removeAttribute("aria-activedescendant");
  field.removeAttribute("aria-controls");
}

function offer(field) {
  close(field);
  const typed = begun(field)?.toLocaleLowerCase();
  const found = typed === undefined ? [] : names().filter((name) => name.toLocaleLowerCase().startsWith(typed)).slice(0, MOST);
  if (!found.length) return;
  list = document.createElement("ul");
  Object.assign(list, { className: "talk-names", id: "talk-names" });
  list.setAttribute("role", "listbox");
  list.append(
    ...found.map((name, place) => {
      const option = document.createElement("li");
      Object.assign(option, { textContent: name, id: `talk-name-${place}` });
      option.setAttribute("role", "option");
      option.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        take(field, name);
      });
      return option;
    }),
  );
  field.after(list);
  field.setAttribute("aria-controls", list.id);
  choose(field, 0);
}

function choose(field, place) {
  const options = [...list.children];
  const chosen = options.at(place % options.length);
  for (const option of options) option.setAttribute("aria-selected", option === chosen);
  field.setAttribute("aria-activedescendant", chosen.id);
}

function take(field, name) {
  const caret = field.selectionStart;
  const start = caret - begun(field).length;
  field.setRangeText(`${name} `, start, caret, "end");
  close(field);
}

document.addEventListener("input", (event) => event.target.matches?.("[data-mention]") && offer(event.target));
document.addEventListener("focusout", (event) => event.target.matches?.("[data-mention]") && close(event.target));
document.addEventListener(
  "keydown",
  (event) => {
    if (!list || !event.target.matches("[data-mention]")) return;
    const place = [...list.children].findIndex((option) => option.getAttribute("aria-selected") === "true");
    const does = {
      ArrowDown: () => choose(event.target, place + 1),
      ArrowUp: () => choose(event.target, place - 1),
      Enter: () => take(event.target, list.children[place].textContent),
      Tab: () => take(event.target, list.children[place].textContent),
      Escape: () => close(event.target),
    }[event.key];
    if (!does) return;
    event.preventDefault();
    event.stopPropagation();
    does();
  },
  true,
);
