// Keys of the whole page: ? for help, g and a digit for a step. Never while somebody types.
let awaitingStep = false;

export const typing = (target) => target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "?") document.querySelector(".help-link")?.click();
  else if (awaitingStep && /^[0-7]$/.test(event.key)) document.querySelectorAll(".rail-link")[Number(event.key)]?.click();
  awaitingStep = event.key === "g";
});
