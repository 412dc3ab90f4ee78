// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/units.h"
#include "widgets/export/exportjob.h"

#include <QList>

#include <memory>

namespace signalbox {

class Film;

/// A page of a storyboard: a moment, and what there is to say.
struct StoryPage {
    Micros time = 0;
    QString caption;

    bool operator==(const StoryPage &) const = default;
};

/// The document's stops within the film's span. Where it has none: the beginning, what a person should be
/// told of, the end, and moments between, so that there are at least six where the span has a length.
QList<StoryPage> storyOf(const Film &film);

/// Writes a PDF with a page for each of them, drawn and not painted, a page a step; the moment is of no
/// interest. The document is an attachment. \a film must outlive the job.
std::unique_ptr<ExportJob> beginPdf(const Film &film, Micros moment, const QString &path);

} // namespace signalbox
