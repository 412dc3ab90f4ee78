# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the syntax of type parameters is spelled out by (PEP 695)."""

from typing import Generic, ParamSpec, TypeAliasType, TypeVar, TypeVarTuple


def parameter(kind, name):
    if kind == "TypeVarTuple":
        return TypeVarTuple(name)
    return {"TypeVar": TypeVar, "ParamSpec": ParamSpec}[kind](name, infer_variance=True)


def noted(parameters):
    def note(function):
        function.__type_params__ = parameters
        return function
    return note


def alias(name, value, parameters):
    return TypeAliasType(name, None, type_params=parameters, _later=value)
