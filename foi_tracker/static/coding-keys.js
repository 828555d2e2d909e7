// Reading a reply by keyboard, and taking quotes from its files. Single keys work only while a state is in focus.
const form = document.querySelector("form.answer");

if (form) {
  const states = form.querySelector("[data-states]");
  const go = (rel) => document.querySelector(`.steps a[rel=${rel}]`)?.click();

  const keys = {
    j: () => go("next"),
    k: () => go("prev"),
    "/": () => document.querySelector("#pane a, #pane [tabindex]")?.focus(),
  };
  states.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const state = /^\d$/.test(event.key) && states.querySelector(`[data-key="${event.key}"]`);
    if (state) {
      state.focus();
      state.click();
    } else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("button[value=next]"));
  });

  // After the browser has gone to the place that the address names, which takes the focus away.
  const begin = () => (states.querySelector(":checked") ?? states.querySelector("input")).focus({ preventScroll: true });
  if (location.hash === "#answer") {
    if (document.readyState === "complete") begin();
    else window.addEventListener("load", () => setTimeout(begin));
  }

  // Into the first place that has no quote yet, or else the first.
  document.addEventListener("pane:quote", ({ detail }) => {
    const places = [...form.querySelectorAll("[data-place]")];
    const place = places.find((each) => !each.querySelector("textarea").value.trim()) ?? places[0];
    place.querySelector("textarea").value = detail.quote;
    place.querySelector("[name$=-page]").value = detail.page;
    if (detail.file) place.querySelector("select").value = detail.file;
    place.querySelector("textarea").dispatchEvent(new Event("input", { bubbles: true }));
  });
}
