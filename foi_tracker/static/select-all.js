// Adds a box that ticks every row of a table, says how many are ticked, and lets Shift tick a run of rows.
for (const table of document.querySelectorAll("table[data-selectable]")) {
  const boxes = () => [...table.querySelectorAll("tbody input[type=checkbox]")].filter((box) => !box.disabled);
  const corner = table.querySelector("[data-select-all]");
  if (!corner || !boxes().length) continue;

  const all = document.createElement("input");
  all.type = "checkbox";
  all.setAttribute("aria-label", `Tick all ${boxes().length} rows shown`);
  corner.replaceChildren(all);
  table.removeAttribute("data-selectable"); // done once, should a page load this twice

  const form = table.closest("form");
  const said = form?.querySelector("[data-selected-count]") ?? document.createElement("p");
  said.setAttribute("role", "status");
  if (!said.isConnected) {
    said.className = "selected-count";
    table.parentElement.before(said);
  }

  let last = null;
  const count = () => {
    const ticked = boxes().filter((box) => box.checked).length;
    all.checked = ticked > 0 && ticked === boxes().length;
    all.indeterminate = ticked > 0 && !all.checked;
    said.textContent = ticked ? `${ticked} of ${boxes().length} rows ticked` : "No rows ticked";
    for (const box of boxes()) box.closest("tr").classList.toggle("row--ticked", box.checked);
  };
  all.addEventListener("change", () => {
    for (const box of boxes()) box.checked = all.checked;
    count();
  });
  table.tBodies[0].addEventListener("click", (event) => {
    const box = event.target.closest("input[type=checkbox]");
    if (!box) return;
    const run = boxes();
    if (event.shiftKey && last) {
      const [from, to] = [run.indexOf(last), run.indexOf(box)].sort((a, b) => a - b);
      for (const between of run.slice(from, to + 1)) between.checked = box.checked;
    }
    last = box;
    count();
  });
  window.addEventListener("pageshow", count);
  count();
}
