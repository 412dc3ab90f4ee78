// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/session/player.h"

#include <QDoubleSpinBox>
#include <QFrame>

class QHBoxLayout;
class QLabel;
class QSpinBox;
class QToolButton;

namespace signalbox {

class Actions;

/// A speed from 0.1 to 100: the wheel, the arrows and the keys go along 0.1, 0.2, 0.5, 1, 2, 5 …
class SpeedBox : public QDoubleSpinBox {
    Q_OBJECT
public:
    explicit SpeedBox(QWidget *parent = nullptr);
    void stepBy(int steps) override;
    QString textFromValue(double value) const override;

protected:
    StepEnabled stepEnabled() const override;
};

/// A line of text that gives way when there is little room.
class ElidedLabel : public QWidget {
    Q_OBJECT
public:
    explicit ElidedLabel(QPalette::ColorRole role, QWidget *parent = nullptr);
    void setText(const QString &text);
    QString text() const { return m_text; }
    /// Keeps room for words as long as \a words, whatever it shows.
    void setUsual(const QString &words);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QString m_usual;
    QPalette::ColorRole m_role;
};

/// The bar above everything: whose picture this is, the buttons that move time, the speed, the time, how the
/// run went, the seed and the way out. Nothing in it moves as runs and times change; where it is narrow, the
/// file's name gives way first, then how the run went, then the seed and the longer words.
class PlayBar : public QFrame {
    Q_OBJECT
public:
    PlayBar(Document &document, RunKeeper &keeper, Player &player, const Actions &actions,
            QWidget *parent = nullptr);

    void stepSpeed(int steps);
    QString timeText() const;
    QString runText() const { return m_run->text(); }
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showWords();
    void dress();
    void measure();
    void fold(int level);
    void foldToFit();
    QToolButton *addButton(QHBoxLayout *row, const Actions &actions, int action);
    void addTitle(QHBoxLayout *row);
    void addSpeed(QHBoxLayout *row);
    void addTime(QHBoxLayout *row);
    void addSeed(QHBoxLayout *row, const Actions &actions);
    void showTitle();
    void showTime();
    void showRun();
    void showSeed();
    void showTriedSeed();
    void setSeed(int seed);

    Document &m_document;
    RunKeeper &m_keeper;
    Player &m_player;
    QLabel *m_program = nullptr;
    ElidedLabel *m_file = nullptr;
    SpeedBox *m_speed = nullptr;
    QLabel *m_time = nullptr;
    ElidedLabel *m_run = nullptr;
    QLabel *m_seedLabel = nullptr;
    QSpinBox *m_seed = nullptr; ///< the document's
    QToolButton *m_keepSeed = nullptr; ///< while another one is tried
    QList<QWidget *> m_seedParts; ///< the inspector has them too
    QList<QToolButton *> m_buttons;
    QToolButton *m_export = nullptr;
    int m_least = 0; ///< pixels: the width with everything folded
    int m_folded = 0;
};

} // namespace signalbox
