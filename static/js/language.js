// The language link on a page with a half-filled <form data-kept-by-language>: the form goes along, to be shown again in
// the other language, and is neither judged nor saved.
(() => {
  const form = document.querySelector("form[data-kept-by-language]");
  const link = document.querySelector("a.language");
  if (!form || !link) return;
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const asked = document.createElement("input");
    asked.type = "hidden";
    asked.name = "preview";
    asked.value = "1";
    form.append(asked);
    form.action = link.href;
    form.submit();
  });
})();
