// Light or dark: what the address says, else what was chosen before, else what the system says.

import { byId } from "./dom.js";

const { dataset } = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

export function setUpTheme(asked) {
  let chosen = asked ?? localStorage.getItem("theme");
  const show = () => {
    dataset.theme = chosen ?? (system.matches ? "dark" : "light");
  };
  show();
  system.addEventListener("change", show);
  byId("theme").addEventListener("click", () => {
    chosen = dataset.theme === "dark" ? "light" : "dark";
    localStorage.setItem("theme", chosen);
    show();
  });
}
