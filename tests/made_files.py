"""Files as strangers might send them, made on the spot: sound ones, broken ones and traps."""

import io
import zipfile
import zlib

import xlsxwriter
from fpdf import FPDF
from PIL import Image

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*pages):
    made = FPDF()
    made.set_font("helvetica")
    for words in pages:
        made.add_page()
        if words:
            made.multi_cell(0, text=words)
    return bytes(made.output())


def document(*paragraphs):
    return packed(
        "word/document.xml",
        f'<w:document xmlns:w="{W}"><w:body>'
        + "".join(f"<w:p><w:r><w:t>{words}</w:t><w:tab/><w:t>.</w:t></w:r></w:p>" for words in paragraphs)
        + "</w:body></w:document>",
    )


def packed(name, content):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def pdf_drawing(content):
    """A PDF of one page, sound in itself, whose drawing is packed to a fraction of what it holds."""
    stream = zlib.compress(content, 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    return pdf_of(parts)


def pdf_of_pages(count):
    """A PDF of so many empty pages."""
    pages = [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"] * count
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count), *pages])


def pdf_of(parts):
    """A PDF of these objects, the first of them its root."""
    made, places = bytearray(b"%PDF-1.4\n"), []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(made))
    return bytes(made) + b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + table + end


def image(kind="PNG", size=(40, 30), colour="navy", mode="RGB", **how):
    """A picture of one colour."""
    made = io.BytesIO()
    Image.new(mode, size, colour).save(made, kind, **how)
    return made.getvalue()


def workbook(**sheets):
    """A workbook of these sheets; one whose name begins with "hidden" is."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name.startswith("hidden"):
                sheet.hide()
    return made.getvalue()
