// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/runkeeper.h"

namespace signalbox {

/// The playhead over a run. Playing is a coroutine that awaits frames and moves it by wall time times speed.
class Player : public QObject {
    Q_OBJECT
public:
    explicit Player(RunKeeper &keeper, QObject *parent = nullptr);
    ~Player() override;

    Micros time() const { return m_time; }
    const World &world() const { return m_world; } ///< at the playhead
    bool isPlaying() const { return m_playing; }
    double speed() const { return m_speed; } ///< virtual seconds per wall second
    bool isAtEnd() const;

    void play(); ///< from the start again when at the end
    void pause();
    void toggle() { m_playing ? pause() : play(); }
    void setSpeed(double speed); ///< 0.1 to 100, effective with the next frame
    void seek(Micros time); ///< everything at that moment has happened
    void stepForward(); ///< one event: the next fact that shows
    void stepBack();
    void toStart();
    void toEnd();

Q_SIGNALS:
    void moved(); ///< time() and world() are others
    void playingChanged(bool playing);
    void speedChanged(double speed);

private:
    QCoro::Task<> playOn(quint64 generation);
    void show(Micros time, qsizetype facts);
    void runChanged();

    RunKeeper &m_keeper;
    World m_world;
    Micros m_time = 0;
    qsizetype m_facts = 0;
    bool m_playing = false;
    double m_speed = 1.0;
    quint64 m_generation = 0;
};

} // namespace signalbox
