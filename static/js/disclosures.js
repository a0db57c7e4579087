// A <details data-open-on-desk> is open where there is room and closed on the phone. Without this it stays as it came: open.
(() => {
  const desk = window.matchMedia("(min-width: 720.02px)");
  const fit = () => {
    for (const details of document.querySelectorAll("details[data-open-on-desk]")) details.open = desk.matches;
  };

  fit();
  desk.addEventListener("change", fit);
})();
