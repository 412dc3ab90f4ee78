// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/modules/module.h"

namespace signalbox::modules {

/// A type as collections.namedtuple() makes it. \a name: qualified, as "__main__.Point". \a defaults: of the
/// last fields.
objects::Value makeNamedTupleType(objects::Context &context, const std::string &name,
                                  std::vector<std::string> fields, std::vector<objects::Value> defaults);
/// One like those that CPython writes in C: its repr has the module, "time.struct_time(tm_year=2024, …)".
objects::Value makeStructType(objects::Context &context, const std::string &name,
                              std::vector<std::string> fields);
/// An instance of what makeNamedTupleType() made, a value for each field.
objects::Value makeNamedTuple(objects::Context &context, const objects::Value &type,
                              std::vector<objects::Value> values);
/// collections.namedtuple().
extern const objects::FunctionRow namedTupleFunction;

} // namespace signalbox::modules
