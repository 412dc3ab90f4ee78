// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/sweeps/sweep.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;

namespace signalbox {

/// Which numbers the readers of a page set, two at most, over which ranges and in which steps.
class PageSliders : public QWidget {
    Q_OBJECT
public:
    explicit PageSliders(const Layout &layout, QWidget *parent = nullptr);

    QList<SweepRange> ranges() const;
    /// Of what stands before the fields, in pixels, so that they stand below others.
    void setLabelWidth(int width);

Q_SIGNALS:
    void changed();

private:
    struct Slider {
        QComboBox *number = nullptr; ///< its first entry is none
        QWidget *range = nullptr;
        QDoubleSpinBox *from = nullptr;
        QDoubleSpinBox *to = nullptr;
        QDoubleSpinBox *step = nullptr;
    };
    Slider makeSlider(const QString &label, const QString &name);
    void takeNumber(const Slider &slider);
    const Knob *knobOf(const Slider &slider) const; ///< null for none
    void showSecond();

    const QList<Knob> m_knobs;
    Slider m_sliders[2];
};

} // namespace signalbox
