// Light or dark: what the address says, else what was chosen before, else what the system says.

import { byId } from "./dom.js";

const root = document.documentElement;

export function setUpTheme(asked) {
  const chosen = asked ?? localStorage.getItem("theme");
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  byId("theme").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
  });
}

const isDark = () =>
  root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
