// A form that is on its way is not sent twice: the button says so, keeps its label, and a second press does nothing.
// Not for <form data-repeatable>, whose answer is a download and leaves the page where it is.
(() => {
  const pending = new WeakSet();

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.getAttribute("method")?.toLowerCase() !== "post" || event.defaultPrevented || form.matches("[data-repeatable]")) return;
    if (pending.has(form)) {
      event.preventDefault();
      return;
    }
    pending.add(form);
    if (event.submitter) event.submitter.setAttribute("aria-disabled", "true");
  });

  // Back from the next page, by the browser's own memory: the form may be sent again.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.forms) {
      pending.delete(form);
      for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
    }
  });
})();
