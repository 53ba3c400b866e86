"use strict";
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // Storage is refused to some pages that are opened as files.
  const stored = {
    get: () => { try { return localStorage.getItem("provisioner-theme") || ""; } catch { return ""; } },
    set: (value) => { try { localStorage.setItem("provisioner-theme", value); } catch { /* not kept */ } },
  };
  const theme = byId("theme");
  const show = (value) => value ? root.setAttribute("data-theme", value) : root.removeAttribute("data-theme");
  theme.value = ["light", "dark"].includes(stored.get()) ? stored.get() : "";
  show(theme.value);
  theme.addEventListener("change", () => { show(theme.value); stored.set(theme.value); });
  document.querySelector(".tools").hidden = false;

  const table = byId("fleet");
  if (!table) return;
  const rows = all("tbody[data-cluster]", table);
  const lines = new Map();
  for (const line of all("tr[data-cluster]")) lines.set(line.dataset.cluster, line);
  const form = document.querySelector(".filters");
  const search = byId("search");
  const state = byId("filter-state");
  const wave = byId("filter-wave");
  const repository = byId("filter-repository");
  const tiles = all(".count[data-state]");
  form.hidden = false;

  // Read when it is first searched: a fleet of hundreds has megabytes of text.
  const texts = new Map();
  const text = (row) => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase().replace(/\s+/g, " "));
    return texts.get(row);
  };
  const matches = (row, words) =>
    (!state.value || row.dataset.state === state.value) &&
    (!wave || wave.value === "*" || row.dataset.wave === wave.value) &&
    (!repository || !repository.value || row.dataset.repository === repository.value) &&
    words.every((word) => text(row).includes(word));

  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const shown = matches(row, words);
      row.hidden = !shown;
      const line = lines.get(row.dataset.cluster);
      if (line) line.hidden = !shown;
      count += shown ? 1 : 0;
    }
    byId("shown").textContent = `${count} of ${rows.length} clusters shown`;
    byId("nothing").hidden = count > 0;
    for (const tile of tiles) {
      if (tile.dataset.state === state.value) tile.setAttribute("aria-current", "true");
      else tile.removeAttribute("aria-current");
    }
  };
  let timer = 0;
  search.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(apply, 80); });
  for (const select of [state, wave, repository]) if (select) select.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  for (const tile of tiles) {
    tile.addEventListener("click", () => {
      state.value = state.value === tile.dataset.state ? "" : tile.dataset.state;
      apply();
    });
  }

  const expand = byId("expand");
  expand.addEventListener("click", () => {
    const open = expand.getAttribute("aria-pressed") !== "true";
    expand.setAttribute("aria-pressed", String(open));
    for (const row of rows) row.querySelector("details").open = open;
  });

  const reveal = () => {
    const row = location.hash.startsWith("#cluster-") && byId(location.hash.slice(1));
    if (!row) return;
    if (row.hidden) { form.reset(); setTimeout(() => { apply(); row.scrollIntoView(); }); }
    row.querySelector("details").open = true;
    row.focus();
  };
  addEventListener("hashchange", reveal);
  reveal();

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && event.target === search && search.value) {
      search.value = "";
      apply();
    }
  });

  // The first click on a heading sorts upwards, the next one downwards.
  const value = (element, key) => {
    if (key === "state") return Number(element.dataset.order);
    const cell = element.querySelector(`.${key}`);
    const given = "value" in cell.dataset ? cell.dataset.value : cell.textContent.trim();
    return ["took", "start"].includes(key) ? Number(given) : given;
  };
  const compare = (a, b) =>
    typeof a === "number" ? a - b : a.localeCompare(b, undefined, { numeric: true });
  const sort = (heading, elements, key) => {
    const upwards = heading.getAttribute("aria-sort") !== "ascending";
    for (const other of heading.parentElement.children) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", upwards ? "ascending" : "descending");
    const keyed = elements.map((element) => [value(element, key), element]);
    keyed.sort(([a], [b]) => (upwards ? compare(a, b) : compare(b, a)));
    elements[0].parentElement.append(...keyed.map(([, element]) => element));
  };
  const sortable = (heading, elements, key) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => sort(heading, elements, key));
  };
  for (const heading of all("thead [data-sort]", table)) sortable(heading, rows, heading.dataset.sort);
  for (const chart of all(".chart")) {
    const elements = all("tbody tr", chart);
    for (const heading of all("[data-sort]", chart)) {
      const key = heading.dataset.sort === "start" ? "bars" : heading.dataset.sort;
      if (key !== "bars") sortable(heading, elements, key);
    }
  }
})();
