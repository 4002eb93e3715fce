// What the page knows: the chats in the list, and the one that is open.

import { get } from "./api.js";
import { fullName, moveClock } from "./dom.js";
import { words } from "./message.js";
import { say } from "./words.js";

export class Store {
  constructor() {
    this.bot = {};
    this.people = [];
    this.entries = [];
    this.names = {};
    this.open = null;
    this.writer = null;
    this.messages = [];
    this.reactions = {};
    this.commands = [];
    this.keyboard = null;
    this.seq = 0;
  }

  async load() {
    const state = await get("state");
    Object.assign(this, { bot: state.bot, people: state.people, names: state.names, profile: state.profile });
    this.seq = state.seq;
    moveClock(state.ahead);
    const known = new Map(this.entries.map((entry) => [entry.id, entry]));
    this.entries = state.chats.map((chat) => ({ unread: 0, ...known.get(chat.id), ...this.#entry(chat) }));
    for (const { chat, message } of state.newest) this.#last(chat, message);
  }

  #entry(chat) {
    const name = Object.entries(this.names).find(([, id]) => id === chat.id)?.[0];
    const isGroup = chat.type !== "private";
    const role = isGroup ? chat.type.replace("super", "") : (name ?? "").replace(/\d/, "");
    return { id: chat.id, chat, isGroup, role, title: isGroup ? chat.title : fullName(chat) };
  }

  entry(id) {
    return this.entries.find((entry) => entry.id === id);
  }

  #last(chat, message) {
    const entry = this.entry(chat);
    if (entry && message) Object.assign(entry, { last: summary(message), at: message.date });
  }

  async openChat(id) {
    const entry = this.entry(id);
    this.open = entry;
    entry.unread = 0;
    this.writer = entry.isGroup ? (this.writer ?? this.people[0].user.id) : id;
    await this.reload();
  }

  async reload() {
    const found = await get(`chats/${this.open.id}?person=${this.person}`);
    const { messages, reactions, commands, keyboard, members } = found;
    Object.assign(this, { messages, reactions, commands, keyboard, members });
  }

  get person() {
    return this.open?.isGroup ? this.writer : this.open?.id;
  }

  get user() {
    return this.people.find(({ user }) => user.id === this.person)?.user;
  }

  where() {
    return this.open.isGroup ? { person: this.person, chat: this.open.id } : { person: this.person };
  }

  // Take in a message that is new or changed; returns whether it is in the open chat.
  take(event) {
    const { chat, message } = event;
    this.#last(chat, message);
    if (chat !== this.open?.id) {
      const entry = this.entry(chat);
      if (entry && event.kind === "message" && message.from?.is_bot) entry.unread += 1;
      return false;
    }
    const index = this.messages.findIndex((known) => known.message_id === message.message_id);
    if (index < 0) this.messages.push(message);
    else this.messages[index] = message;
    return true;
  }

  remove(event) {
    if (event.chat !== this.open?.id) return;
    this.messages = this.messages.filter((message) => message.message_id !== event.message_id);
  }
}

export const summary = (message) =>
  words(message).text.split("\n").find(Boolean) ?? message.document?.file_name ?? (message.photo ? say("Picture") : "");
