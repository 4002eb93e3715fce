// A text and its entities, as elements. Offsets count UTF-16 units, and so do JavaScript's strings.

import { el, icon, isRightToLeft } from "./dom.js";
import { say } from "./words.js";

export function renderText(text, entities = [], acts = {}) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return build(text, 0, text.length, ordered, acts);
}

function build(text, start, end, entities, acts) {
  const nodes = [];
  let position = start;
  let rest = entities;
  while (rest.length) {
    const [entity, ...later] = rest;
    const stop = Math.min(entity.offset + entity.length, end);
    if (entity.offset > position) nodes.push(text.slice(position, entity.offset));
    const inner = later.filter((other) => other.offset < stop);
    const children = build(text, Math.max(entity.offset, position), stop, inner, acts);
    nodes.push(wrap(entity, text.slice(entity.offset, stop), children, acts));
    position = Math.max(position, stop);
    rest = later.filter((other) => other.offset >= stop);
    // A quotation is a block: the line's end after it would show as an empty line.
    if (isBlock(entity) && text[position] === "\n" && position < end) position += 1;
  }
  if (position < end) nodes.push(text.slice(position, end));
  return nodes;
}

export const isBlock = (entity) => /blockquote$|^pre$/.test(entity.type);

const tag = (name, properties) => (entity, words, children) => el(name, properties ?? {}, ...children);

const KINDS = {
  bold: tag("b"),
  italic: tag("i"),
  underline: tag("u"),
  strikethrough: tag("s"),
  code: tag("code", { dir: "ltr" }),
  pre: tag("pre"),
  blockquote: (entity, words, children) => quote(words, children, false),
  expandable_blockquote: (entity, words, children) => quote(words, children, true),
  text_link: (entity, words, children, acts) => link(entity.url, children, acts),
  url: (entity, words, children, acts) =>
    link(/^https?:/i.test(words) ? words : `http://${words}`, children, acts),
  email: tag("span", { className: "tag" }),
  hashtag: tag("span", { className: "tag" }),
  mention: tag("span", { className: "tag" }),
  text_mention: tag("span", { className: "tag" }),
  spoiler: (entity, words, children) => spoiler(children),
  bot_command: (entity, words, children, acts) =>
    // A link and no button: what a button says does not give a line its direction.
    el("a", { href: "#", className: "command", onclick: (event) => (event.preventDefault(), acts.command?.(words)) }, ...children),
  date_time: (entity, words) => moment(entity, words),
};

function wrap(entity, words, children, acts) {
  const make = KINDS[entity.type];
  return make ? make(entity, words, children, acts) : el("span", {}, ...children);
}

function link(address, children, acts) {
  if (!/^https?:\/\//i.test(address)) return el("span", { className: "tag" }, ...children);
  return el(
    "a",
    {
      href: address,
      target: "_blank",
      rel: "noopener noreferrer",
      title: address,
      onclick: (event) => acts.link?.(address) && event.preventDefault(),
    },
    ...children,
  );
}

function quote(words, children, canFold) {
  const dir = isRightToLeft(words) ? "rtl" : "ltr";
  const box = el("span", { className: "quote", dir }, el("span", { className: "inner" }, ...children));
  if (canFold) box.append(fold(box));
  return box;
}

function fold(box) {
  box.classList.add("folded");
  const button = el("button", { type: "button", className: "fold", "aria-label": say("Show all"), "aria-expanded": "false" }, icon("down"));
  button.addEventListener("click", () => {
    const isFolded = box.classList.toggle("folded");
    button.setAttribute("aria-expanded", String(!isFolded));
    button.setAttribute("aria-label", say(isFolded ? "Show all" : "Show less"));
  });
  return button;
}

function spoiler(children) {
  const box = el("span", { className: "spoiler", role: "button", tabIndex: 0, title: say("Show") }, ...children);
  const open = () => box.classList.add("open");
  box.addEventListener("click", open);
  box.addEventListener("keydown", (event) => event.key === "Enter" && open());
  return box;
}

const SHAPES = {
  w: { weekday: "long" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
};

// The reader's own zone and language; "r" is how long ago.
function moment(entity, words) {
  const date = new Date(entity.unix_time * 1000);
  const shape = entity.date_time_format ?? "";
  const shown = shape === "r" ? ago(date) : formatted(date, shape) || words;
  return el("time", { className: "moment", dateTime: date.toISOString(), title: words }, shown);
}

function formatted(date, shape) {
  const language = document.documentElement.dataset.reader || [];
  const parts = [...shape].map((letter) => new Intl.DateTimeFormat(language, SHAPES[letter]).format(date));
  return parts.join(", ");
}

function ago(date) {
  const seconds = (date - Date.now()) / 1000;
  const steps = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? steps[3];
  return new Intl.RelativeTimeFormat([], { numeric: "auto" }).format(Math.round(seconds / size), unit);
}
