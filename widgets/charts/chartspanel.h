// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/look/theme.h"
#include "widgets/session/player.h"
#include "widgets/timeline/timeline.h"

#include <QAbstractTableModel>
#include <QPointF>
#include <QWidget>

class QChart;
class QChartView;
class QGraphicsLineItem;
class QLabel;
class QLineSeries;
class QStackedWidget;
class QTableView;
class QToolButton;
class QValueAxis;

namespace signalbox {

/// The fill of one queue over time as the corners of a stepped line, in seconds and items. With more than
/// 10,000 corners, as many as \a columns columns of pixels can show: first, lowest, highest and last value of
/// each.
QList<QPointF> fillPoints(const Lane &lane, Micros end, int columns);

/// The fill of all queues as a table: a row for every moment at which one of them changed.
class FillTable : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTimeline(const Timeline &timeline);
    Micros timeOfRow(int row) const { return m_times[row]; }
    /// The last row that is not after \a time; -1 for none.
    int rowAt(Micros time) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<Lane> m_lanes; ///< of queues
    QList<Micros> m_times;
};

/// Queue fill over time as a chart or, for those who read rather than look, as a table. Hidden it does
/// nothing: what a run brings is looked at when it is shown.
class ChartsPanel : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the panel.
    ChartsPanel(RunKeeper &keeper, Player &player, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setTableShown(bool shown);
    bool isTableShown() const;
    bool isUpToDate() const { return !m_stale; } ///< false after an edit while it is hidden

    /// What is drawn for the queue called \a name; for tests and for export.
    QList<QPointF> shownPoints(const QString &name) const;

    QSize sizeHint() const override;

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeChart();
    void makeTable();
    void runChanged();
    void refresh();
    void refreshChart();
    QLineSeries *addSeries();
    void showWhat();
    void paint();
    void followPlayer();
    void seekTo(double x);

    RunKeeper &m_keeper;
    Player &m_player;
    Theme m_theme = Theme::dark();
    Timeline m_timeline;
    quint64 m_runNumber = 0; ///< of the run looked at last
    qsizetype m_facts = 0; ///< that it had then
    bool m_stale = true;
    int m_columns = 0; ///< the width the points were made for

    QToolButton *m_tableButton = nullptr;
    QStackedWidget *m_stack = nullptr;
    QLabel *m_nothing = nullptr;
    QTableView *m_table = nullptr;
    FillTable *m_model = nullptr;
    QChart *m_chart = nullptr; ///< owned by m_view
    QChartView *m_view = nullptr;
    QValueAxis *m_timeAxis = nullptr;
    QValueAxis *m_itemAxis = nullptr;
    QGraphicsLineItem *m_playhead = nullptr;
    QList<QLineSeries *> m_series; ///< fills, by queue; owned by m_chart
    QList<QLineSeries *> m_ceilings; ///< capacities, by queue, hidden where there is none; owned by m_chart
};

} // namespace signalbox
