// Comfort only: every page works without this. Keys j and k walk through a list, / goes to the search, t changes between
// light and dark.
(() => {
  "use strict";
  const root = document.documentElement;
  const remembered = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const theme = remembered();
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  function turn() {
    root.dataset.theme = dark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* the choice lasts as long as the page */ }
  }

  // entries are the first links of the entries of all lists, in the order of the page.
  function entries() {
    return [...document.querySelectorAll("[data-list] > *")].map(e => e.querySelector("a")).filter(a => a && a.offsetParent !== null);
  }

  function walk(step) {
    const all = entries();
    if (!all.length) return;
    const here = all.findIndex(a => a.closest("[data-list] > *").contains(document.activeElement));
    const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + step, 0), all.length - 1);
    all[next].focus();
    all[next].scrollIntoView({ block: "nearest" });
  }

  const keys = {
    j: () => walk(1),
    k: () => walk(-1),
    t: turn,
    "/": () => document.getElementById("find").focus(),
  };

  document.addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, select, textarea")) return;
    const act = keys[e.key];
    if (!act) return;
    e.preventDefault();
    act();
  });

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    button.hidden = false;
    button.addEventListener("click", turn);
  });
})();
