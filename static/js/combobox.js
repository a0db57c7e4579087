// <input data-combobox="/address"> becomes an ARIA 1.2 combobox over address?q=, whose answer is
// {"results": [{"value", "label", "initials", "other", "other_initials", "other_lang", "note"}]}. What is typed stays a
// plain text field; a pick writes the label into it and the value into the hidden field "<name>_id" beside it, which any
// further typing empties.
// Words come from the markup: data-count-one, data-count-many ("%d …"), data-count-none, data-last (the line below all).
(() => {
  const DELAY = 120;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const initials = (letters) => (letters ? `\u00a0· ${letters}` : "");

  // The words of the query, underlined where a word of the text begins with one of them.
  function marked(text, query, into) {
    const words = fold(query).split(/[\s’'-]+/).filter(Boolean);
    const parts = text.split(/([\s’'()·-]+)/);
    for (const part of parts) {
      const word = words.filter((one) => fold(part).startsWith(one)).sort((a, b) => b.length - a.length)[0];
      if (!word) {
        into.append(part);
        continue;
      }
      let end = 0;
      while (end < part.length && fold(part.slice(0, end)).length < word.length) end += 1;
      const mark = document.createElement("mark");
      mark.textContent = part.slice(0, end);
      into.append(mark, part.slice(end));
    }
  }

  function combobox(input) {
    const hidden = input.form?.elements[`${input.name}_id`];
    const panel = document.createElement("div");
    const list = document.createElement("ul");
    const status = document.createElement("p");
    let active = -1;
    let timer = 0;
    let asked = 0;
    let abort;

    list.id = `${input.id}_list`;
    panel.className = "listbox";
    panel.hidden = true;
    panel.append(list);
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.labels[0]?.firstChild.textContent.trim() || input.name);
    if (input.dataset.last) {
      const line = document.createElement("p");
      line.className = "listbox__last";
      line.textContent = input.dataset.last;
      panel.append(line);
    }
    status.className = "hidden";
    status.setAttribute("role", "status");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("autocomplete", "off");
    input.setAttribute("spellcheck", "false");
    input.after(panel, status);
    input.parentElement.classList.add("combobox");

    const options = () => [...list.querySelectorAll("[role=option]")];

    function close() {
      panel.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function activate(index) {
      const all = options();
      if (!all.length) return;
      active = (index + all.length) % all.length;
      all.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
      input.setAttribute("aria-activedescendant", all[active].id);
      all[active].scrollIntoView({ block: "nearest" });
    }

    function pick(option) {
      input.value = option.dataset.label;
      if (hidden) hidden.value = option.dataset.value;
      clearTimeout(timer);
      abort?.abort();
      status.textContent = "";
      close();
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }

    function show(results, query) {
      list.replaceChildren();
      results.forEach((result, at) => {
        const option = document.createElement("li");
        const label = document.createElement("span");
        option.id = `${input.id}_option_${at}`;
        option.className = "listbox__option";
        option.setAttribute("role", "option");
        option.dataset.value = result.value;
        option.dataset.label = result.label;
        label.className = "listbox__label";
        marked(result.label, query, label);
        marked(initials(result.initials), query, label);
        if (result.note) label.append(` (${result.note})`);
        option.append(label);
        if (result.other) {
          const other = document.createElement("span");
          other.className = "listbox__other";
          other.lang = result.other_lang;
          marked(`${result.other}${initials(result.other_initials)}`, query, other);
          option.append(other);
        }
        list.append(option);
      });
      const { countOne, countMany, countNone, last } = input.dataset;
      const said = results.length === 0 ? countNone : results.length === 1 ? countOne : countMany;
      status.textContent = (said || "").replace("%d", results.length);
      list.hidden = !results.length;
      panel.hidden = list.hidden && !last;
      input.setAttribute("aria-expanded", String(!list.hidden));
      active = -1;
      input.removeAttribute("aria-activedescendant");
      activate(0);
    }

    async function ask() {
      const query = input.value.trim();
      if (!query) {
        close();
        return;
      }
      const mine = (asked += 1);
      abort?.abort();
      abort = new AbortController();
      try {
        const url = new URL(input.dataset.combobox, document.baseURI);
        url.searchParams.set("q", query);
        const answer = await fetch(url, { signal: abort.signal, headers: { Accept: "application/json" } });
        if (!answer.ok || mine !== asked) return;
        const { results } = await answer.json();
        if (mine === asked && document.activeElement === input) show(results.slice(0, 8), query);
      } catch {
        // Gone or aborted: the field stays the plain text field that it is.
      }
    }

    input.addEventListener("input", () => {
      if (hidden) hidden.value = "";
      clearTimeout(timer);
      timer = setTimeout(ask, DELAY);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const open = !panel.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!open) ask();
        else activate(active + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter" && open && active >= 0) {
        event.preventDefault();
        pick(options()[active]);
      } else if (event.key === "Tab" && open && active >= 0 && !event.shiftKey) {
        pick(options()[active]);
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        event.stopPropagation();
        close();
      }
    });
    // What stands there when the page opens is only likely: typing replaces it.
    input.addEventListener("focus", () => input.value === input.defaultValue && input.select());
    if (document.activeElement === input) input.select();
    input.addEventListener("blur", close);
    panel.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) pick(option);
    });
  }

  const bind = (root) => {
    for (const input of root.querySelectorAll("input[data-combobox]:not([role=combobox])")) combobox(input);
  };
  bind(document);
  document.addEventListener("htmx:afterSettle", (event) => bind(event.detail.elt));
})();
