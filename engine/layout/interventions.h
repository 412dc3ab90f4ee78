// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/layout/layout.h"

namespace signalbox {

inline constexpr int kMostInterventions = 1'000;

/// What a person may do by hand in a running picture: what a task does at once, to something that was drawn.
bool canIntervene(Verb verb);
/// Whether it is done to the timer of a sleep. Where there is code, what runs is a text in Python, in which
/// nobody finds that.
bool needsTimer(Verb verb);
/// Whether it is one call, for which no task is needed: all that is done where code runs the loop.
bool isCallByHand(Verb verb);
/// In order of time, and those of one moment as they were: how a layout keeps them. No more than
/// kMostInterventions.
QList<Intervention> inOrder(QList<Intervention> interventions);
/// Cancels the task that has this name at \a time.
Intervention cancellingByName(Micros time, const QString &task);
/// Those that act on something which \a layout has, or on a task that its code makes.
QList<Intervention> effectiveInterventions(const Layout &layout);

/// When they happen.
QList<Micros> momentsOf(const QList<Intervention> &interventions);

} // namespace signalbox
