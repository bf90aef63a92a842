// While a field asks which of two values stands, leaving it sends nothing: one of the two buttons does.
document.body.addEventListener("htmx:beforeRequest", (event) => {
  const field = event.target;
  if (field.matches("[data-field]") && field.querySelector(".conflict")) event.preventDefault();
});
// After something on the map was taken back, or done again, the open panel shows how things stand now.
document.body.addEventListener("htmx:afterRequest", (event) => {
  const { successful, pathInfo, requestConfig } = event.detail;
  if (!successful || requestConfig?.verb !== "post") return;
  if (/\/(undo|redo|undo-step)\/$/.test(pathInfo?.requestPath ?? "")) document.body.dispatchEvent(new Event("renew-panel"));
});
