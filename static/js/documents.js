// <div data-drop="/address"> around a file input: files that are dropped on it or chosen are sent at once, one after the
// other, each with a line that says how far it is; the line of the answer takes its place. Without this the form sends
// them. Words come from the markup: two templates inside, and data-all of the status line.
(() => {
  const hasFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");

  function dropping(zone) {
    const input = zone.querySelector("input[type=file]");
    const lines = zone.querySelector("[data-drop-lines]");
    const status = zone.querySelector("[data-drop-status]");
    const pick = (name) => zone.querySelector(`template[${name}]`).content.cloneNode(true).firstElementChild;
    let queue = Promise.resolve();
    let waiting = 0;

    function send(file, line) {
      const data = new FormData();
      const progress = line.querySelector("[data-progress]");
      data.append("csrfmiddlewaretoken", input.form.elements.csrfmiddlewaretoken.value);
      if ("carried" in zone.dataset) data.append("carried", "1");
      if (zone.dataset.event) data.append("event", zone.dataset.event);
      data.append("files", file);
      return new Promise((done) => {
        const request = new XMLHttpRequest();
        const failed = () => {
          const words = pick("data-drop-failed");
          words.querySelector("button").addEventListener("click", () => {
            progress.textContent = "0 %";
            add(file, line);
          });
          progress.replaceChildren(words);
          done();
        };
        request.upload.addEventListener("progress", ({ loaded, total }) => {
          progress.textContent = `${Math.floor((100 * loaded) / (total || 1))} %`;
        });
        request.addEventListener("error", failed);
        request.addEventListener("load", () => {
          if (request.status !== 200 || request.getResponseHeader("HX-Redirect")) {
            failed();
            return;
          }
          line.insertAdjacentHTML("afterend", request.responseText);
          let next = line.nextElementSibling;
          line.remove();
          for (; next; next = next.nextElementSibling) window.htmx.process(next);
          done();
        });
        request.open("POST", zone.dataset.drop);
        request.setRequestHeader("HX-Request", "true");
        request.send(data);
      });
    }

    function add(file, line) {
      waiting += 1;
      status.textContent = "";
      queue = queue
        .then(() => send(file, line))
        .then(() => {
          waiting -= 1;
          if (!waiting) status.textContent = status.dataset.all;
        });
    }

    function take(files) {
      for (const file of files) {
        const line = pick("data-drop-line");
        line.querySelector("[data-name]").textContent = file.name;
        lines.append(line);
        add(file, line);
      }
    }

    input.addEventListener("change", () => {
      take([...input.files]);
      input.value = "";
    });
    zone.addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      zone.classList.add("is-over");
    });
    zone.addEventListener("dragleave", (event) => {
      if (!zone.contains(event.relatedTarget)) zone.classList.remove("is-over");
    });
    zone.addEventListener("drop", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      zone.classList.remove("is-over");
      take([...event.dataTransfer.files]);
    });
    window.addEventListener("beforeunload", (event) => {
      if (waiting) event.preventDefault();
    });
  }

  document.querySelectorAll("[data-drop]").forEach(dropping);
})();
