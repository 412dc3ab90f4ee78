// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sweeps/effects.h"
#include "widgets/document/document.h"
#include "widgets/look/theme.h"
#include "widgets/session/errand.h"
#include "widgets/session/runkeeper.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace signalbox {

class EffectsModel;
class MapChart;
class RowsModel;
class SweepChart;

/// "What if": every number of the layout with what comes of it a tenth smaller and greater, and a curve of
/// the one that is picked over a range; with a second number, a map of both. What is picked there is set in
/// the document, in one undo step. Everything is computed in threads, and anew when the layout means
/// something else; hidden it does nothing.
class SweepPanel : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the panel.
    SweepPanel(Document &document, RunKeeper &keeper, QWidget *parent = nullptr);
    ~SweepPanel() override;

    void setTheme(const Theme &theme);
    void setMeasure(Measure measure);
    void setSeeds(int seeds);
    /// The number by its name; false where there is none.
    bool pickNumber(const QString &name);
    /// The second one of a map; an empty name for none. False where there is none of that name.
    bool pickSecond(const QString &name);
    /// What the curve goes over; \a from and \a to as their fields take them.
    void setRange(double from, double to);
    /// Whether all that was asked for is there.
    bool isDone() const { return !m_errand; }
    const std::vector<SweepPoint> &points() const { return m_points; }

    QSize sizeHint() const override { return {620, 260}; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    /// What comes of an errand, more and more of it.
    struct News {
        std::optional<Effects> effects;
        std::vector<SweepPoint> points;
    };

    QWidget *makeBar();
    QWidget *makeList();
    QWidget *makeCurve();
    void runChanged();
    void begin();
    void takeNews();
    void showEffects(const Effects &effects);
    void numberPicked();
    void takeRange();
    void setInDocument(const std::vector<std::pair<Knob, double>> &values);
    QWidget *makeSecond();
    void secondPicked();
    void fillSeconds();
    void takeAxes();
    void showPoints();
    void showWords();
    void cutTold();
    void fitNames();
    Measure measure() const;
    int seeds() const;

    Document &m_document;
    RunKeeper &m_keeper;
    Layout m_layout; ///< that was asked about
    std::optional<Knob> m_knob; ///< that the curve is of
    std::optional<Knob> m_second; ///< of a map
    SweepAxis m_axis;
    SweepAxis m_secondAxis;
    std::vector<SweepPoint> m_points;
    bool m_isStale = true;
    bool m_hasEffects = false; ///< of m_layout and measure()
    std::unique_ptr<Errand<News>, AbandonErrand> m_errand;

    QComboBox *m_measures = nullptr;
    QComboBox *m_seeds = nullptr;
    QDoubleSpinBox *m_from = nullptr;
    QDoubleSpinBox *m_to = nullptr;
    QComboBox *m_seconds = nullptr;
    QDoubleSpinBox *m_secondFrom = nullptr;
    QDoubleSpinBox *m_secondTo = nullptr;
    QLabel *m_secondLabel = nullptr;
    QLabel *m_secondFromLabel = nullptr;
    QLabel *m_secondToLabel = nullptr;
    QLabel *m_measureLabel = nullptr;
    QLabel *m_seedsLabel = nullptr;
    QLabel *m_fromLabel = nullptr;
    QLabel *m_toLabel = nullptr;
    QLabel *m_now = nullptr;
    QLabel *m_told = nullptr;
    QString m_toldWhole; ///< of which m_told shows as much as has room
    QTableView *m_list = nullptr;
    EffectsModel *m_model = nullptr;
    SweepChart *m_curve = nullptr;
    MapChart *m_map = nullptr;
    QTableView *m_pointsTable = nullptr;
    RowsModel *m_rows = nullptr;
    QStackedWidget *m_stack = nullptr;
    QToolButton *m_asTable = nullptr;
    Theme m_theme = Theme::dark();
};

} // namespace signalbox
