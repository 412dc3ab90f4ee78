// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/look/theme.h"

#include <QStyledItemDelegate>

namespace signalbox {

/// Paints the changes of EffectsModel as two bars from a line in the middle: above, what comes of the smaller
/// number, below, of the greater one; to the left where the outcome becomes less. The words stand beside.
class ChangeBars : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme &theme) { m_theme = theme; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    Theme m_theme = Theme::dark();
};

} // namespace signalbox
