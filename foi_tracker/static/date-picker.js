// Puts the browser's own calendar beside a day-first date field. The field itself stays text: it is what the form sends.
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function isoDay(text) {
  const parts = text.trim().toLowerCase().replace(/^[a-z]+,?\s+(?=\d)/, "").split(/[\s./-]+/);
  if (parts.length !== 3) return "";
  const [year, month, day] = parts[0].length === 4 ? parts : [parts[2], parts[1], parts[0]];
  const named = /^[a-z]{3,}$/.test(month) ? MONTHS.indexOf(month.slice(0, 3)) + 1 : Number(month);
  const full = year.length === 2 ? Number(year) + 2000 : Number(year);
  const found = new Date(Date.UTC(full, named - 1, Number(day)));
  const real = found.getUTCFullYear() === full && found.getUTCMonth() === named - 1 && found.getUTCDate() === Number(day);
  return real ? found.toISOString().slice(0, 10) : "";
}

function dayFirst(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day}/${month}/${year}`;
}

for (const field of document.querySelectorAll("input[data-day]")) {
  const picker = document.createElement("input");
  if (field.disabled || field.readOnly || typeof picker.showPicker !== "function") continue;
  field.removeAttribute("data-day"); // done once, should a page load this twice
  picker.type = "date";
  picker.className = "picker-native";
  picker.tabIndex = -1;
  picker.setAttribute("aria-hidden", "true");

  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--secondary picker-button";
  button.textContent = "Pick";
  button.setAttribute("aria-label", `Pick ${field.labels[0]?.textContent.trim() ?? "a date"} from a calendar`);
  button.addEventListener("click", () => {
    picker.value = isoDay(field.value);
    picker.showPicker();
  });
  picker.addEventListener("change", () => {
    if (!picker.value) return;
    field.value = dayFirst(picker.value);
    field.dispatchEvent(new Event("change", { bubbles: true }));
    button.focus();
  });

  const pair = document.createElement("span");
  pair.className = "picker";
  field.replaceWith(pair);
  pair.append(field, button, picker);
}
