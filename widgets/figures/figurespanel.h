// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/figures/figurerows.h"
#include "widgets/look/theme.h"
#include "widgets/session/errand.h"
#include "widgets/session/runkeeper.h"
#include "widgets/timeline/timelinepicture.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace signalbox {

class BarsModel;
class FiguresModel;
class WaitChart;
class WaitsModel;

/// The numbers of the run, or of a span of it: a table, the distribution of the waits of one of its rows, and
/// the very waits that are behind that or behind one of its bars. Computed in a thread, and anew after an
/// edit or with another span; hidden it does nothing.
class FiguresPanel : public QWidget {
    Q_OBJECT
public:
    /// Must outlive the panel.
    explicit FiguresPanel(RunKeeper &keeper, QWidget *parent = nullptr);
    ~FiguresPanel() override;

    void setTheme(const Theme &theme);
    /// What the figures are of; nothing is the whole run.
    void setSpan(std::optional<std::pair<Micros, Micros>> span);
    /// The row of that name; false where there is none.
    bool pickRow(const QString &name);
    /// Whether what is shown is of the run and the span as they are now.
    bool isDone() const { return !m_errand && !m_isStale; }
    const ShownFigures *shown() const { return m_shown.get(); } ///< null at first
    const std::vector<LengthBar> &bars() const { return m_bars; }
    const QList<TaskStretch> &marked() const { return m_marked; }

    QSize sizeHint() const override { return {700, 260}; }

Q_SIGNALS:
    void wholeRunAsked(); ///< and no span any more
    void markedChanged(); ///< other waits are to be marked on the timeline
    void waitPicked(signalbox::TaskId task, signalbox::Micros begin);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    using News = std::shared_ptr<const ShownFigures>;

    void build();
    QWidget *makeBar();
    QWidget *makeTable();
    QWidget *makeDistribution();
    QWidget *makeWaits();
    void runChanged();
    void askAnew();
    void begin();
    void takeNews();
    void take(News shown);
    void rowPicked();
    void showWaits();
    void mark(const std::vector<std::size_t> &places);
    void goTo(const QModelIndex &wait);
    void showWords();
    void showBarWords();

    RunKeeper &m_keeper;
    Theme m_theme = Theme::dark();
    std::optional<std::pair<Micros, Micros>> m_span;
    News m_shown;
    std::vector<std::size_t> m_places; ///< waits of the row that is picked
    std::vector<LengthBar> m_bars; ///< of those that have ended
    QString m_pickedName; ///< of the row, in whatever run
    QString m_pickedKind;
    QList<TaskStretch> m_marked;
    bool m_isStale = true;
    bool m_isAskedAgain = false; ///< while the errand goes on
    quint64 m_runNumber = 0; ///< of the run asked about
    qsizetype m_facts = 0; ///< that it had
    std::unique_ptr<Errand<News>, AbandonErrand> m_errand;

    // Null until it is first shown: a window begins sooner without them.
    QLabel *m_what = nullptr;
    QLabel *m_more = nullptr;
    QLabel *m_told = nullptr;
    QToolButton *m_whole = nullptr;
    QToolButton *m_asTable = nullptr;
    QTableView *m_table = nullptr;
    FiguresModel *m_model = nullptr;
    QStackedWidget *m_stack = nullptr;
    WaitChart *m_chart = nullptr;
    QTableView *m_barsTable = nullptr;
    BarsModel *m_barsModel = nullptr;
    QTableView *m_waits = nullptr;
    WaitsModel *m_waitsModel = nullptr;
};

} // namespace signalbox
