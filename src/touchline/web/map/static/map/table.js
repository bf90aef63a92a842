// Choosing rows of the table: the head chooses all of them, Shift and click all between; how many is said.
const boxes = [...document.querySelectorAll("[data-row-choice]")];
const all = document.querySelector("[data-every-row]");
const count = document.querySelector("[data-alike-count]");
let last = null;

function tell() {
  const chosen = boxes.filter((box) => box.checked).length;
  count.textContent = chosen ? ` · ${count.dataset.says.replace("{count}", chosen)}` : "";
  all.checked = chosen === boxes.length && chosen > 0;
  all.indeterminate = chosen > 0 && !all.checked;
  if (chosen) count.closest("details").open = true;
}

if (all && count) {
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    tell();
  });
  document.addEventListener("click", (event) => {
    const box = event.target.closest?.("[data-row-choice]");
    if (!box) return;
    if (event.shiftKey && last) {
      const ends = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
      for (const between of boxes.slice(ends[0], ends[1] + 1)) between.checked = box.checked;
    }
    last = box;
    tell();
  });
  tell();
}
