// The field one types in: sending, editing, replying, files, the menu of commands.

import { act, inBase64 } from "./api.js";
import { byId, el } from "./dom.js";
import { tried } from "./notices.js";
import { Panel } from "./panel.js";
import { words } from "./message.js";
import { say } from "./words.js";

export class Composer {
  constructor(store, acts) {
    this.store = store;
    this.acts = acts;
    this.context = null;
    this.text = byId("text");
    this.panel = new Panel(byId("panel"), this.text);
    byId("form").addEventListener("submit", (event) => this.#submit(event));
    this.text.addEventListener("keydown", (event) => this.#key(event));
    this.text.addEventListener("input", () => this.#typed());
    this.text.addEventListener("paste", (event) => this.#pasted(event));
    byId("commands").addEventListener("click", () => this.toggleCommands());
    byId("attach").addEventListener("click", () => byId("file").click());
    byId("file").addEventListener("change", (event) => this.#picked(event.target));
    byId("context").querySelector("button").addEventListener("click", () => this.setContext(null));
    this.#drops();
  }

  // A chat was opened, or its menu changed.
  refresh() {
    byId("commands").hidden = this.store.commands.length === 0;
    this.#keyboard();
    this.resize();
  }

  clear() {
    this.text.value = "";
    this.setContext(null);
    this.panel.close();
    this.resize();
  }

  write(text) {
    this.text.value = text;
    this.resize();
    this.text.focus();
    this.text.dispatchEvent(new Event("input"));
  }

  resize() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, innerHeight * 0.4)}px`;
  }

  setContext(context) {
    this.context = context;
    const box = byId("context");
    box.hidden = !context;
    if (!context) return;
    box.querySelector("strong").textContent = say(context.kind === "edit" ? "Edit message" : "Reply");
    box.querySelector("span").textContent = words(context.message).text.slice(0, 200);
    this.text.focus();
  }

  toggleCommands() {
    if (this.panel.isOpen) this.panel.close();
    else this.#showCommands("");
    byId("commands").setAttribute("aria-expanded", String(this.panel.isOpen));
    this.text.focus();
  }

  #showCommands(start) {
    const fitting = this.store.commands.filter((entry) => entry.command.startsWith(start));
    this.panel.show(
      fitting.map((entry) => ({
        head: `/${entry.command}`,
        body: entry.description,
        chosen: () => this.#send(`/${entry.command}`),
      })),
    );
  }

  #typed() {
    this.resize();
    const value = this.text.value;
    const command = value.match(/^\/(\w*)$/);
    const mention = value.match(new RegExp(`^@${this.store.bot.username}\\s([^]*)$`, "i"));
    if (mention) this.acts.inline(mention[1], this.panel);
    else if (command) this.#showCommands(command[1].toLowerCase());
    else this.panel.close();
  }

  #key(event) {
    if (event.isComposing) return;
    if (this.panel.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) this.#submit(event);
    else if (event.key === "Escape") this.setContext(null);
    else if (event.key === "ArrowUp" && !this.text.value) this.#editLast(event);
  }

  #editLast(event) {
    const mine = this.store.messages.filter((m) => m.from?.id === this.store.person && m.text);
    const message = mine.at(-1);
    if (!message) return;
    event.preventDefault();
    this.write(message.text);
    this.setContext({ kind: "edit", message });
  }

  #submit(event) {
    event.preventDefault();
    if (this.text.value.trim()) this.#send(this.text.value);
  }

  async #send(text) {
    const context = this.context;
    this.clear();
    const where = this.store.where();
    if (context?.kind === "edit") {
      await tried(act("edit", { ...where, message_id: context.message.message_id, text }));
      return;
    }
    const reply = context ? { reply_to: context.message.message_id } : {};
    await tried(act("paste", { ...where, ...reply, text }));
  }

  say(text) {
    return this.#send(text);
  }

  #pasted(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    this.#sendFiles(files);
  }

  #picked(input) {
    this.#sendFiles([...input.files]);
    input.value = "";
  }

  async #sendFiles(files) {
    const caption = this.text.value.trim();
    this.clear();
    const items = await Promise.all(files.map((file, index) => described(file, index ? "" : caption)));
    const where = this.store.where();
    const isAlbum = items.length > 1 && items.length <= 10;
    if (isAlbum) await tried(act("album", { ...where, items }));
    else for (const item of items) await tried(act("file", { ...where, ...item }));
  }

  #drops() {
    const zone = byId("chat");
    const curtain = byId("drop");
    const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
    zone.addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      curtain.hidden = false;
    });
    zone.addEventListener("dragleave", (event) => {
      if (!zone.contains(event.relatedTarget)) curtain.hidden = true;
    });
    zone.addEventListener("drop", (event) => {
      curtain.hidden = true;
      if (!hasFiles(event)) return;
      event.preventDefault();
      this.#sendFiles([...event.dataTransfer.files]);
    });
  }

  #keyboard() {
    const rows = this.store.keyboard?.keyboard ?? [];
    const box = byId("keyboard");
    box.hidden = rows.length === 0;
    const label = (button) => (typeof button === "string" ? button : button.text);
    box.replaceChildren(
      ...rows.map((row) =>
        el("div", {}, ...row.map((button) => el("button", { type: "button", onclick: () => this.#send(label(button)) }, label(button)))),
      ),
    );
  }
}

async function described(file, caption) {
  return {
    name: file.name,
    mime_type: file.type || "application/octet-stream",
    content: await inBase64(file),
    caption,
  };
}
