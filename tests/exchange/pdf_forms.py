"""Small fillable PDFs, and another program that fills them in."""

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

TOKEN = "0123456789abcdef" * 2


def blank(skills=(7, 8), token=TOKEN, radios=False):
    """A form as ours are: a hidden token, a level and words a skill, a note."""
    out = BytesIO()
    page = Canvas(out)
    form = page.acroForm
    if token is not None:
        form.textfield(name="token", value=token, x=1, y=1, width=2, height=2, fieldFlags="readOnly")
    for place, skill in enumerate(skills):
        top = 700 - 40 * place
        for level in "12345" if radios else ():
            form.radio(name=f"skill-{skill}", value=level, x=20 * int(level), y=top, size=12)
        if not radios:
            form.choice(name=f"skill-{skill}", options=["unknown", *"12345"], value="unknown", x=9, y=top, width=60)
        form.textfield(name=f"why-{skill}", x=200, y=top, width=200, height=14)
    form.textfield(name="note", x=9, y=60, width=400, height=40)
    page.showPage()
    page.save()
    return out.getvalue()


def filled(content, **answers):
    """The form saved again by another program; skill_7="4" answers the field skill-7."""
    writer = PdfWriter(clone_from=BytesIO(content))
    named = {key.replace("_", "-"): value for key, value in answers.items()}
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, named, auto_regenerate=False)
    return written(writer)


def written(writer):
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def locked(content, password="secret"):
    writer = PdfWriter(clone_from=BytesIO(content))
    writer.encrypt(password)
    return written(writer)


def joined(*contents):
    writer = PdfWriter()
    for content in contents:
        writer.append(BytesIO(content))
    return written(writer)


def fields_of(content):
    return PdfReader(BytesIO(content)).get_fields() or {}


def raw(objects, root=1):
    """A PDF written object by object, as an attacker would."""
    body, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    foot = b"trailer<</Root %d 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (root, len(objects) + 1, len(body))
    return body + head + table + foot
