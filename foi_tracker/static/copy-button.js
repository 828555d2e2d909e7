// Copies a letter or an address, and says that it did. Without this the button stays hidden and the text can be selected.
for (const copy of document.querySelectorAll("[data-copy]")) {
  const status = copy.querySelector("[role=status]");
  const source = document.getElementById(copy.dataset.copy);
  if (!source || !navigator.clipboard) continue;
  copy.hidden = false;
  copy.querySelector("button").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText((source.value ?? source.innerText).trim());
      status.textContent = copy.dataset.copied;
    } catch {
      status.textContent = "The browser did not allow it: select the text and copy it.";
    }
    setTimeout(() => { status.textContent = ""; }, 4000);
  });
}
