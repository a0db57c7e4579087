// <button hidden data-copy-address data-copied="Copied">: copies the page's address, and says so.
(() => {
  for (const button of document.querySelectorAll("[data-copy-address]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(location.href);
      button.textContent = button.dataset.copied;
      button.setAttribute("role", "status");
    });
  }
})();
