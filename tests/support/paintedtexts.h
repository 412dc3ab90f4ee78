// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QRectF>
#include <QString>

class QWidget;

namespace signalbox::testing {

/// A text that a widget paints.
struct PaintedText {
    QString words;
    QRectF place; ///< in the widget's pixels
    QRectF room; ///< what is not clipped away, of the widget's pixels

    /// Whether letters are cut at the side, or above or below. A text that ends in an ellipsis says itself
    /// that there is more of it.
    bool isCut() const;
    bool isCutSideways() const; ///< whatever is above and below
};

/// What \a widget, without its children, paints in letters: whoever paints it and however, as it comes from
/// the paint engine.
QList<PaintedText> paintedTexts(QWidget &widget);

} // namespace signalbox::testing
