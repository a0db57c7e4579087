// In a list of links, a letter goes to the next one that begins with it, accents ignored: <div data-first-letter>.
// It opens what it stands behind, and leaves the page's own single keys alone elsewhere.
(() => {
  const first = (text) => text.trim().normalize("NFD").charAt(0).toLowerCase();

  document.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
      const list = document.activeElement?.closest("[data-first-letter]");
      if (!list || document.documentElement.dataset.shortcuts === "off") return;

      const links = [...list.querySelectorAll("a")];
      const here = links.indexOf(document.activeElement);
      const target = [...links.slice(here + 1), ...links.slice(0, here + 1)].find(
        (link) => first(link.textContent) === first(event.key),
      );
      if (!target) return;
      event.preventDefault();
      event.stopPropagation();
      const folded = target.closest("details");
      if (folded) folded.open = true;
      target.focus();
    },
    true,
  );
})();
