// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Only .cpp files of this folder may include it: the editor component, whose headers are written with Qt's
// short keywords.
#define signals Q_SIGNALS // NOLINT(readability-identifier-naming)
#define slots Q_SLOTS // NOLINT(readability-identifier-naming)
#include <Qsci/qscicommand.h>
#include <Qsci/qscicommandset.h>
#include <Qsci/qscilexerpython.h>
#include <Qsci/qsciscintilla.h>
#include <Qsci/qscistyle.h>
#include <Qsci/qscistyledtext.h>
#undef signals
#undef slots
