// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/objects/value.h"

#include <QList>
#include <QString>

namespace signalbox {

namespace evaluator {
class Activation;
}

/// A variable of a call; Missing where it has no value yet.
struct CallVariable {
    QString name;
    objects::Value value;
};

/// Of a function, all in the order in which it knows them. Of a module, what its statements have set, but for
/// what they import and define: that is no news.
QList<CallVariable> variablesOf(const evaluator::Activation &call);
/// The one of that name; Missing where there is none.
objects::Value variableOf(const evaluator::Activation &call, const QString &name);

} // namespace signalbox
