// Filters, counts and walks through the items of a page. Without it the page is whole, and has no controls.
(() => {
  const form = document.querySelector("form.filter");
  const items = [...document.querySelectorAll("[data-item]")];
  const groups = [...document.querySelectorAll("[data-group]")];
  const shown = form.querySelector("output");
  const search = form.querySelector("input[type=search]");
  const chosen = [...form.querySelectorAll("select")];
  const texts = new Map();
  const textOf = (item) => {
    if (!texts.has(item)) texts.set(item, item.textContent.toLocaleLowerCase());
    return texts.get(item);
  };
  const fits = (item, words) =>
    chosen.every((one) => !one.value || (item.dataset[one.name] ?? "").split(" ").includes(one.value)) &&
    words.every((word) => textOf(item).includes(word));
  const apply = () => {
    const words = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const item of items) {
      item.hidden = !fits(item, words);
      count += item.hidden ? 0 : 1;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-item]:not([hidden])");
    shown.value = `${count} of ${items.length}`;
  };
  const walk = (step) => {
    const visible = items.filter((item) => !item.hidden);
    if (visible.length === 0) return;
    const here = visible.indexOf(document.activeElement.closest("[data-item]"));
    const next = here < 0 ? (step > 0 ? 0 : visible.length - 1) : here + step;
    const item = visible[Math.min(Math.max(next, 0), visible.length - 1)];
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "center" });
  };
  const keys = { j: () => walk(1), k: () => walk(-1), "/": () => search.focus() };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  document.addEventListener("click", (event) => {
    const wanted = event.target.closest("[data-choose]");
    if (!wanted) return;
    const select = form.elements[wanted.dataset.choose];
    select.value = wanted.dataset.value;
    apply();
    form.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.activeElement.blur();
    const typing = event.target.closest?.("input, select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  for (const item of items) item.tabIndex = -1;
  form.hidden = false;
  apply();
})();
