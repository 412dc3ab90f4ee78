// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/editcontroller.h"

#include "app/actions.h"
#include "engine/messages/message.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/document/document.h"

namespace signalbox {

namespace {

/// In an action's text a single & marks the letter of its menu key.
QString withoutMenuKey(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

EditController::EditController(Document &document, CanvasView &canvas, Actions &actions, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_canvas(canvas)
    , m_actions(actions)
{
    connectEdits();
    connectViews();
    const QUndoStack *history = &m_document.undoStack();
    for (const auto signal : {&QUndoStack::undoTextChanged, &QUndoStack::redoTextChanged})
        connect(history, signal, this, &EditController::updateHistory);
    for (const auto signal : {&QUndoStack::canUndoChanged, &QUndoStack::canRedoChanged})
        connect(history, signal, this, &EditController::updateHistory);
    connect(&m_canvas, &CanvasView::targetsChanged, this, &EditController::updateTargets);
    connect(&m_document, &Document::changed, this, &EditController::updateTargets);
    connect(&m_actions, &Actions::renamed, this, &EditController::updateHistory);
    connect(&m_actions, &Actions::renamed, this, &EditController::updateTargets);
    updateHistory();
    updateTargets();
}

void EditController::connectEdits()
{
    const auto on = [this](Actions::Id id, auto &&slot) {
        connect(m_actions[id], &QAction::triggered, this, slot);
    };
    on(Actions::Undo, [this] { m_document.undoStack().undo(); });
    on(Actions::Redo, [this] { m_document.undoStack().redo(); });
    on(Actions::Cut, [this] { m_canvas.cut(); });
    on(Actions::Copy, [this] { m_canvas.copy(); });
    // What they select is where one goes on, by Esc, arrows or Tab.
    on(Actions::Paste, [this] {
        m_canvas.setFocus();
        m_canvas.paste();
    });
    on(Actions::Duplicate, [this] {
        m_canvas.setFocus();
        m_canvas.duplicateSelection();
    });
    on(Actions::Delete, [this] { m_canvas.deleteSelection(); });
    on(Actions::SelectAll, [this] {
        m_canvas.setFocus();
        m_canvas.selectAll();
    });
    on(Actions::AddNode, [this] { m_canvas.openQuickAdd(); });
    on(Actions::Rename, [this] { m_canvas.renameFocused(); });
    on(Actions::Connect, [this] {
        m_canvas.setFocus();
        m_canvas.startConnecting();
    });
    on(Actions::Unfold, [this] {
        m_canvas.setFocus(); // where Esc folds them
        m_canvas.unfoldFocused();
    });
    on(Actions::AlignLeft, [this] { m_canvas.alignSelection(Qt::LeftEdge); });
    on(Actions::AlignRight, [this] { m_canvas.alignSelection(Qt::RightEdge); });
    on(Actions::AlignTop, [this] { m_canvas.alignSelection(Qt::TopEdge); });
    on(Actions::AlignBottom, [this] { m_canvas.alignSelection(Qt::BottomEdge); });
    on(Actions::SpreadAcross, [this] { m_canvas.distributeSelection(Qt::Horizontal); });
    on(Actions::SpreadDown, [this] { m_canvas.distributeSelection(Qt::Vertical); });
    on(Actions::Tidy, [this] { m_canvas.tidy(); });
}

void EditController::connectViews()
{
    const auto on = [this](Actions::Id id, auto &&slot) {
        connect(m_actions[id], &QAction::triggered, this, slot);
    };
    on(Actions::ZoomIn, [this] { m_canvas.zoomIn(); });
    on(Actions::ZoomOut, [this] { m_canvas.zoomOut(); });
    on(Actions::ZoomReset, [this] { m_canvas.zoomReset(); });
    on(Actions::FitAll, [this] { m_canvas.fitAll(); });
    on(Actions::FitSelection, [this] { m_canvas.fitSelection(); });
}

void EditController::updateHistory()
{
    const QUndoStack &history = m_document.undoStack();
    const auto name = [](const QString &plain, const QString &pattern, const QString &step) {
        return step.isEmpty() ? plain : fill(pattern, {{u"step", withoutMenuKey(step)}});
    };
    m_actions[Actions::Undo]->setText(name(tr("&Undo"), tr("&Undo {step}"), history.undoText()));
    m_actions[Actions::Redo]->setText(name(tr("&Redo"), tr("&Redo {step}"), history.redoText()));
    m_actions.setAvailable(Actions::Undo, history.canUndo(), tr("There is no change to take back."));
    m_actions.setAvailable(Actions::Redo, history.canRedo(), tr("No change has been taken back."));
}

void EditController::updateTargets()
{
    const QString nothing = tr("Nothing is selected.");
    for (const Actions::Id id :
         {Actions::Cut, Actions::Copy, Actions::Duplicate, Actions::Rename, Actions::Connect})
        m_actions.setAvailable(id, m_canvas.hasTargets(), nothing);
    m_actions.setAvailable(Actions::Delete, m_canvas.canDelete(), nothing);
    const Node *target = m_document.layout().find(m_canvas.onlyTarget());
    m_actions.setAvailable(Actions::Unfold, target && target->kind == NodeKind::Function,
                           tr("Select a function."));
    const qsizetype selected = m_canvas.selection().size();
    m_actions.setAvailable(Actions::FitSelection, selected > 0, nothing);
    for (const Actions::Id id :
         {Actions::AlignLeft, Actions::AlignRight, Actions::AlignTop, Actions::AlignBottom})
        m_actions.setAvailable(id, selected > 1, tr("Select two nodes or more."));
    for (const Actions::Id id : {Actions::SpreadAcross, Actions::SpreadDown})
        m_actions.setAvailable(id, selected > 2, tr("Select three nodes or more."));
    m_actions.setAvailable(Actions::Tidy, !m_document.layout().nodes.isEmpty(),
                           tr("There is nothing on the canvas."));
}

} // namespace signalbox
