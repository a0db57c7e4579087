// Single keys: <a data-shortcut="n"> is followed (one with data-sheet also from within a closed menu), <input data-shortcut="/"> and <details data-shortcut="l"> take the focus.
// Off inside fields and dialogs, and while <html data-shortcuts="off"> (sheet.js, WCAG 2.1.4).
(() => {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.documentElement.dataset.shortcuts === "off" || event.key.length !== 1) return;
    if (event.target.closest("input:not([type=checkbox]), select, textarea, [contenteditable], [role=combobox], dialog")) return;

    const all = document.querySelectorAll(`[data-shortcut="${CSS.escape(event.key)}"]`);
    const visible = [...all].filter((element) => element.matches("[data-sheet]") || element.getClientRects().length);
    const target = visible.find((element) => element.closest("main")) || visible[0];
    if (!target) return;
    event.preventDefault();
    if (target.matches("a")) target.click();
    else if (target.matches("details")) {
      target.open = true;
      target.querySelector("summary").focus();
    } else {
      target.scrollIntoView({ block: "nearest" });
      (target.matches("input, button, select") ? target : target.querySelector("a, button, input") || target).focus();
    }
  });
})();
