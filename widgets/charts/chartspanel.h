// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/charts/chartcatalog.h"
#include "widgets/look/theme.h"
#include "widgets/session/errand.h"
#include "widgets/session/player.h"

#include <QPointF>
#include <QWidget>

#include <memory>

class QChart;
class QChartView;
class QComboBox;
class QGraphicsLineItem;
class QLabel;
class QLineSeries;
class QStackedWidget;
class QTableView;
class QToolButton;
class QValueAxis;

namespace signalbox {

class ChartTable;
class ShareButton;

/// One of the charts of chartCatalog() over the time of the run or, for those who read rather than look, as a
/// table. Hidden it does nothing: what a run brings is looked at when it is shown.
class ChartsPanel : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the panel.
    ChartsPanel(RunKeeper &keeper, Player &player, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setTableShown(bool shown);
    bool isTableShown() const;
    void setChart(int chart); ///< an index of chartCatalog()
    bool isUpToDate() const { return !m_stale; } ///< false after an edit while it is hidden

    /// What is drawn for the queue, semaphore … called \a name; for tests and for export.
    QList<QPointF> shownPoints(const QString &name) const;

    QSize sizeHint() const override;

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const ChartInfo &chart() const;
    QWidget *makeBar();
    void makeChart();
    void makeTable();
    /// What a chart shows of a run.
    struct Drawn {
        QList<ChartLine> lines;
        Micros end = 0;
    };
    void runChanged();
    void refresh();
    void beginLines();
    void takeLines();
    void showLines(Drawn drawn);
    void refreshChart();
    void refreshAxes();
    QLineSeries *addSeries();
    void showWhat();
    void showWords();
    void paint();
    void followPlayer();
    void seekTo(double x);

    RunKeeper &m_keeper;
    Player &m_player;
    Theme m_theme = Theme::dark();
    Micros m_end = 0; ///< of the run
    QList<ChartLine> m_lines; ///< of the chart shown
    std::unique_ptr<Errand<Drawn>, AbandonErrand> m_errand; ///< of a long run
    quint64 m_runNumber = 0; ///< of the run looked at last
    qsizetype m_facts = 0; ///< that it had then
    bool m_stale = true;
    int m_columns = 0; ///< the width the points were made for

    QComboBox *m_chooser = nullptr;
    QToolButton *m_tableButton = nullptr;
    ShareButton *m_share = nullptr;
    QStackedWidget *m_stack = nullptr;
    QLabel *m_nothing = nullptr;
    QTableView *m_table = nullptr;
    ChartTable *m_model = nullptr;
    QChart *m_chart = nullptr; ///< owned by m_view
    QChartView *m_view = nullptr;
    QValueAxis *m_timeAxis = nullptr;
    QValueAxis *m_valueAxis = nullptr;
    QGraphicsLineItem *m_playhead = nullptr;
    QList<QLineSeries *> m_series; ///< by line; owned by m_chart
    QList<QLineSeries *> m_limits; ///< by line, hidden where it has none; owned by m_chart
};

} // namespace signalbox
