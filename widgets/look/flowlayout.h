// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace signalbox {

/// Lays widgets out in a row that goes on below where the width ends, so that nothing is cut off in a narrow
/// panel or with large fonts.
class FlowLayout : public QLayout {
public:
    explicit FlowLayout(int spacing);

    void addItem(QLayoutItem *item) override; ///< takes ownership
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override; ///< gives ownership away
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    void setGeometry(const QRect &rect) override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;

private:
    int arrange(const QRect &rect, bool moves) const;
    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace signalbox
