// Buttons under messages, and links to the bot itself.

import { act } from "./api.js";
import { byId, el } from "./dom.js";
import { alertBox, toast, tried } from "./notices.js";
import { say } from "./words.js";

const LONGEST = 15000; // milliseconds a button shows that it waits

export class Buttons {
  constructor(store, composer, open) {
    this.store = store;
    this.composer = composer;
    this.open = open;
    this.waiting = new Map();
  }

  async press(message, button, element) {
    if ("callback_data" in button) return this.#callback(message, button, element);
    if (button.url) return this.#address(button.url);
    if (button.copy_text) return copy(button.copy_text.text);
    const words = button.switch_inline_query_current_chat;
    if (words !== undefined) return this.#inline(words);
    const elsewhere = button.switch_inline_query ?? button.switch_inline_query_chosen_chat?.query ?? "";
    return this.#choose((id) => this.open(id).then(() => this.#inline(elsewhere)));
  }

  async #callback(message, button, element) {
    const where = { ...this.store.where(), message_id: message.message_id, data: button.callback_data };
    element.classList.add("waiting");
    const pressed = await tried(act("press", where));
    if (pressed) this.waiting.set(pressed.query, element);
    setTimeout(() => element.classList.remove("waiting"), pressed ? LONGEST : 0);
  }

  // The bot has answered a press.
  answered(event) {
    this.waiting.get(event.query)?.classList.remove("waiting");
    this.waiting.delete(event.query);
    if (event.person !== this.store.person) return;
    if (event.url) this.#address(event.url);
    if (event.text) (event.alert ? alertBox : toast)(event.text);
  }

  #address(address) {
    if (!this.follow(address)) window.open(address, "_blank", "noopener");
  }

  #inline(words) {
    this.composer.write(`@${this.store.bot.username} ${words}`);
  }

  // A link to the bot itself does what it would do in Telegram; returns whether it was one.
  follow(address) {
    const link = address.match(/^https?:\/\/(?:t|telegram)\.me\/(\w+)(?:\?start=([\w-]{1,64}))?$/i);
    if (link?.[1].toLowerCase() !== this.store.bot.username.toLowerCase()) return false;
    this.start(link[2] ?? "");
    return true;
  }

  async start(parameter) {
    if (this.store.open.isGroup) await this.open(this.store.person);
    await this.composer.say(`/start ${parameter}`.trim());
  }

  #choose(chosen) {
    const dialog = byId("choose");
    const option = (entry) => el("button", { type: "button", onclick: () => (dialog.close(), chosen(entry.id)) }, entry.title);
    dialog.querySelector("ul").replaceChildren(...this.store.entries.map((entry) => el("li", {}, option(entry))));
    dialog.showModal();
  }
}

async function copy(text) {
  await tried(navigator.clipboard.writeText(text));
  toast(say("Copied"));
}
