// What went wrong with a request made by htmx is said in a toast, with the code to quote.
import { toast } from "./toast.js";

const words = document.getElementById("trouble")?.dataset ?? {};

function sorry(text, code) {
  toast(code ? `${text} ${words.code} ${code}` : text, { kind: "error", lasts: 0 });
}

// A page made for errors is no fragment: it is told, not put into the page.
document.body.addEventListener("htmx:beforeSwap", (event) => {
  const code = event.detail.xhr.getResponseHeader("X-Error-Code");
  if (!code) return;
  event.detail.shouldSwap = false;
  event.detail.isError = false;
  const said = event.detail.xhr.getResponseHeader("X-Error-Words");
  sorry(said ? decodeURIComponent(said) : words.failed, code);
});
document.body.addEventListener("htmx:responseError", () => sorry(words.failed));
document.body.addEventListener("htmx:sendError", () => sorry(words.offline));
document.body.addEventListener("htmx:timeout", () => sorry(words.offline));
