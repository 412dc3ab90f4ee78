// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QList>
#include <QScrollArea>

namespace signalbox {

class Document;
class InspectorPage;
class Player;
class RunKeeper;

/// Everything there is to know and to set about what is selected: a node, several, or the layout itself.
/// Changes act at once, through the document; the sentence about a node follows the playhead. Document,
/// keeper and player must have been made before it and outlive it.
class Inspector : public QScrollArea {
    Q_OBJECT
public:
    Inspector(Document &document, RunKeeper &keeper, Player &player, QWidget *parent = nullptr);

    void setSelection(const QList<NodeId> &nodes); ///< those that do not exist are passed over
    QList<NodeId> selection() const { return m_selection; }
    void showLine(int line); ///< of the code of what is selected, from 1; the keyboard goes there

    QSize sizeHint() const override;

Q_SIGNALS:
    void nodePicked(signalbox::NodeId node); ///< a link, or a member of a frame: the person wants to go there

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    bool isLow() const;
    void documentChanged();
    void showSelection();

    Document &m_document;
    RunKeeper &m_keeper;
    Player &m_player;
    QList<NodeId> m_selection;
    QList<NodeKind> m_kinds; ///< what the page shown is for
    InspectorPage *m_page = nullptr;
};

} // namespace signalbox
