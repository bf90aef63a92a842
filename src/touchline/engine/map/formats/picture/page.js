(() => {
  const find = document.querySelector(".find"), box = find.querySelector("input"), said = find.querySelector("p");
  const cards = [...document.querySelectorAll(".card")], rows = [...document.querySelectorAll(".list tbody tr")];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").toLocaleLowerCase();
  const texts = cards.map((card) => plain(`${card.textContent} ${card.dataset.place}`));
  const show = () => {
    const words = plain(box.value).split(/\s+/).filter(Boolean);
    let number = 0;
    cards.forEach((card, n) => {
      const fits = words.every((word) => texts[n].includes(word));
      card.hidden = !fits;
      if (rows[n]) rows[n].hidden = !fits;
      number += fits;
    });
    said.textContent = number || !cards.length ? said.dataset.shown.replace("{number}", number).replace("{all}", cards.length) : said.dataset.nothing;
  };
  box.addEventListener("input", show);
  find.hidden = false;
  show();
  const body = document.querySelector(".list tbody"), order = [...rows];
  document.querySelectorAll(".list thead th").forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      head.parentElement.querySelectorAll("th").forEach((other) => other.setAttribute("aria-sort", "none"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const value = (row) => row.cells[column].dataset.at ?? row.cells[column].textContent;
      const sorted = [...order].sort((a, b) => {
        const [one, other] = [value(a), value(b)];
        if (!one || !other) return !one - !other;
        return one.localeCompare(other, document.documentElement.lang, { numeric: true }) * (down ? -1 : 1);
      });
      body.append(...sorted);
    });
  });
})();
