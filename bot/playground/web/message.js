// One message as an element.

import { fileAddress } from "./api.js";
import { clock, el, fullName, icon, isRightToLeft } from "./dom.js";
import { isBlock, renderText } from "./text.js";
import { say } from "./words.js";

const SERVICE = {
  forum_topic_created: (message) => say("Topic “{1}” was opened", message.forum_topic_created.name),
  migrate_to_chat_id: () => say("This group became a supergroup"),
  migrate_from_chat_id: (message) => say("It was a group until now: {1}", message.chat.title),
};

export function renderMessage(message, view) {
  const service = Object.keys(SERVICE).find((name) => name in message);
  if (service) return el("li", { className: "notice" }, SERVICE[service](message));
  const isMine = message.from?.id === view.person && !message.sender_chat;
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const item = el("li", { className: `message ${isMine ? "mine" : "theirs"}`, tabIndex: -1 });
  item.dataset.id = message.message_id;
  item.classList.toggle("has-buttons", rows.length > 0);
  item.append(bubble(message, view, isMine));
  if (rows.length) item.append(buttons(message, rows, view));
  item.append(replyButton(message, view));
  item.addEventListener("dblclick", () => view.acts.reply(message));
  return item;
}

function replyButton(message, view) {
  return el(
    "button",
    { type: "button", className: "icon answer", "aria-label": say("Reply"), onclick: () => view.acts.reply(message) },
    icon("reply"),
  );
}

function bubble(message, view, isMine) {
  const box = el("div", { className: "bubble" });
  const { text, entities } = words(message);
  if (view.isGroup && !isMine) box.append(el("span", { className: "sender", dir: "auto" }, sender(message)));
  box.append(...asides(message));
  if (message.photo) box.append(picture(message.photo.at(-1)));
  if (message.document) box.append(file(message.document));
  if (text) box.append(paragraphs(text, entities, view));
  const reactions = view.reactions[message.message_id] ?? [];
  if (reactions.length) box.append(reactionRow(reactions));
  box.append(foot(message));
  if (reactions.length || (message.document && !text)) box.lastChild.classList.add("beside");
  else placeFoot(box, text, entities);
  return box;
}

export function words(message) {
  if (message.rich_message) return { text: richText(message.rich_message.blocks), entities: [] };
  return {
    text: message.text ?? message.caption ?? "",
    entities: message.entities ?? message.caption_entities ?? [],
  };
}

// A rich message is shown as plain text: enough to see what was forwarded.
function richText(part) {
  if (typeof part === "string") return part;
  if (Array.isArray(part)) {
    const isBlocks = part.some((item) => item?.type === "paragraph" || item?.type === "heading");
    return part.map(richText).filter(Boolean).join(isBlocks ? "\n\n" : "");
  }
  return richText(part?.text ?? part?.blocks ?? part?.items ?? "");
}

const sender = (message) =>
  message.sender_chat?.title ?? (message.from ? fullName(message.from) : message.chat.title);

function paragraphs(text, entities, view) {
  return el("div", { className: "text" }, ...renderText(text, entities, view.acts));
}

function asides(message) {
  const found = [];
  if (message.forward_origin) found.push(aside(say("Forwarded from"), origin(message.forward_origin)));
  if (message.via_bot) found.push(aside(say("via"), `@${message.via_bot.username}`));
  const replied = message.reply_to_message;
  if (replied) found.push(aside(sender(replied), words(replied).text || replied.document?.file_name || ""));
  return found;
}

function aside(head, body) {
  return el("span", { className: "aside" }, el("b", { dir: "auto" }, head), el("span", { dir: "auto" }, body));
}

const origin = (from) =>
  from.sender_user_name ?? from.sender_chat?.title ?? from.chat?.title ?? fullName(from.sender_user);

function picture(photo) {
  const { width, height } = photo;
  return el("img", { className: "photo", src: fileAddress(photo.file_id), alt: say("Picture"), width, height });
}

function file(found) {
  const size = found.file_size < 1e6 ? `${(found.file_size / 1e3).toFixed(1)} kB` : `${(found.file_size / 1e6).toFixed(1)} MB`;
  return el(
    "a",
    { className: "document", href: fileAddress(found.file_id), download: found.file_name },
    el("span", { className: "badge" }, icon("file")),
    el("span", {}, el("b", { dir: "auto" }, found.file_name), el("small", {}, size)),
  );
}

function reactionRow(reactions) {
  return el("div", { className: "reactions" }, ...reactions.map((reaction) => el("span", {}, reaction.emoji ?? "★")));
}

function foot(message) {
  const edited = message.edit_date ? `${say("edited")} ` : "";
  return el("span", { className: "foot" }, edited + clock(message.date));
}

// Beside a last line that runs left to right; below it where it would be in the way.
function placeFoot(box, text, entities) {
  const lastLine = text.slice(text.lastIndexOf("\n") + 1);
  const endsInBlock = entities.some((e) => isBlock(e) && e.offset + e.length >= text.length);
  if (!text || endsInBlock || isRightToLeft(lastLine)) return;
  const last = box.querySelector(".foot");
  last.classList.add("beside");
  box.querySelector(".text").append(el("span", { className: "room", textContent: last.textContent }));
}

function buttons(message, rows, view) {
  const box = el("div", { className: "buttons" });
  for (const row of rows) {
    box.append(el("div", {}, ...row.map((button) => inlineButton(message, button, view))));
  }
  return box;
}

const MARKS = { url: "out", copy_text: "copy", switch_inline_query: "inline", switch_inline_query_chosen_chat: "inline" };

function inlineButton(message, button, view) {
  const mark = Object.keys(MARKS).find((name) => name in button);
  const element = el("button", { type: "button" }, el("span", {}, button.text));
  if (mark) element.append(icon(MARKS[mark]));
  if (button.style) element.dataset.style = button.style;
  element.addEventListener("click", () => view.acts.button(message, button, element));
  return element;
}
