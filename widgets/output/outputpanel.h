// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/look/theme.h"
#include "widgets/session/player.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace signalbox {

class OutputModel;
class OutputView;

/// Whether the program of \a run prints, or could.
bool prints(const Run &run);

/// What the program prints, and when: all of it, that to come paler under the playhead's rule. Ctrl+F
/// searches, Enter and Shift+Enter go from hit to hit; a line that is picked moves the playhead to its
/// moment. Hidden it does nothing: what a run brings is looked at when it is shown.
class OutputPanel : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the panel.
    OutputPanel(RunKeeper &keeper, Player &player, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Selects a line of the run, as printedLines() counts, once the panel is shown; a choice of tasks that
    /// leaves it out ends.
    void showLine(int line);
    void openSearch(); ///< the keyboard goes there
    QSize sizeHint() const override;
    /// In which its lines can be read, or most of them, but not wider than a quarter of a usual window.
    int suitableWidth();

Q_SIGNALS:
    void taskPicked(signalbox::TaskId task); ///< whose line was picked

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeSearch();
    void makeMenu();
    void showWords();
    void runChanged();
    void refresh();
    void followPlayer();
    void showCount();
    void fillTasks();
    void closeSearch();
    void goToHit(bool forward);
    void showHits();
    void pick(int row);
    void toggleTask();
    void nameTask();
    void copy(const QString &text);

    RunKeeper &m_keeper;
    Player &m_player;
    OutputModel *m_model;
    OutputView *m_view;
    QStackedWidget *m_stack;
    QLabel *m_title = nullptr;
    QLabel *m_count = nullptr;
    QLabel *m_nothing = nullptr;
    QComboBox *m_tasks = nullptr;
    QToolButton *m_searchButton = nullptr;
    QToolButton *m_copyButton = nullptr;
    QWidget *m_searchBar = nullptr;
    QLineEdit *m_search = nullptr;
    QLabel *m_hits = nullptr;
    QAction *m_copySelected = nullptr;
    QAction *m_copyAll = nullptr;
    QAction *m_goThere = nullptr;
    QAction *m_onlyTask = nullptr; ///< that of the current line, or all again
    QList<int> m_colours; ///< Theme::taskColour by TaskId
    quint64 m_runNumber = 0;
    qsizetype m_facts = 0; ///< of the run that is shown
    bool m_stale = true;
    int m_wantedLine = -1; ///< to be selected when the panel is shown
};

} // namespace signalbox
