// Under each date field of <form data-spell-days>, its day is spelled out, since 03/04 can be read two ways.
// Words come from the markup: data-today is the newsroom's day, data-today-word what is said of it.
(() => {
  const language = document.documentElement.lang;
  const parts = new Intl.DateTimeFormat(`${language}-CA`, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  function spelled(value) {
    const day = new Date(`${value}T00:00:00Z`);
    if (!value || Number.isNaN(day.getTime())) return "";
    const said = Object.fromEntries(parts.formatToParts(day).map(({ type, value: word }) => [type, word]));
    const number = language === "fr" && said.day === "1" ? "1er" : said.day;
    return [said.weekday, number, said.month, said.year].join("\u00a0");
  }

  function bind(input, form) {
    const line = document.createElement("p");
    line.className = "field__after";
    line.id = `${input.id}_spelled`;
    input.after(line);
    input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") || ""} ${line.id}`.trim());
    const say = () => {
      const day = spelled(input.value);
      line.textContent = day && input.value === form.dataset.today ? `${day}, ${form.dataset.todayWord}` : day;
    };
    input.addEventListener("input", say);
    say();
  }

  for (const form of document.querySelectorAll("form[data-spell-days]")) {
    for (const input of form.querySelectorAll("input[type=date]")) bind(input, form);
  }
})();
