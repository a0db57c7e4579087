"""Cut the three faces of the screen from the installed packages: `python tools/subset_fonts.py`.

Run once, by hand; what it writes to static/fonts is committed. The faces get a name of our own, in the file too:
the Open Font License reserves "Source" for the originals.
"""

import shutil
from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "static" / "fonts"

# (package, file inside it, our family, style, weight, file)
FACES = [
    ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf", "Atip Serif", "SemiBold", "atip-serif-600.woff2"),
    ("font_source_sans_pro", "SourceSansPro-Regular.ttf", "Atip Sans", "Regular", "atip-sans-400.woff2"),
    ("font_source_sans_pro", "SourceSansPro-Semibold.ttf", "Atip Sans", "SemiBold", "atip-sans-600.woff2"),
]
ASCII = range(0x20, 0x7F)
LATIN_1 = range(0xA0, 0x100)
BEYOND = "‑–—‘’‚“”„†•…‹›€™←↑→↓−≈≠≤≥\u2009\u202f"
LATIN_EXTENDED_A = range(0x100, 0x180)  # the names of people
CHARACTERS = [*ASCII, *LATIN_1, *LATIN_EXTENDED_A, *map(ord, BEYOND)]
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum", "case"]
COPYRIGHT, FAMILY, STYLE, UNIQUE, FULL, POSTSCRIPT, LICENCE, LICENCE_URL = 0, 1, 2, 3, 4, 6, 13, 14


def rename(font: TTFont, family: str, style: str) -> None:
    """Our own name in the name table; copyright and licence stay."""
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in {COPYRIGHT, LICENCE, LICENCE_URL} and n.platformID == 3]
    full = f"{family} {style}"
    for key, text in {
        FAMILY: full if style != "Regular" else family,
        STYLE: "Regular",
        UNIQUE: full,
        FULL: full,
        POSTSCRIPT: full.replace(" ", "-"),
    }.items():
        names.setName(text, key, 3, 1, 0x409)


def subset(source: Path, target: Path, family: str, style: str) -> None:
    font = TTFont(source)
    options = Options()
    options.flavor = "woff2"
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    cut = Subsetter(options)
    cut.populate(unicodes=CHARACTERS)
    cut.subset(font)
    rename(font, family, style)
    font.flavor = "woff2"
    font.save(target)


def main() -> None:
    for package, name, family, style, target in FACES:
        folder = Path(str(files(package))) / "files"
        subset(folder / name, TARGET / target, family, style)
        shutil.copyfile(folder / "LICENSE.txt", TARGET / f"LICENCE-{family.split()[1].lower()}.txt")
        print(target, (TARGET / target).stat().st_size)


if __name__ == "__main__":
    main()
