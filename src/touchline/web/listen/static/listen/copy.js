// <button data-copy="id"> copies the value of that field; <button data-print> prints. Both stay hidden without JavaScript.
import { toast } from "../shell/js/toast.js";

for (const button of document.querySelectorAll("[data-copy], [data-print]")) button.hidden = false;

document.addEventListener("click", async (event) => {
  if (event.target.closest("[data-print]")) window.print();
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  field.select();
  if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
  else document.execCommand("copy"); // over plain http
  toast(button.dataset.done);
});
