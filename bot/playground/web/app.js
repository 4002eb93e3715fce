// The page: a list of chats, the open one, and what the playground's journal says.

import { act, listen } from "./api.js";
import { byId, clock, day, el, face, fullName, moveClock, now } from "./dom.js";
import { Buttons } from "./buttons.js";
import { Composer } from "./composer.js";
import { Inline } from "./inline.js";
import { renderMessage } from "./message.js";
import { tried } from "./notices.js";
import { Store } from "./store.js";
import { setUpTheme } from "./theme.js";
import { say, translatePage } from "./words.js";

const query = new URLSearchParams(location.search);
const store = new Store();
const acts = {
  button: (message, button, element) => buttons.press(message, button, element),
  command: (words) => composer.say(words),
  link: (address) => buttons.follow(address),
  reply: (message) => composer.setContext({ kind: "reply", message }),
  inline: (words, panel) => inline.type(words, panel),
};
const composer = new Composer(store, acts);
const buttons = new Buttons(store, composer, open);
const inline = new Inline(store, () => composer.clear());
let actionTimer = 0;

// The list of chats.

function showChats() {
  byId("chats").replaceChildren(...store.entries.map(chatRow));
  const unread = store.entries.reduce((sum, entry) => sum + entry.unread, 0);
  document.title = `${unread ? `(${unread}) ` : ""}${store.open?.title ?? "Safir"} · ${say("Safir playground")}`;
}

function chatRow(entry) {
  const isOpen = entry === store.open;
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", "aria-current": String(isOpen), onclick: () => open(entry.id) },
      face(el("span", { className: "face" }), entry.title, entry.id),
      el("span", { className: "name" }, el("span", { dir: "auto" }, entry.title), ...(entry.role ? [el("span", { className: "role" }, say(entry.role))] : [])),
      el("time", {}, entry.at ? clock(entry.at) : ""),
      el("span", { className: "last" }, entry.last ?? say("No messages yet")),
      entry.unread ? el("span", { className: "unread", "aria-label": say("unread: {1}", entry.unread) }, String(entry.unread)) : el("span"),
    ),
  );
}

// The open chat.

async function open(id) {
  await store.openChat(id);
  byId("app").dataset.view = "chat";
  composer.clear();
  shown = new Map();
  showHead();
  showChats();
  composer.refresh();
  showMessages(true);
  if (matchMedia("(pointer: fine)").matches) byId("text").focus();
}

function showHead() {
  const { open: entry } = store;
  byId("title").textContent = entry.isGroup ? entry.title : store.bot.first_name;
  face(byId("face"), entry.title, entry.isGroup && entry.id);
  byId("as").hidden = !entry.isGroup;
  byId("writer").replaceChildren(
    ...store.people.map(({ user }) => el("option", { value: user.id, selected: user.id === store.person }, fullName(user))),
  );
  byId("language").value = store.user?.language_code ?? "en";
  document.documentElement.dataset.reader = byId("language").value;
  const blocked = store.people.find(({ user }) => user.id === store.person)?.blocked;
  byId("block").textContent = say(blocked ? "Unblock the bot" : "Block the bot");
  byId("block").dataset.act = blocked ? "unblock" : "block";
  byId("block").hidden = entry.isGroup;
  setStatus();
}

function showTime() {
  const time = now();
  byId("now").textContent = `${time.toLocaleDateString([], { weekday: "short", day: "numeric", month: "short" })}, ${clock(time / 1000)}`;
}

function setStatus(action) {
  const box = byId("status");
  box.classList.toggle("busy", Boolean(action));
  const count = Object.keys(store.members ?? {}).length + 1;
  const { isGroup, title, role } = store.open;
  const person = role ? `${title} (${say(role)})` : title;
  const idle = isGroup ? say("members: {1}", count) : say("bot · you are {1}", person);
  const acting = { typing: "typing", upload_document: "sending a file", upload_photo: "sending a picture" };
  box.textContent = action ? say(acting[action] ?? "at work") : idle;
  clearTimeout(actionTimer);
  if (action) actionTimer = setTimeout(setStatus, 5000);
}

// An element stays as it is while its message does: a quotation stays unfolded.
let shown = new Map();

function showMessages(toEnd) {
  const isEmpty = store.messages.length === 0;
  byId("hello").hidden = !isEmpty;
  byId("messages").hidden = isEmpty;
  if (isEmpty) showHello();
  else byId("messages").replaceChildren(...rendered());
  if (toEnd) scrollToEnd();
}

function rendered() {
  const view = { person: store.person, isGroup: store.open.isGroup, reactions: store.reactions, acts };
  const items = [];
  const known = shown;
  shown = new Map();
  let before = null;
  for (const message of store.messages) {
    if (!before || day(before.date) !== day(message.date)) items.push(el("li", { className: "notice" }, day(message.date)));
    const item = reused(known, message, view);
    item.classList.toggle("follows", before?.from?.id === message.from?.id);
    items.push(item);
    before = message;
  }
  return items;
}

