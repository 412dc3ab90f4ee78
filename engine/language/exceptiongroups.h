// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/language/failure.h"

#include <QString>

namespace signalbox {

/// What except* does to exceptions, by the rules of PEP 654 (https://peps.python.org/pep-0654/). Exceptions
/// in a group are shared, so each is known by where it is, as by its identity in Python.
using FailurePart = std::shared_ptr<const Failure>;

/// The two parts of an exception or group: what a clause takes and what is left. Null stands for nothing.
struct FailureSplit {
    FailurePart match;
    FailurePart rest;
};
FailureSplit splitByType(const FailurePart &failure, const QString &type);

/// What is left of \a group when only exceptions that stand in \a kept as well stay; null for nothing.
FailurePart keepParts(const FailurePart &group, const std::vector<FailurePart> &kept);

/// The message of a group, without its type and the number of its parts.
std::string messageOfGroup(const Failure &group);

/// Whether both are one and the same group, not only groups that look alike.
bool isSameGroup(const Failure &one, const Failure &other);

} // namespace signalbox
