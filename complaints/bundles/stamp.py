"""The line at the head of each page of a bundle, in a face of its own: Source Sans with Latin letters and figures."""

import io
from importlib.resources import files
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from newsrooms.pdf.press import FACES

NAME = "/BundleHead"
LETTERS = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x2013, 0x2019, 0x2026]))
UNITS = 1000  # of a PDF's font, to the em


class Stamp:
    """Writes a line; `font` goes into the resources of each page that it is written on."""

    def __init__(self, pdf: Any) -> None:
        package, file = FACES["sans-400"]
        face = TTFont(io.BytesIO((files(package) / "files" / file).read_bytes()), recalcTimestamp=False)
        options = Options(layout_features=[], name_IDs=[], notdef_outline=True, hinting=False)
        for table in ("GPOS", "GSUB", "GDEF"):  # a second to read, and a line at the head needs none of them
            if table in face:
                del face[table]
        subsetter = Subsetter(options)
        subsetter.populate(text=LETTERS)
        subsetter.subset(face)
        self.scale = UNITS / face["head"].unitsPerEm
        order = {name: number for number, name in enumerate(face.getGlyphOrder())}
        self.glyphs = {code: order[name] for code, name in face.getBestCmap().items()}
        self.widths = {order[name]: width * self.scale for name, (width, _) in face["hmtx"].metrics.items()}
        self.font = self._font(pdf, face)

    def line(self, text: str, x: float, y: float, size: float = 7.5, *, to_the_left: bool = False) -> bytes:
        """The operators that write `text` at a point, or ending there."""
        glyphs = [self.glyphs[ord(sign)] for sign in text if ord(sign) in self.glyphs]
        if to_the_left:
            x -= sum(self.widths[glyph] for glyph in glyphs) * size / UNITS
        written = "".join(f"{glyph:04x}" for glyph in glyphs)
        return f"BT {NAME} {size} Tf {x:.2f} {y:.2f} Td <{written}> Tj ET\n".encode()

    def _font(self, pdf: Any, face: Any) -> Any:
        from pikepdf import Array, Dictionary, Name, String

        buffer = io.BytesIO()
        face.save(buffer, reorderTables=True)
        head, measures = face["head"], face["hhea"]
        base = Name("/ATIPBH+BundleHead-Sans")
        box = [round(one * self.scale) for one in (head.xMin, head.yMin, head.xMax, head.yMax)]
        described = Dictionary(
            Type=Name.FontDescriptor,
            FontName=base,
            Flags=32,
            FontBBox=Array(box),
            ItalicAngle=0,
            Ascent=round(measures.ascent * self.scale),
            Descent=round(measures.descent * self.scale),
            CapHeight=660,
            StemV=80,
            FontFile2=pdf.make_stream(buffer.getvalue(), Length1=len(buffer.getvalue())),
        )
        letters = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=base,
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            CIDToGIDMap=Name.Identity,
            DW=0,
            W=Array([0, Array([round(self.widths[glyph]) for glyph in sorted(self.widths)])]),
            FontDescriptor=pdf.make_indirect(described),
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=base,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(letters)]),
                ToUnicode=pdf.make_stream(self._letters_told()),
            )
        )

    def _letters_told(self) -> bytes:
        """Which letter each glyph is, for who searches and copies."""
        pairs = [f"<{glyph:04x}> <{code:04x}>" for code, glyph in sorted(self.glyphs.items(), key=lambda one: one[1])]
        parts = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
        told = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            f"{told}\nendcmap CMapName currentdict /CMap defineresource pop end end\n"
        ).encode()
