// The error summary takes the focus when the page has loaded, and when htmx has put one in.
(() => {
  const focusSummary = (root) => root.querySelector("[data-error-summary]")?.focus();

  focusSummary(document);
  document.addEventListener("htmx:afterSettle", (event) => focusSummary(event.detail.elt));
})();
