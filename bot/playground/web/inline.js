// Inline mode: "@bot words" in any chat.

import { act } from "./api.js";
import { tried } from "./notices.js";
import { say } from "./words.js";

export class Inline {
  constructor(store, chosen) {
    this.store = store;
    this.chosen = chosen;
    this.timer = 0;
    this.entries = [];
    this.asked = null;
    this.early = null;
  }

  type(query, panel) {
    clearTimeout(this.timer);
    this.panel = panel;
    this.query = query.trim();
    this.entries = [];
    this.timer = setTimeout(() => this.#ask(""), 250);
  }

  async #ask(offset) {
    const facts = { person: this.store.person, query: this.query, offset };
    this.asked = (await tried(act("inline", facts)))?.query;
    // A quick bot's answer can be here before the number of the question it answers.
    if (this.early && this.early.event.query === this.asked) this.answered(this.early.event, this.early.startWith);
  }

  // An answer arrived: is it for what stands in the field now?
  answered(event, startWith) {
    this.early = event.query === this.asked ? null : { event, startWith };
    if (this.early || !this.panel) return;
    const found = event.results.map((result) => ({
      head: result.title ?? result.text.split("\n")[0],
      body: result.description ?? "",
      chosen: () => this.#choose(event.query, result.id),
    }));
    const jump = event.button?.start_parameter !== undefined && !this.entries.length
      ? [{ head: event.button.text, body: "", chosen: () => startWith(event.button.start_parameter) }]
      : [];
    this.entries = [...jump, ...this.entries, ...found];
    this.panel.show(this.entries, {
      className: "results",
      note: this.entries.length ? "" : say("Nothing found"),
      more: event.next_offset ? () => this.#ask(event.next_offset) : null,
      keep: Boolean(event.results.length) && this.entries.length > found.length + jump.length,
    });
  }

  async #choose(query, result) {
    this.panel.close();
    this.chosen();
    await tried(act("choose", { ...this.store.where(), query, result }));
  }
}
