// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace signalbox {

class Actions;
class CanvasView;
class Document;

/// The actions that edit the document and move the view of it, and which of them are of use now.
class EditController : public QObject {
    Q_OBJECT
public:
    /// All of them must outlive it.
    EditController(Document &document, CanvasView &canvas, Actions &actions, QObject *parent);

private:
    void connectEdits();
    void connectViews();
    void updateHistory();
    void updateTargets();

    Document &m_document;
    CanvasView &m_canvas;
    Actions &m_actions;
};

} // namespace signalbox
