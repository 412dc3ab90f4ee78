# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a tree of Python's `ast` as engine/syntax/dump.h does, so that texts can be compared."""

import ast
import struct

# In the order of Python 3.13's abstract grammar, without type comments; what a version has not is None.
MEMBERS = {
    "Module": ("body",),
    "FunctionDef": ("name", "args", "body", "decorator_list", "returns", "type_params"),
    "AsyncFunctionDef": ("name", "args", "body", "decorator_list", "returns", "type_params"),
    "ClassDef": ("name", "bases", "keywords", "body", "decorator_list", "type_params"),
    "arguments": ("posonlyargs", "args", "vararg", "kwonlyargs", "kw_defaults", "kwarg", "defaults"),
    "arg": ("arg", "annotation"),
    "Assign": ("targets", "value"),
    "For": ("target", "iter", "body", "orelse"),
    "AsyncFor": ("target", "iter", "body", "orelse"),
    "With": ("items", "body"),
    "AsyncWith": ("items", "body"),
    "TypeVar": ("name", "bound", "default_value"),
    "TypeVarTuple": ("name", "default_value"),
    "ParamSpec": ("name", "default_value"),
}
LISTS = {"type_params"}
CODES = {each: f"\\{each:x};" for each in range(256) if not 0x20 <= each < 0x7F or chr(each) in "'\\"}


def text(letters):
    if letters.isascii() and letters.isprintable() and "'" not in letters and "\\" not in letters:
        return f"'{letters}'"
    return "'" + "".join(CODES.get(ord(each)) or (each if ord(each) < 0x7F else f"\\{ord(each):x};")
                         for each in letters) + "'"


def number(value):
    return f"0x{struct.unpack('<Q', struct.pack('<d', value))[0]:x}"


def literal(value):
    if value is None or isinstance(value, bool):
        return str(value)
    if value is Ellipsis:
        return "Ellipsis"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return number(value)
    if isinstance(value, complex):
        return number(value.imag) + "j"
    if isinstance(value, bytes):
        return "b" + text(value.decode("latin-1"))
    return text(value)


def member(value):
    if value is None:
        return "None"
    if isinstance(value, list):
        return "[" + ", ".join(map(member, value)) + "]"
    if isinstance(value, ast.AST):
        return dump(value)
    if isinstance(value, str):
        return text(value)
    return str(int(value))


def dump(node):
    name = type(node).__name__
    if name == "Constant":
        inside = literal(node.value) + ", " + member(node.kind)
    elif name == "MatchSingleton":
        inside = literal(node.value)
    elif name in ("Load", "Store", "Del") or isinstance(node, (ast.operator, ast.boolop, ast.unaryop, ast.cmpop)):
        return name
    else:
        inside = ", ".join(member(getattr(node, each, [] if each in LISTS else None))
                           for each in MEMBERS.get(name, node._fields))
    place = f"@{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}" if "lineno" in node._attributes else ""
    return f"{name}({inside}){place}"
