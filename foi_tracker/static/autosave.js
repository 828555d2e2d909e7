// Keeps what is typed: a pause after typing, or leaving the page, sends the form. What could not be sent stays in this
// browser, and is offered again. Without this, the Save button does the same.
const form = document.querySelector("form[data-autosave]");

if (form) {
  const PAUSE = 2000; // milliseconds without typing
  const key = `answer:${form.dataset.autosave}`;
  const said = form.querySelector("[data-saved]");
  const offer = document.querySelector("[data-restore]");
  const held = "held" in form.dataset; // two versions are shown: which of them counts is for a person to say
  let dirty = "unsaved" in form.dataset;
  let waiting;
  let sending = null;
  let leaving = false;

  const typed = () => {
    const all = new FormData(form);
    for (const name of ["csrf_token", "seen_version", "action"]) all.delete(name);
    return [...all].filter(([, value]) => typeof value === "string");
  };
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const first = typed();

  const remember = () => {
    try {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), typed: typed() }));
    } catch { /* a browser that stores nothing still has the form */ }
  };
  const forget = () => {
    try { localStorage.removeItem(key); } catch { /* as above */ }
  };

  const tell = (words, bad = false) => {
    said.textContent = words;
    said.classList.toggle("field-error", bad);
  };
  const understand = (understood, doubts) => {
    for (const place of form.querySelectorAll("[data-understood]")) {
      const name = place.dataset.understood;
      const words = understood[name] ?? "";
      place.classList.toggle("understood--doubt", doubts.includes(name));
      const box = form.elements.namedItem(name);
      const plain = (text) => text.replaceAll(",", "").trim();
      const tag = place.closest("td") || name.startsWith("evidence") ? "" : "Understood as: ";
      place.textContent = words && plain(words) !== plain(box?.value ?? "") ? tag + words : "";
    }
  };

  const send = async (keepalive = false) => {
    clearTimeout(waiting);
    if (held || !dirty || sending) return sending;
    const sent = typed();
    const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    dirty = false;
    remember();
    sending = (async () => {
      try {
        const answer = await fetch(form.getAttribute("action"), {
          method: "POST", body, keepalive, redirect: "manual", headers: { Accept: "application/json" },
        });
        if (answer.type === "opaqueredirect") throw new Error("signed out");
        if (!answer.headers.get("Content-Type")?.includes("json")) throw new Error(answer.status === 400 ? "signed out" : "");
        const told = await answer.json();
        if (told.understood) understand(told.understood, told.doubts);
        if (!answer.ok) {
          dirty = !told.moved && !told.kept; // where it moved, it is for the person to say which of the two counts
          if (told.kept) forget();
          tell(told.kept ? told.problem : `Not saved: ${told.problem}`, true);
          return;
        }
        form.elements.namedItem("seen_version").value = told.version;
        if (same(sent, typed())) forget();
        tell(`Saved ${told.saved}`);
      } catch (problem) {
        dirty = true;
        const why = problem.message === "signed out"
          ? "you are signed out. What you typed is kept in this browser. Sign in and open this question again: it is offered to you there."
          : "the connection failed. What you typed is kept in this browser. Try Save again in a moment.";
        tell(`Not saved: ${why}`, true);
      } finally {
        sending = null;
      }
    })();
    return sending;
  };

  const changed = () => {
    dirty = true;
    tell(""); // what it said is no longer so
    remember();
    clearTimeout(waiting);
    waiting = setTimeout(send, PAUSE);
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);

  // A button waits for what is under way, so that the form does not collide with itself.
  form.addEventListener("submit", async (event) => {
    clearTimeout(waiting);
    if (leaving || !sending) {
      leaving = true;
      return;
    }
    event.preventDefault();
    const button = event.submitter;
    await sending;
    leaving = true;
    form.requestSubmit(button);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && !leaving) send(true);
  });
  window.addEventListener("pagehide", () => { if (!leaving) send(true); });
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  // What an earlier visit could not send.
  const kept = (() => {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  })();
  // By way of the server, which makes as many rows as there were.
  const putBack = () => {
    const again = document.createElement("form");
    again.method = "post";
    again.setAttribute("action", form.getAttribute("action"));
    const ours = ["csrf_token", "seen_version"].map((name) => [name, form.elements.namedItem(name).value]);
    for (const [name, value] of [...kept.typed, ...ours, ["action", "show"]]) {
      const field = document.createElement("textarea"); // which keeps the ends of lines
      Object.assign(field, { name, value, hidden: true });
      again.append(field);
    }
    leaving = true;
    document.body.append(again);
    again.submit();
  };
  if (kept && offer && !dirty && !held && !same(kept.typed, first)) {
    offer.querySelector("[data-when]").textContent =
      `on ${new Date(kept.at).toLocaleString("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" })}`;
    offer.hidden = false;
    offer.addEventListener("click", (event) => {
      if (event.target.closest("[data-take-back]")) putBack();
      if (!event.target.closest("[data-forget]")) return;
      forget();
      offer.hidden = true;
      form.querySelector("input[type=radio]").focus();
    });
  } else if (kept && !dirty && !held) {
    forget();
  }
  if (dirty) changed();
}
