// What is typed into the form of <input data-draft="user:newsroom:page"> survives a closed tab, an ended session and a
// lost connection: kept in this browser, offered back on the same page, gone when it is saved, after a week, at sign-out,
// and when somebody else uses this browser. With data-passing, or while its box "restricted" is checked, it does not
// outlive the tab. Taken up, it goes to the server and comes back as the preview does: shown again, in no way judged.
(() => {
  const WEEK = 7 * 24 * 60 * 60 * 1000;
  const NOT_KEPT = new Set(["csrfmiddlewaretoken", "version", "kept_for", "preview"]);
  const SENT = "draft-sent";
  let over = false; // the page is being left for good: nothing more is kept

  // A browser may refuse its storage: then nothing is kept, and the form is as it was without this.
  function quietly(action) {
    try {
      return action();
    } catch {
      return null;
    }
  }

  const stores = quietly(() => [window.sessionStorage, window.localStorage]) || [];
  const keys = (store) => Object.keys(store).filter((key) => key.startsWith("draft:"));
  const forget = (key) => stores.forEach((store) => quietly(() => store.removeItem(key)));

  function forgetWhere(test) {
    for (const store of stores) {
      for (const key of quietly(() => keys(store)) || []) if (test(key, read(key))) forget(key);
    }
  }

  function read(key) {
    for (const store of stores) {
      const kept = quietly(() => JSON.parse(store.getItem(key)));
      if (kept) return kept;
    }
    return null;
  }

  function valuesOf(form) {
    return [...new FormData(form)].filter(([name, value]) => !NOT_KEPT.has(name) && typeof value === "string");
  }

  const compared = (values) => JSON.stringify(values.filter(([name]) => name !== "submission"));

  function bind(mark) {
    const form = mark.form;
    const key = `draft:${mark.dataset.draft}`;
    const owner = key.split(":", 2).join(":");
    const blank = "shownAgain" in mark.dataset ? "" : compared(valuesOf(form));
    let timer = 0;
    let fresh = false; // typed since it was last kept

    forgetWhere((other, kept) => !other.startsWith(`${owner}:`) || !kept || Date.now() - kept.at > WEEK);

    function keep() {
      clearTimeout(timer);
      if (over || !fresh) return;
      fresh = false;
      const values = valuesOf(form);
      if (compared(values) === blank) return;
      const passing = "passing" in mark.dataset || form.elements.restricted?.checked;
      const [tab, browser] = stores;
      quietly(() => (passing ? browser : tab).removeItem(key));
      quietly(() => (passing ? tab : browser).setItem(key, JSON.stringify({ at: Date.now(), values })));
      mark.dataset.kept = passing ? "tab" : "browser";
    }

    function offer(kept) {
      const line = document.getElementById("draft-offer").content.firstElementChild.cloneNode(true);
      const at = new Date(kept.at);
      const sameDay = at.toDateString() === new Date().toDateString();
      const parts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...(sameDay ? {} : { day: "numeric", month: "long" }) };
      line.querySelector("[data-at]").textContent = at.toLocaleString(`${document.documentElement.lang}-CA`, parts);
      line.querySelector("[data-take]").addEventListener("click", () => takeUp(kept));
      line.querySelector("[data-discard]").addEventListener("click", () => {
        forget(key);
        line.remove();
      });
      form.before(line);
    }

    function takeUp(kept) {
      over = true;
      const again = document.createElement("form");
      again.method = "post";
      again.hidden = true;
      const named = ["csrfmiddlewaretoken", "version", "kept_for"].map((name) => [name, form.elements[name]?.value || ""]);
      for (const [name, value] of [...kept.values, ...named, ["preview", "1"]]) {
        const field = document.createElement("textarea"); // an input would lose the line breaks
        field.name = name;
        field.value = value;
        again.append(field);
      }
      document.body.append(again);
      again.submit();
    }

    function sayOffline(event) {
      event.preventDefault();
      if (form.querySelector("[data-offline]")) return;
      const line = document.getElementById("draft-offline").content.firstElementChild.cloneNode(true);
      line.dataset.offline = "";
      form.append(line);
      window.addEventListener("online", () => line.remove(), { once: true });
    }

    for (const kind of ["input", "change"]) {
      form.addEventListener(kind, () => {
        fresh = true;
        clearTimeout(timer);
        timer = setTimeout(keep, 300);
      });
    }
    window.addEventListener("pagehide", keep);
    form.addEventListener("submit", (event) => {
      keep();
      if (!navigator.onLine) sayOffline(event);
      else if (!event.submitter?.name || event.submitter.name === "another") quietly(() => stores[0].setItem(SENT, key));
    });

    const kept = read(key);
    if (blank && kept && compared(kept.values) !== blank) offer(kept);
    fresh = !blank;
    keep();
  }

  const sent = quietly(() => stores[0].getItem(SENT));
  if (sent && document.querySelector("[data-saved]")) forget(sent);
  quietly(() => stores[0].removeItem(SENT));

  for (const form of document.querySelectorAll("form[data-sign-out]")) {
    form.addEventListener("submit", () => {
      over = true;
      forgetWhere(() => true);
    });
  }
  document.querySelectorAll("[data-draft]").forEach(bind);
})();
