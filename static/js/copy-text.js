// <button hidden data-copy-text="id of a field" data-copied="Copied">: copies what the field holds, and says so. Without it
// the field is there to be selected.
(() => {
  for (const button of document.querySelectorAll("[data-copy-text]")) {
    const field = document.getElementById(button.dataset.copyText);
    if (!navigator.clipboard || !field) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(field.value);
      button.textContent = button.dataset.copied;
      button.setAttribute("role", "status");
    });
  }

  // A letter that was changed goes into the mail program as it is now.
  const link = document.querySelector('a[href^="mailto:"]');
  const letter = document.getElementById("draft-body");
  if (!link || !letter) return;
  const LONGEST = 2000;
  const start = link.href.split("&body=")[0];
  letter.addEventListener("input", () => {
    const whole = `${start}&body=${encodeURIComponent(letter.value.replace(/\r?\n/g, "\r\n"))}`;
    link.href = whole.length > LONGEST ? start : whole;
  });
})();
