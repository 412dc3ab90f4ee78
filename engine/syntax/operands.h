// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/syntax/targets.h"

namespace signalbox::syntax {

/// Parses what stands in the brackets of calls, classes and functions.
class OperandParser : public TargetParser {
public:
    using TargetParser::TargetParser;

protected:
    Operands operands(Brackets brackets) override;
    Parameters parameters(Kind end) override;

private:
    void argument(Operands &operands, bool &sawKeyword, bool &sawMapping);
    void parameter(Parameters &into, Kind end, bool &sawDefault, bool &sawStar);
    Parameter plainParameter(Kind end, bool isRest);
};

} // namespace signalbox::syntax
