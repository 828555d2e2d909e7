// Searches as people type. The form works without this: it asks for the same page and takes its results from it.
const form = document.querySelector("form[data-live-results]");

if (form) {
  const results = document.getElementById(form.dataset.liveResults);
  const status = document.getElementById(`${form.dataset.liveResults}-status`);
  const PAUSE = 250; // milliseconds: longer than between two letters, shorter than a person waits
  let waiting;
  let asking;

  const address = () => {
    const given = [...new FormData(form)].filter(([name, value]) => value && !(name === "standing" && value === "current"));
    const query = new URLSearchParams(given).toString();
    return form.getAttribute("action") + (query ? `?${query}` : "");
  };

  const search = async () => {
    asking?.abort();
    asking = new AbortController();
    const url = address();
    try {
      const answer = await fetch(url, { signal: asking.signal, headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById(results.id);
      results.replaceChildren(...found.childNodes);
      history.replaceState(null, "", url);
      status.textContent = results.querySelector("p")?.textContent.trim() ?? "";
    } catch (problem) {
      if (problem.name !== "AbortError") status.textContent = "The search did not work. Press Search to try again.";
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, PAUSE);
  });
}
