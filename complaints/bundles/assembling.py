"""The pages of a bundle brought together: the letter with its tags, the front matter, the documents, the originals.

The front matter comes as PDF/A-3a, and what is added keeps to it: the letter is the printer's own and brings its tags;
each page of a document is a figure with its text, drawn from a copy that was found fit; originals are attached files.
"""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from PIL import Image

from .carrier import carry
from .plan import Insert, Leaf, Plan
from .stamp import NAME, Stamp

WIDTH, HEIGHT = 612.0, 792.0  # letter, in points
SIDE, FOOT, TOP = 36.0, 36.0, 46.0  # margins of the page that a document's page stands on
HEAD = 28.0  # from the upper edge to the line at the head
Tell = Callable[[int, int], None]


def assemble(plan: Plan, tell: Tell) -> int:
    """Write the bundle. Returns: how many pages it has."""
    import pikepdf

    with ExitStack() as opened:
        pdf = opened.enter_context(pikepdf.open(plan.front))
        Bundle(pdf, opened, plan).put_together(tell)
        pdf.save(
            plan.target,
            deterministic_id=True,
            compress_streams=False,  # ours are already, and the originals stay as they came
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
        return len(pdf.pages)


class Bundle:
    def __init__(self, pdf: Any, opened: ExitStack, plan: Plan) -> None:
        self.pdf, self.opened, self.plan = pdf, opened, plan
        self.stamp = Stamp(pdf)
        self.tree = pdf.Root.StructTreeRoot
        self.document = self.tree.K[0]
        self.parents = self.tree.ParentTree.Nums
        self.next_key = max(int(one) for one in self.parents[::2]) + 1 if len(self.parents) else 0
        self.copies: dict[str, Any] = {}

    def put_together(self, tell: Tell) -> None:
        total = len(self.plan.inserts) + 2
        for done, insert in enumerate(reversed(self.plan.inserts), start=1):  # from behind: no place moves
            self.insert(insert)
            tell(done, total)
        self.put_letter_before()
        self.head_each_page()
        tell(total - 1, total)
        self.attach()
        self.pdf.Root.PageMode = self.name("UseOutlines")
        tell(total, total)

    @staticmethod
    def name(name: str) -> Any:
        from pikepdf import Name

        return Name("/" + name)

    def insert(self, insert: Insert) -> None:
        """The pages of a document behind its slip, told there as one section of figures."""
        from pikepdf import Array, Dictionary

        if not insert.leaves:
            return
        section = self.pdf.make_indirect(
            Dictionary(Type=self.name("StructElem"), S=self.name("Sect"), P=self.document, K=Array([]))
        )
        slip = self.pdf.pages[insert.after].obj
        self.document.K.insert(self.last_told_on(slip) + 1, section)
        for number, leaf in enumerate(insert.leaves, start=1):
            page = self.page_of(leaf)
            self.pdf.pages.insert(insert.after + number, page)
            self.tell_figure(self.pdf.pages[insert.after + number].obj, section, leaf.alt)

    def last_told_on(self, page: Any) -> int:
        """The place of the last element of the document that begins on a page."""
        places = [place for place, one in enumerate(self.document.K) if one.Pg.objgen == page.objgen]
        return places[-1]

    def page_of(self, leaf: Leaf) -> Any:
        """A page of ours with a page of the document in its frame, as large as fits and never enlarged."""
        from pikepdf import Dictionary, Page

        width, height = (HEIGHT, WIDTH) if leaf.size[0] > leaf.size[1] else (WIDTH, HEIGHT)
        drawn, painting, frame = self.drawn(leaf, width, height)
        left, bottom, right, top = frame
        head = self.stamp.line(leaf.head, SIDE, height - HEAD)
        border = f"0.5 w 0.6 G {left - 1:.2f} {bottom - 1:.2f} {right - left + 2:.2f} {top - bottom + 2:.2f} re S\n"
        content = b"".join(
            [
                artifact(head, "Header"),
                artifact(border.encode(), "Layout"),
                b"/Figure << /MCID 0 >> BDC\n",
                painting,
                b"\nEMC\n",
            ]
        )
        page = Dictionary(
            Type=self.name("Page"),
            MediaBox=[0, 0, width, height],
            Contents=self.pdf.make_stream(content),
            Resources=Dictionary(Font=Dictionary({NAME: self.stamp.font}), XObject=Dictionary({"/Drawn": drawn})),
            StructParents=self.next_key,
            Tabs=self.name("S"),
        )
        return Page(self.pdf.make_indirect(page))

    def drawn(self, leaf: Leaf, width: float, height: float) -> tuple[Any, bytes, tuple[float, float, float, float]]:
        """What is drawn, the operators that draw it, and where it then stands."""
        from pikepdf import Page, Rectangle

        room = (width - 2 * SIDE, height - TOP - FOOT)
        scale = min(1.0, room[0] / leaf.size[0], room[1] / leaf.size[1])
        across, up = leaf.size[0] * scale, leaf.size[1] * scale
        left, bottom = (width - across) / 2, FOOT + (room[1] - up)
        frame = (left, bottom, left + across, bottom + up)
        if leaf.path.endswith(".jpg"):
            placed = f"q {across:.3f} 0 0 {up:.3f} {left:.3f} {bottom:.3f} cm /Drawn Do Q"
            return self.picture(leaf.path), placed.encode(), frame
        source = self.copy(leaf.path).pages[leaf.page]
        form = self.pdf.copy_foreign(source.as_form_xobject())
        holder = Page(self.pdf.add_blank_page(page_size=(width, height)))
        painting = holder.calc_form_xobject_placement(form, self.name("Drawn"), Rectangle(*frame), allow_expand=False)
        del self.pdf.pages[-1]
        return form, painting, frame

    def copy(self, path: str) -> Any:
        import pikepdf

        if path not in self.copies:
            self.copies[path] = self.opened.enter_context(pikepdf.open(path))
        return self.copies[path]

    def picture(self, path: str) -> Any:
        with Image.open(path) as seen:
            width, height = seen.size
        return self.pdf.make_stream(
            Path(path).read_bytes(),
            Type=self.name("XObject"),
            Subtype=self.name("Image"),
            Width=width,
            Height=height,
            ColorSpace=self.name("DeviceRGB"),
            BitsPerComponent=8,
            Filter=self.name("DCTDecode"),
        )

    def tell_figure(self, page: Any, section: Any, alt: str) -> None:
        from pikepdf import Array, Dictionary, String

        figure = self.pdf.make_indirect(
            Dictionary(
                Type=self.name("StructElem"), S=self.name("Figure"), P=section, Pg=page, Alt=String(alt), K=Array([0])
            )
        )
        section.K.append(figure)
        if "/Pg" not in section:
            section.Pg = page
        self.parents.append(self.next_key)
        self.parents.append(self.pdf.make_indirect(Array([figure])))
        self.next_key += 1

    def put_letter_before(self) -> None:
        """The letter's own pages, its tags as the first part of the document; the contents' link leads to it."""
        import pikepdf
        from pikepdf import Array, Name, OutlineItem

        letter = self.opened.enter_context(pikepdf.open(self.plan.letter))
        for place, page in enumerate(letter.pages):
            self.pdf.pages.insert(place, page)
        told = self.pdf.copy_foreign(letter.Root.StructTreeRoot.K[0])
        parents = told.P.ParentTree.Nums
        for page in self.pdf.pages[: len(letter.pages)]:
            page.obj.StructParents = self.next_key + int(page.obj.StructParents)
            for link in page.obj.get("/Annots", []):
                if "/StructParent" in link:
                    link.StructParent = self.next_key + int(link.StructParent)
        for key, value in zip(parents[::2], parents[1::2], strict=True):
            self.parents.append(self.next_key + int(key))
            self.parents.append(value)
        self.next_key += max(int(key) for key in parents[::2]) + 1
        name_apart(told)
        told.S, told.P = Name.Part, self.document
        self.document.K.insert(0, told)
        first = self.pdf.pages[0].obj
        names = self.pdf.Root.Names.Dests.Names
        for place in range(0, len(names), 2):
            if str(names[place]) == "letter":
                names[place + 1] = Array([first, Name.XYZ, None, None, None])
        with self.pdf.open_outline() as outline:
            outline.root.insert(0, OutlineItem(self.plan.letter_title, Array([first, Name.XYZ, None, None, None])))

    def head_each_page(self) -> None:
        from pikepdf import Dictionary

        pages = len(self.pdf.pages)
        for number, page in enumerate(self.pdf.pages, start=1):
            width, height = float(page.mediabox[2]), float(page.mediabox[3])
            resources = page.obj.Resources
            if "/Font" not in resources:
                resources.Font = Dictionary()
            resources.Font[NAME] = self.stamp.font
            text = self.plan.head.format(page=number, pages=pages)
            line = self.stamp.line(text, width - SIDE, height - HEAD, to_the_left=True)
            page.contents_add(artifact(line, "Header"), prepend=True)

    def attach(self) -> None:
        """The originals, as they came: for who wants more than the eye sees."""
        import pikepdf
        from pikepdf import Array, Dictionary, String

        paths = [Path(one.path) for one in self.plan.originals]
        holder = Path(self.plan.folder, "originals.pdf")
        numbers = carry(paths, holder)
        carrier = self.opened.enter_context(pikepdf.open(holder))
        told: list[tuple[Any, Any]] = []
        for one, number, path in zip(self.plan.originals, numbers, paths, strict=True):
            stream = self.pdf.copy_foreign(carrier.get_object(number, 0))
            stream.Subtype = pikepdf.Name("/" + one.media_type)
            stream.Params = Dictionary(Size=path.stat().st_size, ModDate=String(one.kept_at))
            file = self.pdf.make_indirect(
                Dictionary(
                    Type=self.name("Filespec"),
                    F=String(one.name),
                    UF=String(one.name),
                    Desc=String(one.description),
                    AFRelationship=self.name("Source"),
                    EF=Dictionary(F=stream, UF=stream),
                )
            )
            told.append((String(one.name), file))
        in_order = sorted(told, key=lambda one: bytes(one[0]))
        self.pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array([one for pair in in_order for one in pair]))
        self.pdf.Root.AF = Array([file for _name, file in told])


def artifact(operators: bytes, subtype: str) -> bytes:
    """What is no part of what is read: the line at the head, a frame."""
    kind = b"/Pagination /Subtype /Header" if subtype == "Header" else b"/Layout"
    return b"/Artifact << /Type %s >> BDC\nq 0 g\n%s\nQ\nEMC\n" % (kind, operators.rstrip())


def name_apart(element: Any) -> None:
    """The letter's tables name their heads as those of the front matter do: they get names of their own."""
    from pikepdf import Array, Dictionary, String

    waiting = [element]
    while waiting:
        one = waiting.pop()
        if "/ID" in one:
            one.ID = String(f"letter-{one.ID}")
        attributes = one.get("/A")
        if isinstance(attributes, Dictionary) and "/Headers" in attributes:
            attributes.Headers = Array([String(f"letter-{head}") for head in attributes.Headers])
        waiting += [kid for kid in one.get("/K", []) if isinstance(kid, Dictionary) and "/S" in kid]
