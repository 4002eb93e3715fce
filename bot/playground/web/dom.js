// Elements are made here and nowhere else: text goes in as text, so nothing a bot sends is markup.

import { say } from "./words.js";

export const byId = (id) => document.getElementById(id);

export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && name !== "role") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `/web/icons.svg#${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

const STRONG = /[\p{Script=Arabic}\p{Script=Hebrew}]|[\p{L}]/u;
const RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

// What stands in isolates does not decide, as in the Unicode bidirectional algorithm.
export function isRightToLeft(text) {
  const first = text.replace(/[\u2066-\u2068][^\u2069]*\u2069?/g, "").match(STRONG);
  const any = first ?? text.match(STRONG);
  return any !== null && RIGHT.test(any[0]);
}

// A chat's picture: its initials on a colour of its own; without an id the bot's.
export function face(element, name, id) {
  if (!id) {
    element.replaceChildren(icon("safir"));
    element.removeAttribute("data-hue");
    return element;
  }
  const letters = name.split(/\s+/).filter(Boolean).map((word) => [...word][0]);
  element.replaceChildren(letters.slice(0, 2).join("").toUpperCase());
  element.dataset.hue = String(Math.abs(id) % 6);
  return element;
}

export const clock = (seconds) =>
  new Date(seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

// The playground's clock may be ahead of the browser's.
let ahead = 0;
export const moveClock = (seconds) => (ahead = seconds);
export const now = () => new Date(Date.now() + ahead * 1000);

export const day = (seconds) => {
  const date = new Date(seconds * 1000);
  const isToday = date.toDateString() === now().toDateString();
  return isToday ? say("Today") : date.toLocaleDateString([], { day: "numeric", month: "long" });
};

export const fullName = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");
