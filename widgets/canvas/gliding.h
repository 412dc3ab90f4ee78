// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

namespace signalbox {

/// After an auto-layout, nodes glide to their new places, so that the eye can follow. Only the picture does:
/// the document has long changed.
class Gliding : public QObject {
    Q_OBJECT
public:
    explicit Gliding(QObject *parent = nullptr);

    static constexpr int kDuration = 260; ///< milliseconds

    void begin(const Layout &before); ///< from there to whatever the document holds now
    void stop();
    bool isUnderWay() const { return m_frames.isActive(); }
    Layout between(const Layout &after) const; ///< \a after, with its nodes where they are by now

Q_SIGNALS:
    void moved();

private:
    QHash<NodeId, std::pair<QPointF, QSizeF>> m_before;
    QTimer m_frames;
    QElapsedTimer m_since;
};

} // namespace signalbox
