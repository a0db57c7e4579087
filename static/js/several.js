// <input list="known" data-several>: behind each comma the list offers the words that are not there yet. Without this it
// offers them for the first word only.
(() => {
  for (const input of document.querySelectorAll("input[data-several]")) {
    const known = [...input.list.options].map((option) => option.value);
    const offer = () => {
      const cut = input.value.lastIndexOf(",") + 1;
      const before = cut ? `${input.value.slice(0, cut)} ` : "";
      const taken = before.split(",").map((word) => word.trim());
      input.list.replaceChildren(
        ...known.filter((word) => !taken.includes(word)).map((word) => new Option("", before + word)),
      );
    };

    input.addEventListener("input", offer);
    offer();
  }
})();
