"use strict";
// The one script: switches layers, and leads from words to the statement they belong to. Everything works without it.
for (const box of document.querySelectorAll("[data-layer]")) {
  const apply = () => document.body.classList.toggle("no-" + box.dataset.layer, !box.checked);
  box.addEventListener("change", apply);
  apply();
}
function choose(id, scroll) {
  for (const old of document.querySelectorAll(".chosen")) old.classList.remove("chosen");
  for (const part of document.querySelectorAll(`[data-said="${CSS.escape(id)}"]`)) part.classList.add("chosen");
  const item = document.getElementById(id);
  if (!item) return;
  item.classList.add("chosen");
  if (scroll) item.scrollIntoView({ block: "nearest" });
}
document.addEventListener("click", (event) => {
  if (event.target.closest("a[href]")) return;
  const part = event.target.closest("[data-said]");
  if (part) choose(part.dataset.said, true);
});
for (const item of document.querySelectorAll(".said-list > li")) {
  item.tabIndex = 0;
  for (const kind of ["mouseenter", "focus"]) item.addEventListener(kind, () => choose(item.id, false));
}
const only = document.querySelector("[data-only]");
if (only) choose(only.dataset.only, false);
