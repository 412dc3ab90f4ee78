// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/catalog/catalog.h"
#include "engine/layout/layout.h"

namespace signalbox {

/// Brings what an edit may have left outside of what documents take (layoutfile.h) back to the nearest that
/// they take: places, sizes, times, names and texts. So whatever was edited can be saved and opened again.
void keepToLimits(Layout &layout);

QPointF withinLimits(QPointF position);
QSizeF withinLimits(QSizeF size); ///< of a frame
Settings withinLimits(Settings settings);

/// The nearest value that \a param may have.
ParamValue withinLimits(const ParamInfo &param, const ParamValue &value);

/// \a words as a node may be called: one line, no longer than names are. Empty where they are blank.
QString asName(const QString &words);

/// Why \a layout is too much for a document, in a sentence for who edited it; empty where there are no more
/// nodes, links and steps than documents hold, and frames and steps lie no deeper.
QString refusalOf(const Layout &layout);

} // namespace signalbox
