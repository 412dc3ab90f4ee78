// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/session/runkeeper.h"

namespace signalbox {

/// Whether a step of the player stops after \a fact. Left out is what no picture shows: a wait that is over
/// (the turn that began just before shows the task running), steps that take no time, and the edges of a
/// deadlock, which are drawn together when the run ends.
bool isVisible(const Fact &fact);

/// The playhead over a run. Playing is a coroutine that awaits frames and moves it by wall time times speed.
///
/// The stops of stepForward() and stepBack() are the moments after each visible fact, the very beginning, and
/// the place where stepping began: so a step back and one forward always end where they started.
///
/// After an edit the playhead keeps its time as far as the new run goes. While a long run still grows it
/// waits where the run has got to and goes on to its time with it. Views follow \c moved: when it comes,
/// world() belongs to the keeper's present replay.
class Player : public QObject {
    Q_OBJECT
public:
    /// \a clock is for tests; by default a frame comes every 16 ms.
    explicit Player(RunKeeper &keeper, QObject *parent = nullptr,
                    std::unique_ptr<FrameClock> clock = nullptr);
    ~Player() override;

    Micros time() const { return m_place.time; }
    /// In whole milliseconds: what a person reads is what is stored.
    Micros readableTime() const
    {
        constexpr Micros millisecond = 1'000;
        return (time() + millisecond / 2) / millisecond * millisecond;
    }
    const World &world() const { return m_world; } ///< at the playhead
    bool isPlaying() const { return m_playing; }
    double speed() const { return m_speed; } ///< virtual seconds per wall second
    bool isAtEnd() const;

    void play(); ///< from the start again when at the end
    void pause();
    void toggle() { m_playing ? pause() : play(); }
    void setSpeed(double speed); ///< 0.1 to 100, effective with the next frame
    void seek(Micros time); ///< everything at that moment has happened; playing goes on from there
    void stepForward(); ///< one event: the next fact that shows; pauses
    void stepBack();
    void toStart(); ///< before anything has happened
    void toEnd();

Q_SIGNALS:
    void moved(); ///< time() and world() are others
    void playingChanged(bool playing);
    void speedChanged(double speed);

private:
    /// How far into a run: so many facts, and a time not before the last of them.
    struct Place {
        qsizetype facts = 0;
        Micros time = 0;
        auto operator<=>(const Place &) const =
            default; // NOLINT(modernize-use-nullptr): mistaken by clang-tidy 14
    };

    QCoro::Task<> playOn(std::stop_token stop);
    void advance(qint64 nanoseconds);
    void show(Place place);
    void showTime(Micros time);
    void stepTo(std::optional<Place> place);
    void runChanged();
    Place stopAfter(qsizetype fact) const;
    std::optional<Place> nextStop() const;
    std::optional<Place> previousStop() const;

    RunKeeper &m_keeper;
    std::unique_ptr<FrameClock> m_clock;
    std::stop_source m_stop;
    World m_world;
    Place m_place;
    Micros m_goal = 0; ///< where the playhead is to be once a growing run goes that far
    std::optional<Place> m_steppedFrom; ///< while stepping: where that began
    bool m_playing = false;
    double m_speed = 1.0;
    double m_rest = 0; ///< the part of a microsecond that the last frame left over
    quint64 m_runNumber = 0;
};

} // namespace signalbox
