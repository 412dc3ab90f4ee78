// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFontMetricsF>
#include <QHash>
#include <QString>

#include <memory>

namespace signalbox {

/// Metrics of a font that remember how wide words are. A picture that moves has nearly the same words in each
/// frame, and to shape them only to know their width was a sixth of a frame.
class WordMetrics : public QFontMetricsF {
public:
    explicit WordMetrics(const QFont &font);

    /// As QFontMetricsF has it, in pixels of the font's device.
    double horizontalAdvance(const QString &words) const;
    double horizontalAdvance(QChar letter) const { return QFontMetricsF::horizontalAdvance(letter); }

private:
    std::shared_ptr<QHash<QString, double>> m_widths; ///< shared by all of this font in this thread
};

} // namespace signalbox
