// The list above the field: commands, or results of inline mode. Arrows and Enter choose.

import { el } from "./dom.js";

export class Panel {
  constructor(box, field) {
    this.box = box;
    this.field = field;
    this.entries = [];
    this.at = 0;
    box.setAttribute("role", "listbox");
    box.addEventListener("scroll", () => this.#scrolled());
  }

  get isOpen() {
    return !this.box.hidden;
  }

  // Each entry has head, body and chosen(); `more` is called once the end comes into view.
  show(entries, { className = "", note = "", more = null, keep = false } = {}) {
    this.entries = entries;
    this.more = more;
    this.at = keep ? this.at : 0;
    this.box.className = className;
    const notes = note ? [el("p", {}, note)] : [];
    this.box.replaceChildren(...entries.map((entry, index) => this.#option(entry, index)), ...notes);
    this.box.hidden = entries.length === 0 && !note;
    this.#mark();
  }

  close() {
    this.box.hidden = true;
    this.entries = [];
  }

  // Returns whether the key was for the panel.
  key(event) {
    if (!this.isOpen) return false;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves && this.entries.length) this.#move(moves[event.key]);
    else if (event.key === "Escape") this.close();
    else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") return this.#choose(event);
    else return false;
    event.preventDefault();
    return true;
  }

  #choose(event) {
    const entry = this.entries[this.at];
    if (!entry) return false;
    event.preventDefault();
    entry.chosen();
    return true;
  }

  #move(step) {
    this.at = (this.at + step + this.entries.length) % this.entries.length;
    this.#mark();
  }

  #mark() {
    const options = this.box.querySelectorAll("button");
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === this.at)));
    options[this.at]?.scrollIntoView({ block: "nearest" });
  }

  #option(entry, index) {
    return el(
      "button",
      {
        type: "button",
        role: "option",
        tabIndex: -1,
        onclick: () => entry.chosen(),
        onpointermove: () => {
          if (this.at === index) return;
          this.at = index;
          this.#mark();
        },
      },
      el("b", {}, entry.head),
      el("span", {}, entry.body ?? ""),
    );
  }

  #scrolled() {
    const { scrollTop, clientHeight, scrollHeight } = this.box;
    if (!this.more || scrollTop + clientHeight < scrollHeight - 80) return;
    const more = this.more;
    this.more = null;
    more();
  }
}