function reused(known, message, view) {
  const number = message.message_id;
  const state = JSON.stringify([message, view.person, view.reactions[number]]);
  const old = known.get(number);
  const item = old?.state === state ? old.item : renderMessage(message, view);
  item.classList.toggle("new", known.size > 0 && !old);
  shown.set(number, { state, item });
  return item;
}

function showHello() {
  const texts = store.profile?.description ?? {};
  const said = texts[store.user?.language_code] ?? texts[""] ?? say("Ask in any language, in any script.");
  const card = el("div", { className: "card" }, face(el("span", { className: "face" }), store.open.title, store.open.isGroup && store.open.id));
  card.append(el("h2", {}, store.open.isGroup ? store.open.title : say("What can this bot do?")));
  card.append(el("p", {}, store.open.isGroup ? say("Write /ask, or mention @{1}.", store.bot.username) : said));
  const start = el("p", { className: "begin" }, el("button", { type: "button", id: "start", onclick: () => composer.say("/start") }, say("START")));
  byId("hello").replaceChildren(card, ...(store.open.isGroup ? [] : [start]));
}

const isAtEnd = () => {
  const box = byId("scroll");
  return box.scrollHeight - box.scrollTop - box.clientHeight < 120;
};

// Whoever reads the newest message goes on doing so when a keyboard or a picture takes up room.
let wasAtEnd = true;
new ResizeObserver(() => wasAtEnd && scrollToEnd()).observe(byId("scroll"));
new ResizeObserver(() => wasAtEnd && scrollToEnd()).observe(byId("messages"));

function scrollToEnd() {
  const box = byId("scroll");
  box.scrollTop = box.scrollHeight;
}

// What the journal says.

const heard = {
  message: took,
  edit: took,
  delete: (event) => (store.remove(event), refresh(event)),
  reaction: (event) => {
    if (event.chat === store.open?.id) store.reactions[event.message_id] = event.reaction;
    refresh(event);
  },
  action: (event) => event.chat === store.open?.id && setStatus(event.action),
  callback_answer: (event) => buttons.answered(event),
  inline_answer: (event) => inline.answered(event, (parameter) => buttons.start(parameter)),
  keyboard: reloadIfOpen,
  commands: () => reloadIfOpen({ chat: store.open?.id }),
  membership: async () => (await store.load(), showHead()),
  chat: async () => (await store.load(), showChats()),
  profile: async () => (await store.load(), showMessages(false)),
  clock: (event) => {
    moveClock(event.ahead);
    showTime();
    shown = new Map();
    showMessages(isAtEnd());
  },
};

function took(event) {
  if (!store.entry(event.chat)) return heard.chat();
  const isHere = store.take(event);
  if (isHere && event.kind === "message" && event.message.from?.is_bot) setStatus();
  refresh(event, isHere && event.message.from?.id === store.person);
}

function refresh(event, toEnd = false) {
  showChats();
  if (event.chat === store.open?.id) showMessages(toEnd || isAtEnd());
}

async function reloadIfOpen(event) {
  if (!store.open || event.chat !== store.open.id) return;
  await store.reload();
  composer.refresh();
}

// Everything else one can press.

byId("back").addEventListener("click", () => (byId("app").dataset.view = "list"));
byId("down").addEventListener("click", scrollToEnd);
byId("scroll").addEventListener("scroll", () => {
  wasAtEnd = isAtEnd();
  byId("down").hidden = wasAtEnd;
});
byId("writer").addEventListener("change", async (event) => {
  store.writer = Number(event.target.value);
  await open(store.open.id);
});
byId("language").addEventListener("change", async (event) => {
  await tried(act("person", { id: store.person, language_code: event.target.value }));
  byId("more").open = false;
  await store.load();
  await open(store.open.id);
});
byId("block").addEventListener("click", async (event) => {
  await tried(act(event.target.dataset.act, { person: store.person }));
  byId("more").open = false;
});
byId("time").addEventListener("click", async (event) => {
  const hours = Number(event.target.dataset.hours);
  if (hours) await tried(act("later", { seconds: hours * 3600 }));
});
byId("more").addEventListener("toggle", showTime);
document.addEventListener("click", (event) => {
  if (!byId("more").contains(event.target)) byId("more").open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && byId("more").open) {
    byId("more").open = false;
    byId("more").querySelector("summary").focus();
  }
  const index = Number(event.key) - 1;
  if (event.altKey && store.entries[index]) {
    event.preventDefault();
    open(store.entries[index].id);
  }
});

async function begin() {
  translatePage();
  setUpTheme(query.get("theme"));
  await store.load();
  const asked = query.get("chat");
  const wanted = store.names[asked] ?? Number(asked);
  const isPhone = matchMedia("(max-width: 720px)").matches;
  showChats();
  const id = store.entry(wanted)?.id ?? (isPhone ? null : (store.names.reader ?? store.entries[0]?.id));
  if (id) await open(id);
  // A picture is taken once nothing is loading any more, and the journal never ends: ?still
  if (!query.has("still")) listen(store.seq, (event) => heard[event.kind]?.(event), () => byId("status").replaceChildren(say("connecting…")));
}

begin();
