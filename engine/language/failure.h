// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/value.h"

#include <memory>
#include <string>
#include <vector>

namespace signalbox {

/// An exception of a simulated program, as a value.
struct Failure {
    std::string words; ///< as Python prints it: "Type: message"
    std::vector<std::shared_ptr<const Failure>> parts; ///< of an ExceptionGroup: its sub-exceptions, in order
    objects::Value exception =
        {}; ///< itself, where a program in Python raised it or has seen it; else Missing

    bool isGroup() const { return !parts.empty(); }
};

} // namespace signalbox
