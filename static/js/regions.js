// A region that htmx replaces: busy is said after 300 ms, slowness after 8 s, and failure in its place, with a way to try again.
(() => {
  const waiting = new WeakMap();
  const sentence = (id) => document.getElementById(id)?.content.firstElementChild.cloneNode(true);

  function say(target, id, detail) {
    const line = sentence(id);
    if (!line) return;
    target.querySelector(":scope > [data-region-line]")?.remove();
    line.dataset.regionLine = "";
    line.querySelector("[data-retry]")?.addEventListener("click", () => {
      line.remove();
      const { verb, path } = detail.requestConfig;
      window.htmx.ajax(verb, path, { source: detail.elt, target });
    });
    const signIn = line.querySelector("[data-sign-in]");
    if (signIn) signIn.search = new URLSearchParams({ next: window.location.pathname + window.location.search });
    target.prepend(line);
  }

  function settle(event) {
    const target = event.detail.target;
    for (const timer of waiting.get(target) || []) clearTimeout(timer);
    waiting.delete(target);
    target.removeAttribute("aria-busy");
  }

  // Sent on to another address: the session is over. A list asks for itself as a page, and so leads to sign-in and back;
  // a form, whose answers are not saved yet, says so and stays.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, requestConfig, pathInfo, target } = event.detail;
    const asked = new URL(requestConfig.path, document.baseURI);
    if (!xhr.responseURL || new URL(xhr.responseURL).pathname === asked.pathname) return;
    event.detail.shouldSwap = false;
    if (requestConfig.verb === "get") window.location.assign(pathInfo.finalRequestPath);
    else say(target, "region-signed-out", event.detail);
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    const { target } = event.detail;
    settle(event);
    waiting.set(target, [
      setTimeout(() => target.setAttribute("aria-busy", "true"), 300),
      setTimeout(() => say(target, "region-slow", event.detail), 8000),
    ]);
  });
  document.addEventListener("htmx:afterRequest", settle);
  for (const kind of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(kind, (event) => say(event.detail.target, "region-error", event.detail));
  }
})();
