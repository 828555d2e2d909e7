// Turns the pages of a reply's files without leaving the form beside them, and takes selected words as the quote.
// Without this the same links load the whole page again.
const paneAt = (node) => node.closest("[data-pane]");

const turn = async (pane, url) => {
  pane.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector("[data-pane]");
    pane.replaceWith(found);
    history.replaceState(null, "", url);
    show(found);
    found.dispatchEvent(new CustomEvent("pane:turned", { bubbles: true, detail: { ...found.dataset } }));
  } catch {
    location.assign(url);
  }
};

// A word that was caught in part is meant whole: part of a word is no quote.
const wholeWords = (range) => {
  const ofWord = (node, place) => /[\p{L}\p{N}]/u.test(node.data?.[place] ?? " ");
  while (range.startOffset && ofWord(range.startContainer, range.startOffset) && ofWord(range.startContainer, range.startOffset - 1)) {
    range.setStart(range.startContainer, range.startOffset - 1);
  }
  while (range.endOffset && ofWord(range.endContainer, range.endOffset) && ofWord(range.endContainer, range.endOffset - 1)) {
    range.setEnd(range.endContainer, range.endOffset + 1);
  }
};

// Whoever keeps a form listens for "pane:quote": its detail has the quote, the file's public id and the page, or "".
const take = (pane) => {
  const status = pane.querySelector("[data-take] [role=status]");
  const chosen = getSelection();
  const within = chosen.rangeCount && pane.contains(chosen.anchorNode);
  if (within) wholeWords(chosen.getRangeAt(0));
  const quote = String(chosen).trim();
  if (!quote || !within) {
    status.textContent = "Select words in the text first.";
    return;
  }
  const { file, page } = pane.dataset;
  pane.dispatchEvent(new CustomEvent("pane:quote", { bubbles: true, detail: { quote, file, page } }));
  status.textContent = "Taken as the quote.";
};

const show = (pane) => {
  for (const each of pane.querySelectorAll("[data-take]")) each.hidden = !document.querySelector("[data-takes-quotes]");
};

document.addEventListener("click", (event) => {
  const pane = paneAt(event.target);
  if (!pane || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (event.target.closest("[data-take] button")) take(pane);
  const link = event.target.closest("a:not([target], [data-leaves])");
  if (!link) return;
  event.preventDefault();
  const place = link.rel || link.textContent.trim();
  turn(pane, link.href).then(() => {
    const again = [...document.querySelectorAll("[data-pane] a")].find((each) => (each.rel || each.textContent.trim()) === place);
    (again ?? document.querySelector("[data-pane] a"))?.focus({ preventScroll: true });
  });
});

for (const pane of document.querySelectorAll("[data-pane]")) show(pane);
