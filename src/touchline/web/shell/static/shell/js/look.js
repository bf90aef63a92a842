// Light or dark, comfortable or compact: chosen in the menu, kept in this browser.
const root = document.documentElement;

for (const select of document.querySelectorAll("[data-choose]")) {
  const choice = select.dataset.choose;
  select.value = root.dataset[choice] ?? "";
  select.addEventListener("change", () => {
    if (select.value) {
      root.dataset[choice] = select.value;
      localStorage.setItem(`look-${choice}`, select.value);
    } else {
      delete root.dataset[choice];
      localStorage.removeItem(`look-${choice}`);
    }
  });
}

for (const select of document.querySelectorAll("select[data-submits]")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}

// On a phone the rail is a bar: bring the current step into it. Menus close by Esc or a click beside them.
document.querySelector(".rail-link[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = document.querySelector(".menu[open]");
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
