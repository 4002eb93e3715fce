"""Files the bot sends, and files it fetches."""

from __future__ import annotations

import struct

from bot.playground.arguments import Upload
from bot.playground.errors import bad_request
from bot.playground.journal import Json
from bot.playground.markup import parse_text
from bot.playground.methods.call import Call, Method
from bot.playground.methods.messages import edit_content, post, read_caption
from bot.playground.world import World

MAX_DOWNLOAD = 20 * 1024 * 1024  # bytes getFile gives out
MAX_DOCUMENT = 50 * 1024 * 1024
MAX_PHOTO = 10 * 1024 * 1024


def send_document(call: Call) -> Json:
    chat = call.world.writable(call.arguments.values.get("chat_id"))
    file_id = _stored(call, "document", MAX_DOCUMENT, "documents")
    content = {"document": document(call.world, file_id), **read_caption(call.arguments)}
    return post(call, chat, content)


def send_photo(call: Call) -> Json:
    chat = call.world.writable(call.arguments.values.get("chat_id"))
    file_id = _stored(call, "photo", MAX_PHOTO, "photos")
    content = {"photo": [photo(call.world, file_id)], **read_caption(call.arguments)}
    return post(call, chat, content)


def edit_media(call: Call) -> Json:
    """Put another picture in place of one."""
    media = call.arguments.json("media") or {}
    upload = call.arguments.files.get(str(media.get("media", "")).removeprefix("attach://"))
    if media.get("type") != "photo" or upload is None:
        raise bad_request("wrong media")
    file_id = _keep(call.world, upload, "photos")
    caption, entities = parse_text(media.get("caption", ""), media.get("parse_mode"))
    content: Json = {"photo": [photo(call.world, file_id)]}
    if caption:
        content |= {"caption": caption, "caption_entities": entities}
    return edit_content(call, content)


def _stored(call: Call, name: str, limit: int, folder: str) -> str:
    """The file_id of what is to be sent: a new file, or one that is here already."""
    upload = call.arguments.upload(name)
    if upload is None:
        known = call.arguments.text(name) or ""
        if known not in call.world.files:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return known
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > limit:
        raise bad_request(f"file of size {len(upload.content)} bytes is too big for a {name}")
    return _keep(call.world, upload, folder)


def _keep(world: World, upload: Upload, folder: str) -> str:
    mime_type = upload.mime_type or "application/octet-stream"
    return world.keep_file(upload.content, upload.name, mime_type, folder)


def document(world: World, file_id: str) -> Json:
    """A Document object."""
    stored = world.files[file_id]
    return {
        "file_id": file_id,
        "file_unique_id": file_id[-12:],
        "file_name": stored.name,
        "mime_type": stored.mime_type,
        "file_size": stored.size,
    }


def photo(world: World, file_id: str) -> Json:
    """A PhotoSize object."""
    stored = world.files[file_id]
    width, height = _png_size(stored.content)
    return {
        "file_id": file_id,
        "file_unique_id": file_id[-12:],
        "width": width,
        "height": height,
        "file_size": stored.size,
    }


def _png_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG; 800 by 600 is as good as any for another kind."""
    if content[:8] != b"\x89PNG\r\n\x1a\n" or len(content) < 24:
        return 800, 600
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def get_file(call: Call) -> Json:
    file_id = call.arguments.text("file_id") or ""
    stored = call.world.files.get(file_id)
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.size > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    facts: Json = {"file_id": file_id, "file_unique_id": file_id[-12:]}
    return {**facts, "file_size": stored.size, "file_path": stored.path}


METHODS: dict[str, Method] = {
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "editMessageMedia": edit_media,
    "getFile": get_file,
}
