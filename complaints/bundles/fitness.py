"""Whether the pages of a foreign PDF can stand in a file that claims PDF/A-3a, as far as its objects tell.

An archive copy carries its own fonts, says which letters they draw, and has no colours, layers or filters that a reader
in fifty years may not know. What does not is attached whole, and the bundle's claim stays true.
"""

from collections.abc import Iterator
from typing import Any

from fontTools.agl import toUnicode

# Encodings whose letters are known without a table of them.
KNOWN_ENCODINGS = {"/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding", "/MacExpertEncoding"}
STANDARD_COLOURS = {"/DeviceRGB", "/DeviceGray", "/Pattern", "/CalRGB", "/CalGray", "/Lab", "/ICCBased"}
SHOWING = "q Q Tf Tr Tj TJ ' \" k K cs CS BI"
INVISIBLE = 3


class Unfit(Exception):
    """Its pages are not shown: the code of the sentence that says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def require_fit(pdf: Any) -> None:
    """Raises: `Unfit` for the whole document: half of a letter is worse than none."""
    if "/OCProperties" in pdf.Root:
        raise Unfit("layers")
    looked: set[tuple[int, int]] = set()
    for page in pdf.pages:
        _require_group(page.obj)
        _look_at(page.resources, page, looked)


def _look_at(resources: Any, content: Any, looked: set[tuple[int, int]]) -> None:
    """The resources of a page or form, and what its content does with them."""
    bare = {str(name) for name, font in _entries(resources, "/Font") if not _is_embedded(font, looked)}
    for _name, colour in _entries(resources, "/ColorSpace"):
        _require_colour(colour)
    for _name, state in _entries(resources, "/ExtGState"):
        if "/TR" in state or str(state.get("/TR2", "/Default")) != "/Default" or "/HTP" in state:
            raise Unfit("drawing")
    for _name, pattern in [*_entries(resources, "/Pattern"), *_entries(resources, "/Shading")]:
        _require_pattern(pattern, looked)
    for _name, drawn in _entries(resources, "/XObject"):
        _require_drawn(drawn, looked)
    _require_content(content, bare)


def _entries(resources: Any, name: str) -> Iterator[tuple[Any, Any]]:
    found = resources.get(name) if resources is not None else None
    return iter(found.items()) if found is not None else iter(())


def _once(one: Any, looked: set[tuple[int, int]]) -> bool:
    """Whether it is met for the first time; what has no number of its own always is."""
    number = one.objgen
    if number == (0, 0):
        return True
    if number in looked:
        return False
    looked.add(number)
    return True


def _is_embedded(font: Any, looked: set[tuple[int, int]]) -> bool:
    """Whether a font is in the file. Raises: `Unfit` where nothing says which letters it draws."""
    subtype = str(font.get("/Subtype"))
    if subtype == "/Type3":
        if _once(font, looked):
            for _name, procedure in _entries(font, "/CharProcs"):
                _look_at(font.get("/Resources"), procedure, looked)
        return True
    holder = font.DescendantFonts[0] if subtype == "/Type0" else font
    described = holder.get("/FontDescriptor")
    embedded = described is not None and any(f"/FontFile{which}" in described for which in ("", "2", "3"))
    if embedded and not _says_its_letters(font, subtype):
        raise Unfit("letters")
    return embedded


def _says_its_letters(font: Any, subtype: str) -> bool:
    if "/ToUnicode" in font:
        return True
    if subtype == "/Type0":
        return False
    encoding = font.get("/Encoding")
    if encoding is None:
        return False
    if not _is_dictionary(encoding):
        return str(encoding) in KNOWN_ENCODINGS
    named = [str(one)[1:] for one in encoding.get("/Differences", []) if str(one).startswith("/")]
    return str(encoding.get("/BaseEncoding")) in KNOWN_ENCODINGS and all(map(toUnicode, named))


def _require_colour(colour: Any) -> None:
    """Ours is sRGB: other device colours would look different on each machine."""
    kind = str(colour[0]) if _is_array(colour) else str(colour)
    if kind in ("/DeviceCMYK", "/CalCMYK"):
        raise Unfit("colours")
    if kind == "/Indexed":
        _require_colour(colour[1])
    elif kind in ("/Separation", "/DeviceN"):
        _require_colour(colour[2])
    elif kind == "/Pattern" and _is_array(colour) and len(colour) > 1:
        _require_colour(colour[1])
    elif kind not in STANDARD_COLOURS:
        raise Unfit("colours")


def _is_array(one: Any) -> bool:
    from pikepdf import Array

    return isinstance(one, Array)


def _is_dictionary(one: Any) -> bool:
    from pikepdf import Dictionary

    return isinstance(one, Dictionary)


def _require_pattern(pattern: Any, looked: set[tuple[int, int]]) -> None:
    if not _once(pattern, looked):
        return
    shading = pattern.get("/Shading", pattern)
    if "/ColorSpace" in shading:
        _require_colour(shading.ColorSpace)
    if pattern.get("/PatternType") == 1:
        _look_at(pattern.get("/Resources"), pattern, looked)


def _require_drawn(drawn: Any, looked: set[tuple[int, int]]) -> None:
    """A picture or a form on the page."""
    if not _once(drawn, looked):
        return
    if {"/OPI", "/Ref", "/PS", "/Alternates", "/F"} & set(drawn.keys()):
        raise Unfit("drawing")
    match str(drawn.get("/Subtype")):
        case "/Image":
            _require_picture(drawn)
        case "/Form":
            _require_group(drawn)
            _look_at(drawn.get("/Resources"), drawn, looked)
        case _:
            raise Unfit("drawing")


def _require_group(holder: Any) -> None:
    """The colours in which what is transparent is mixed."""
    group = holder.get("/Group")
    if group is not None and "/CS" in group:
        _require_colour(group.CS)


def _require_picture(picture: Any) -> None:
    if "/ColorSpace" in picture:
        _require_colour(picture.ColorSpace)
    elif not picture.get("/ImageMask", False):
        raise Unfit("colours")  # JPEG 2000 that brings its own
    if "/SMask" in picture and "/ColorSpace" in picture.SMask:
        _require_colour(picture.SMask.ColorSpace)


def _require_content(content: Any, bare: set[str]) -> None:
    """No colours for print; letters of a font that is not in the file only where they are not seen, as after OCR."""
    from pikepdf import parse_content_stream

    hand = _Hand(bare)
    for one in parse_content_stream(content, SHOWING):
        operands: Any = one.operands
        match str(one.operator):
            case "k" | "K":
                raise Unfit("colours")
            case "cs" | "CS" if str(operands[0]) == "/DeviceCMYK":
                raise Unfit("colours")
            case "INLINE IMAGE":
                _require_inline(operands[0])
            case other:
                hand.write(other, operands)


class _Hand:
    """Which font it writes with, and whether that is seen."""

    def __init__(self, bare: set[str]) -> None:
        self.bare = bare
        self.font, self.mode = "", 0
        self.kept: list[tuple[str, int]] = []

    def write(self, operator: str, operands: Any) -> None:
        match operator:
            case "q":
                self.kept.append((self.font, self.mode))
            case "Q" if self.kept:
                self.font, self.mode = self.kept.pop()
            case "Tf":
                self.font = str(operands[0])
            case "Tr":
                self.mode = int(operands[0])
            case "Tj" | "TJ" | "'" | '"' if self.font in self.bare and self.mode != INVISIBLE:
                raise Unfit("fonts")
            case _:
                pass


def _require_inline(picture: Any) -> None:
    told = {str(name): str(value) for name, value in picture.obj.items()}
    if "LZW" in told.get("/Filter", told.get("/F", "")):
        raise Unfit("drawing")
    if told.get("/ColorSpace", told.get("/CS", "")) in ("/DeviceCMYK", "/CMYK"):
        raise Unfit("colours")
