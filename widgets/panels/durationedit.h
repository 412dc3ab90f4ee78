// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

#include <QDoubleSpinBox>
#include <QTimer>

class QComboBox;
class QLabel;

namespace signalbox {

/// Seconds, shown with no more decimals than they need, exact to the microsecond. The arrows step by an
/// amount that suits the value (0.05 s up to a second, then 0.1 s …); Alt+Down halves, Alt+Up doubles. A
/// comma is taken for a point, and "300 ms" for 0.3 s. What is typed counts once the hand rests, so that
/// nobody is told of the 0 on the way to 0.012; Esc takes it back until then.
class SecondsSpin : public QDoubleSpinBox {
    Q_OBJECT
public:
    explicit SecondsSpin(QWidget *parent = nullptr);

    Micros time() const;
    void setTime(Micros time); ///< tells nobody
    void setLimits(Micros least, Micros most);
    void settle(); ///< tells at once of what has been typed
    /// What the arrows add to \a time, or take from it.
    static Micros stepAt(Micros time, bool upwards);

    void stepBy(int steps) override;
    QString textFromValue(double value) const override;
    double valueFromText(const QString &text) const override;
    QValidator::State validate(QString &text, int &position) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void timeEdited(signalbox::Micros time); ///< by hand

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void valueSet();
    void tell();
    void takeBack();

    QTimer m_typing; ///< runs until the hand has rested
    bool m_untold = false; ///< a typed value that nobody has been told of
    Micros m_told = 0; ///< what the others believe it to be
};

/// A duration: how it is drawn (fixed, uniform, exponential) and its seconds. Every step of a spin box acts
/// at once.
class DurationEdit : public QWidget {
    Q_OBJECT
public:
    explicit DurationEdit(QWidget *parent = nullptr);

    Duration duration() const;
    void setDuration(const Duration &duration); ///< tells nobody
    void setLimits(Micros least, Micros most);
    void setZeroMeans(const QString &words); ///< shown instead of a fixed 0
    /// What it is the duration of, for screen readers: "Work time".
    void setLabel(const QString &label, const QString &help);

Q_SIGNALS:
    void durationEdited(const signalbox::Duration &duration); ///< by hand
    void editingFinished(); ///< the hand has left a field

private:
    void changeLaw(int law);
    void showLaw();

    SecondsSpin *m_low;
    SecondsSpin *m_high;
    QLabel *m_to;
    QComboBox *m_law;
    QString m_zeroMeans;
};

} // namespace signalbox
