// The rows of a list by mouse and by key: boxes with a range and "all", the bar's count, and single keys to go on:
// j and k from row to row, x or Space checks (with Shift: all from the last one), o or Enter opens.
// Without this the boxes and the bar under the list are a plain form. Keys are off as in shortcuts.js.
(() => {
  const BOX = 'input[name="id"][form="selection"]';
  const boxes = (within = document) => [...within.querySelectorAll(BOX)];
  const boxOf = (row) => row?.querySelector(BOX);
  const rowsThere = () => boxes().map((box) => box.closest("tr"));
  let last = null; // the box that was checked last: a range begins there

  function set(box, checked) {
    for (const twin of boxes().filter((one) => one.value === box.value)) twin.checked = checked; // a row may stand twice
  }

  function choose(box, checked, ranging) {
    const all = boxes();
    const [from, to] = [all.indexOf(last), all.indexOf(box)];
    const range = ranging && from >= 0 ? all.slice(Math.min(from, to), Math.max(from, to) + 1) : [box];
    for (const one of range) set(one, checked);
    last = box;
    tell();
  }

  function tell() {
    const form = document.querySelector("[data-selection]");
    if (!form) return;
    const count = new Set(boxes().filter((box) => box.checked).map((box) => box.value)).size;
    const words = count === 1 ? form.dataset.one : form.dataset.several.replace("{n}", count);
    const place = form.querySelector("[data-selection-count]");
    if (place.textContent !== words) place.textContent = count ? words : "";
    for (const table of document.querySelectorAll("table")) {
      const head = table.querySelector("[data-select-all]");
      const [those, checked] = [boxes(table), boxes(table).filter((box) => box.checked)];
      if (!head) continue;
      head.hidden = false;
      head.checked = those.length > 0 && checked.length === those.length;
      head.indeterminate = checked.length > 0 && checked.length < those.length;
    }
  }

  document.addEventListener("click", (event) => {
    const box = event.target;
    if (box.matches(BOX)) choose(box, box.checked, event.shiftKey);
    else if (box.matches("[data-select-all]")) {
      for (const one of boxes(box.closest("table"))) set(one, box.checked);
      tell();
    }
  });
  document.addEventListener("reset", (event) => {
    if (event.target.matches("[data-selection]")) setTimeout(tell);
  });
  document.addEventListener("htmx:afterSettle", tell);
  window.addEventListener("pageshow", tell);

  const KEYS = {
    j: (row, rows) => go(rows[rows.indexOf(row) + 1] || row),
    k: (row, rows) => go(rows[rows.indexOf(row) - 1] || row || rows[0]),
    x: (row, _rows, event) => check(row, event),
    o: (row) => (row ? row.querySelector(".row-link").click() : false),
    Enter: (row, _rows, event) => event.target.matches(BOX) && row.querySelector(".row-link").click(),
    " ": (row, _rows, event) => !event.target.matches(BOX) && check(row, event),
  };

  function go(row) {
    row.querySelector(".row-link").focus();
  }

  function check(row, event) {
    const box = boxOf(row);
    if (box) choose(box, event.shiftKey ? true : !box.checked, event.shiftKey);
    return Boolean(box);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.documentElement.dataset.shortcuts === "off") return;
    if (event.target.closest("input:not([type=checkbox]), select, textarea, [contenteditable], dialog")) return;
    const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    const rows = rowsThere();
    if (!act || !rows.length) return;
    const row = event.target.closest("tr");
    if (act(boxOf(row) ? row : undefined, rows, event) !== false) event.preventDefault();
  });
})();
