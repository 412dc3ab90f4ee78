// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/actions.h"
#include "widgets/document/document.h"
#include "widgets/document/recovery.h"
#include "widgets/session/player.h"
#include "widgets/session/runkeeper.h"

#include <QMainWindow>

class QLabel;
class QSplitter;

namespace signalbox {

class Banner;
class BannerStack;
class CanvasView;
class ChartsPanel;
class SweepPanel;
class CodePanel;
class ComparePanel;
class ComputingBanner;
class ExportController;
class FileController;
class FileNotices;
class FiguresPanel;
class GhostKeeper;
class Inspector;
class LoopStrip;
class OutputPanel;
class PalettePanel;
class Panes;
class PlayBar;
class Presentation;
class Preferences;
class ProblemsPanel;
class SeedBanner;
class SidePanel;
class TimelinePanel;
class TimelineView;
class VariablesPanel;
class VerdictBanner;
class ViewController;
struct Theme;

/// The window: puts document, run, player and panels together and lets them talk. What they do is theirs.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// \a preferences must outlive the window. Unsaved work is kept in \a journalFolder.
    explicit MainWindow(Preferences &preferences,
                        const QString &journalFolder = RecoveryJournal::defaultDirectory());
    ~MainWindow() override;

    /// What a start shows: what was lost, \a file, or on the very first start the gallery.
    void begin(const QString &file);
    void showGallery();

    Document &document() { return m_document; }
    RunKeeper &keeper() { return m_keeper; }
    Player &player() { return m_player; }
    const Actions &actions() const { return m_actions; }
    FileController &files() { return *m_files; }

protected:
    void closeEvent(QCloseEvent *event) override;
    /// Tab goes by where things stand.
    bool focusNextPrevChild(bool next) override;

private:
    void build();
    QWidget *buildCanvasColumn();
    QWidget *buildSide();
    QWidget *buildBottom();
    void buildControllers();
    void buildPresentation();
    void connectPanels();
    void connectFigures();
    void connectComparison();
    void connectActions();
    void setTheme(const Theme &theme);
    void select(const QList<NodeId> &nodes);
    void selectTask(TaskId task);
    void showPinning();
    void showWords();
    void showPages();
    void updateTitle();

    Preferences &m_preferences;
    const QString m_journalFolder;
    Document m_document;
    RunKeeper m_keeper;
    Player m_player;
    RecoveryJournal m_journal;
    Actions m_actions;

    FileController *m_files = nullptr;
    FileNotices *m_fileNotices = nullptr;
    ExportController *m_exports = nullptr;
    ViewController *m_view = nullptr;
    Presentation *m_presentation = nullptr;
    QList<QObject *> m_controllers; ///< all of them, in the order in which they go
    Panes *m_panes = nullptr;
    PlayBar *m_playBar = nullptr;
    PalettePanel *m_palette = nullptr;
    CanvasView *m_canvas = nullptr;
    QLabel *m_caption = nullptr; ///< below it, while the run is shown to a room
    SidePanel *m_side = nullptr;
    CodePanel *m_code = nullptr;
    Inspector *m_inspector = nullptr;
    VariablesPanel *m_variables = nullptr; ///< below it
    QSplitter *m_inspection = nullptr; ///< both
    ProblemsPanel *m_problems = nullptr;
    VerdictBanner *m_verdicts = nullptr;
    Banner *m_notice = nullptr;
    SeedBanner *m_triedSeed = nullptr;
    ComputingBanner *m_computing = nullptr;
    BannerStack *m_banners = nullptr;
    QWidget *m_bottom = nullptr;
    LoopStrip *m_strip = nullptr;
    TimelinePanel *m_timelinePanel = nullptr;
    TimelineView *m_timeline = nullptr; ///< in it
    ChartsPanel *m_charts = nullptr;
    OutputPanel *m_output = nullptr;
    SweepPanel *m_sweeps = nullptr;
    FiguresPanel *m_figures = nullptr;
    GhostKeeper *m_ghosts = nullptr;
    ComparePanel *m_comparison = nullptr;
    QSplitter *m_columns = nullptr; ///< palette, canvas, side
    QSplitter *m_rows = nullptr; ///< all that, and the bottom
    QSplitter *m_lanes = nullptr; ///< timeline, charts, output, sweeps, figures, comparison
};

} // namespace signalbox
