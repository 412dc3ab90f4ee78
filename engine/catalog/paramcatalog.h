// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/choiceinfo.h"
#include "engine/layout/layout.h"

namespace signalbox {

/// What can be set on a node.
struct ParamInfo {
    enum class Type : quint8 { Flag, Number, Time, Steps, Choice, Text, Code };
    Param param;
    Type type;
    QString key; ///< in files: "capacity"
    QString python; ///< what Python calls it: "maxsize"; empty where it has no word for it
    Phrase label; ///< for people: "Capacity"
    Phrase help; ///< one sentence
    ParamValue defaultValue;
    qint64 minimum = 0; ///< Number: of the value; Time: of the microseconds
    qint64 maximum = 0; ///< Text, Code: how many characters
    Phrase zeroMeans = ""; ///< what 0 stands for ("unbounded"), empty where it is a plain number
    QList<ChoiceInfo> choices = {}; ///< Choice: the value is an index of these
};

const QList<ParamInfo> &paramCatalog();
const ParamInfo &info(Param param);

} // namespace signalbox
