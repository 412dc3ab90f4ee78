// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAction>
#include <QList>
#include <QObject>

class QWidget;

namespace signalbox {

/// Everything a person can ask the window to do, each with its name, key, icon and one sentence. Menus, the
/// command palette, the list of keys and the buttons all take them from here.
class Actions : public QObject {
    Q_OBJECT
public:
    enum Id : quint8 {
        New,
        Open,
        Import,
        Examples,
        Save,
        SaveAs,
        Export,
        ExportPython,
        ExportTrace,
        Stops,
        Close,
        Undo,
        Redo,
        Cut,
        Copy,
        Paste,
        Duplicate,
        Delete,
        SelectAll,
        FindInOutput,
        AddNode,
        Rename,
        Connect,
        Unfold,
        AlignLeft,
        AlignRight,
        AlignTop,
        AlignBottom,
        SpreadAcross,
        SpreadDown,
        Tidy,
        PlayPause,
        StepBack,
        StepForward,
        ToStart,
        ToEnd,
        NextStop,
        PreviousStop,
        Faster,
        Slower,
        NewSeed,
        ByHand,
        StopComputing,
        RunAgain,
        ZoomIn,
        ZoomOut,
        ZoomReset,
        FitAll,
        FitSelection,
        FitTimeline,
        PinVariable,
        ShowPalette,
        ShowSide,
        ShowTimeline,
        ShowCharts,
        ShowFigures,
        ShowSweeps,
        ShowComparison,
        ShowCode,
        ShowOutput,
        ThemeDark,
        ThemeLight,
        ThemeHighContrast,
        ReducedMotion,
        FullScreen,
        Present,
        ResetLayout,
        NextPane,
        PreviousPane,
        CommandPalette,
        Keys,
        About,
        Count,
    };

    /// The keys work while \a window, which owns this, has the focus.
    explicit Actions(QWidget *window);

    QAction *operator[](Id id) const { return m_actions[id]; }
    const QList<QAction *> &all() const { return m_actions; }

    /// Greys an action that is of no use now, and says \a why not; that takes a sentence.
    void setAvailable(Id id, bool available, const QString &why = {});
    /// The sentence about why an action is greyed; empty where it is not.
    static QString whyNot(const QAction *action);
    /// What the action does, in one sentence.
    static QString sentence(const QAction *action);
    /// The name as people read it: without the mark of its menu key and the dots.
    static QString plainName(const QAction *action);

    /// All words anew where the window's language changes.
    bool eventFilter(QObject *window, QEvent *event) override;

Q_SIGNALS:
    /// Whoever makes more of an action's words does it again.
    void renamed();

private:
    QList<QAction *> m_actions;
};

} // namespace signalbox
