// Makes a hex map one stop of the keyboard: arrows go from cell to cell, Home and End to the first and last, Enter opens.
// What the pointer or the keyboard is on is said below the map. Without this the links still work, and the table does.
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

const middle = (cell) => {
  const { x, y, width, height } = cell.querySelector("path").getBBox();
  return [x + width / 2, y + height / 2];
};

// The nearest cell that lies in this direction; one that lies more aside counts as farther.
function next(cells, from, [across, down]) {
  const [x, y] = middle(from);
  let best = from, least = Infinity;
  for (const cell of cells) {
    const [dx, dy] = middle(cell).map((at, axis) => at - [x, y][axis]);
    const ahead = dx * across + dy * down, aside = Math.abs(dx * down) + Math.abs(dy * across);
    const cost = ahead + 3 * aside;
    if (ahead > 1 && cost < least) [best, least] = [cell, cost];
  }
  return best;
}

for (const map of document.querySelectorAll("[data-hexmap]")) {
  const picture = map.querySelector(".hexes");
  const cells = [...picture.querySelectorAll("a")];
  const words = map.querySelector("[data-hexmap-words]");
  if (!cells.length) continue;
  let current = cells[0];
  const hint = words.textContent;
  current.setAttribute("tabindex", "0");
  words.hidden = false;

  const say = (cell) => { words.textContent = cell ? cell.querySelector("title").textContent : hint; };
  const move = (cell) => {
    current.setAttribute("tabindex", "-1");
    current = cell;
    current.setAttribute("tabindex", "0");
    current.focus();
  };

  // On the figure: browsers make a picture that listens for the focus a stop of its own.
  const cellOf = (event) => event.target.closest(".hexes a");
  map.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !cellOf(event)) return;
    const ends = { Home: cells[0], End: cells.at(-1) };
    const to = event.key in DIRECTIONS ? next(cells, current, DIRECTIONS[event.key]) : ends[event.key];
    if (!to) return;
    event.preventDefault();
    move(to);
  });
  map.addEventListener("focusin", (event) => say(cellOf(event)));
  map.addEventListener("focusout", () => say(null));
  map.addEventListener("pointerover", (event) => say(cellOf(event)));
}
