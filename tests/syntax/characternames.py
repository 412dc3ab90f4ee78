#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes engine/syntax/characternames.bin: what `\\N{name}` may name, from Python's own table of Unicode.

    characternames.py FILE

The file is what qUncompress() takes: lines `NAME;CODE`, sorted by their bytes, without the names that follow from the code
(Hangul syllables, unified ideographs of CJK). To be run with the newest Python that the parser knows.
"""

import pathlib
import struct
import sys
import unicodedata
import zlib

ALIASES = """NULL;START OF HEADING;START OF TEXT;END OF TEXT;END OF TRANSMISSION;ENQUIRY;ACKNOWLEDGE;ALERT;BACKSPACE;
CHARACTER TABULATION;HORIZONTAL TABULATION;LINE FEED;NEW LINE;END OF LINE;LINE TABULATION;VERTICAL TABULATION;FORM FEED;
CARRIAGE RETURN;SHIFT OUT;LOCKING-SHIFT ONE;SHIFT IN;LOCKING-SHIFT ZERO;DATA LINK ESCAPE;DEVICE CONTROL ONE;
DEVICE CONTROL TWO;DEVICE CONTROL THREE;DEVICE CONTROL FOUR;NEGATIVE ACKNOWLEDGE;SYNCHRONOUS IDLE;
END OF TRANSMISSION BLOCK;CANCEL;END OF MEDIUM;SUBSTITUTE;ESCAPE;INFORMATION SEPARATOR FOUR;FILE SEPARATOR;
INFORMATION SEPARATOR THREE;GROUP SEPARATOR;INFORMATION SEPARATOR TWO;RECORD SEPARATOR;INFORMATION SEPARATOR ONE;
UNIT SEPARATOR;DELETE;PADDING CHARACTER;HIGH OCTET PRESET;BREAK PERMITTED HERE;NO BREAK HERE;INDEX;NEXT LINE;
START OF SELECTED AREA;END OF SELECTED AREA;CHARACTER TABULATION SET;SINGLE SHIFT TWO;SINGLE SHIFT THREE;
DEVICE CONTROL STRING;PRIVATE USE ONE;PRIVATE USE TWO;STRING TERMINATOR;OPERATING SYSTEM COMMAND;PRIVACY MESSAGE;
APPLICATION PROGRAM COMMAND;NUL;SOH;STX;ETX;EOT;ENQ;ACK;BEL;BS;TAB;HT;LF;NL;EOL;VT;FF;CR;SO;SI;DLE;DC1;DC2;DC3;DC4;NAK;
SYN;ETB;CAN;EOM;SUB;ESC;FS;GS;RS;US;SP;DEL;NEL;NBSP;SHY;ZWSP;ZWNJ;ZWJ;LRM;RLM;BOM;ZWNBSP;BYTE ORDER MARK;CGJ;WJ;
LATIN SMALL LETTER GHA;LATIN CAPITAL LETTER GHA;WEIERSTRASS ELLIPTIC FUNCTION;LINE TABULATION;EM;LRE;RLE;PDF;LRO;RLO;
NNBSP;MMSP;LRI;RLI;FSI;PDI;LOW LINE"""


def main():
    lines = {}
    for code in range(sys.maxunicode + 1):
        name = unicodedata.name(chr(code), "")
        if name and not name.startswith(("HANGUL SYLLABLE ", "CJK UNIFIED IDEOGRAPH-")):
            lines[name] = code
    for name in ALIASES.replace("\n", "").split(";"):
        try:
            lines[name] = ord(unicodedata.lookup(name))
        except KeyError:
            print(f"Python knows no {name}")
    text = b"".join(sorted(f"{name};{code:X}\n".encode() for name, code in lines.items()))
    pathlib.Path(sys.argv[1]).write_bytes(struct.pack(">I", len(text)) + zlib.compress(text, 9))


if __name__ == "__main__":
    main()
