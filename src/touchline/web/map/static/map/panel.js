// While a field asks which of two values stands, leaving it sends nothing: one of the two buttons does.
document.body.addEventListener("htmx:beforeRequest", (event) => {
  const field = event.target;
  if (field.matches("[data-field]") && field.querySelector(".conflict")) event.preventDefault();
});
