// <a data-sheet="id">: the part of its page with that id in a dialog over this one; focus goes in, Escape closes, focus returns.
// Without this, and where the page cannot be had, the link leads there. In it and on its page, [data-keys-choice] turns
// single keys off in this browser (WCAG 2.1.4): shortcuts.js asks <html data-shortcuts>.
(() => {
  const KEPT = "shortcuts";
  const root = document.documentElement;
  if (localStorage.getItem(KEPT) === "off") root.dataset.shortcuts = "off";

  function offerChoice(within) {
    const place = within.querySelector("[data-keys-choice]");
    if (!place) return;
    const box = place.querySelector("input");
    place.hidden = false;
    box.checked = root.dataset.shortcuts !== "off";
    box.addEventListener("change", () => {
      root.dataset.shortcuts = box.checked ? "on" : "off";
      localStorage.setItem(KEPT, root.dataset.shortcuts);
    });
  }

  async function open(link) {
    const back = document.activeElement;
    const page = await fetch(link.href).then((answer) => answer.text());
    const sheet = new DOMParser().parseFromString(page, "text/html").getElementById(link.dataset.sheet);
    if (!sheet) throw new Error("no sheet");
    const dialog = document.createElement("dialog");
    const close = document.createElement("button");
    dialog.className = "sheet";
    dialog.setAttribute("aria-labelledby", sheet.querySelector("h1").id);
    close.className = "button";
    close.textContent = sheet.dataset.close;
    close.addEventListener("click", () => dialog.close());
    sheet.append(close);
    dialog.append(sheet);
    document.body.append(dialog);
    offerChoice(dialog);
    dialog.addEventListener("close", () => {
      dialog.remove();
      back?.focus();
    });
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.showModal();
    close.focus();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-sheet]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (document.getElementById(link.dataset.sheet)) return; // on its own page
    event.preventDefault();
    open(link).catch(() => window.location.assign(link.href));
  });
  offerChoice(document);
})();
