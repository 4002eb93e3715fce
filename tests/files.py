"""Files of every kind, good and bad, made by code."""

import io
import re
import zipfile
import zlib

PARAGRAPH = (
    "The two foreign ministers met for three hours in Geneva and agreed that their envoys would "
    "meet again before the end of the month, a spokeswoman said after the talks."
)
PERSIAN = "وزیران خارجه آمریکا و روسیه روز چهارشنبه در نیویورک با هم گفتگو کردند."


def pdf(*pages: str, password: str | None = None) -> bytes:
    """Make a PDF of Latin text, a line of it to each line of the pages."""
    return _written([_drawn(page) for page in pages], password)


def backward_pdf(line: str, *ligatures: str) -> bytes:
    """Make a PDF that draws a line as it is seen: its letters from left to right."""
    letters = re.findall("|".join((*ligatures, ".")), line)
    shapes = {letter: code for code, letter in enumerate(sorted(set(letters)), start=1)}
    drawn = "".join(f"{shapes[letter]:02x}" for letter in reversed(letters))
    mapping = "\n".join(
        f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in shapes.items()
    )
    unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange "
        f"<00> <ff> endcodespacerange {len(shapes)} beginbfchar {mapping} endbfchar endcmap end end"
    )
    return _written([f"BT /F1 10 Tf 50 700 Td <{drawn}> Tj ET"], None, unicode)


def broken_map_pdf() -> bytes:
    """Make a PDF whose map from shapes to letters names a shape by far too many digits."""
    pairs = f"<01> <0041> <{'0' * 40}> <0042>"
    unicode = f"begincmap 2 beginbfchar\n{pairs}\nendbfchar endcmap"
    return _written(["BT /F1 10 Tf 50 700 Td <01> Tj ET"], None, unicode)


def picture_pdf() -> bytes:
    """Make a PDF that is a scan: a picture and no text."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, NumberObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_written(["/Im0 Do"], None))))
    picture = DecodedStreamObject()
    picture.set_data(b"\0")
    for name, value in (("Type", "XObject"), ("Subtype", "Image"), ("ColorSpace", "DeviceGray")):
        picture[NameObject(f"/{name}")] = NameObject(f"/{value}")
    for name in ("Width", "Height", "BitsPerComponent"):
        picture[NameObject(f"/{name}")] = NumberObject(1 if name != "BitsPerComponent" else 8)
    objects = DictionaryObject({NameObject("/Im0"): writer._add_object(picture)})
    writer.pages[0]["/Resources"][NameObject("/XObject")] = objects  # type: ignore[index]
    return _bytes(writer)


def pdf_bomb(size: int) -> bytes:
    """Make a small PDF whose one page unpacks to so many bytes of drawing."""
    return pdf_that_draws(b"q Q " * (size // 4))


def pdf_that_draws(operators: bytes) -> bytes:
    """Make a PDF of one page that is drawn so."""
    return _written([operators], None)


def docx(title: str, *paragraphs: str) -> bytes:
    import docx

    document = docx.Document()
    document.add_heading(title, level=0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Sides", "Two"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def docx_bomb(size: int) -> bytes:
    """Make a document whose text unpacks to so many bytes."""
    whole = zipfile.ZipFile(io.BytesIO(docx("Title", PARAGRAPH)))
    big = b"<w:t>" + b"a" * size + b"</w:t>"
    return zipped(
        **{
            name: whole.read(name).replace(b"<w:t>", big + b"<w:t>", 1)
            if name == "word/document.xml"
            else whole.read(name)
            for name in whole.namelist()
        }
    )


def zipped(**files: bytes) -> bytes:
    """Pack files by their names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return file.getvalue()


def epub(*chapters: str) -> bytes:
    names = [f"c{number}.xhtml" for number in range(len(chapters))]
    items = "".join(f'<item id="{name}" href="{name}"/>' for name in names)
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf">'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
    )
    texts = {f"OEBPS/{name}": text.encode() for name, text in zip(names, chapters, strict=True)}
    return zipped(
        **{"META-INF/container.xml": container.encode(), "OEBPS/content.opf": package.encode()},
        **texts,
    )


def _drawn(page: str) -> str:
    lines = "".join(f"({line}) Tj T* " for line in page.splitlines())
    return f"BT /F1 10 Tf 12 TL 50 780 Td {lines}ET"


def _written(pages: list[str] | list[bytes], password: str | None, unicode: str = "") -> bytes:
    from pypdf import PdfWriter
    from pypdf.generic import (
        DecodedStreamObject,
        DictionaryObject,
        NameObject,
        StreamObject,
    )

    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    if unicode:
        mapping = DecodedStreamObject()
        mapping.set_data(unicode.encode())
        font[NameObject("/ToUnicode")] = writer._add_object(mapping)
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    for page in pages:
        added = writer.add_blank_page(595, 842)
        drawing = StreamObject()
        data = page if isinstance(page, bytes) else page.encode("latin-1")
        drawing._data = zlib.compress(data, 9)
        drawing[NameObject("/Filter")] = NameObject("/FlateDecode")
        added[NameObject("/Contents")] = writer._add_object(drawing)
        added[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    return _bytes(writer)


def _bytes(writer: object) -> bytes:
    file = io.BytesIO()
    writer.write(file)  # type: ignore[attr-defined]
    return file.getvalue()
