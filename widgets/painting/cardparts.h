// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/replay/world.h"
#include "widgets/painting/cardwords.h"

#include <QPointF>

#include <span>

class QColor;
class QPainter;
class QRectF;

namespace signalbox {

class CanvasScene;
struct Lettering;

/// \file
/// What the cards of actors, resources and frames are made of.

constexpr double kCardPadding = 16; ///< between the rim of a card and what stands on it

/// The body of a card: a raised rounded rectangle.
void paintCard(const CanvasScene &scene, const QRectF &box, const QColor &border, double borderWidth = 1);

/// The small signs in front of a state.
enum class Sign : quint8 { None, Pause, Cross, Burst, Tick, Clock, Run };
void paintSign(QPainter &painter, Sign sign, QPointF centre, const QColor &colour);

/// A groove, filled from the left by \a share.
void paintProgress(const CanvasScene &scene, const QRectF &groove, double share, const QColor &colour);

/// Words that wires may run behind, on a plate of the ground that keeps them legible.
void paintOnPlate(const CanvasScene &scene, const QRectF &row, const Lettering &letters, const QColor &colour,
                  const QString &words, Qt::Alignment alignment = Qt::AlignLeft);

/// A padlock of 30 × 40 with its top left corner at \a at, on its way from open to closed or back.
void paintPadlock(const CanvasScene &scene, QPointF at, bool closed, double swing, const QColor &colour);

/// A caption and the tasks that stand there.
void paintLine(const CanvasScene &scene, const QRectF &where, std::span<const TaskId> waiters,
               const QString &caption = CardWords::tr("line:"));

/// How far a change has been shown: 0 when it happens, 1 a journey later. An arm swings in that time.
double settled(const CanvasScene &scene, const ResourceView &view);

/// "held by cook-1 · 0.30 s"; somebody must hold it.
QString heldWords(const CanvasScene &scene, const ResourceView &view);
/// A sentence with {task} and {time}: who changed \a view last, and when.
QString changedWords(const CanvasScene &scene, const QString &sentence, const ResourceView &view);
/// A sentence with {count}, and perhaps {all}.
QString countWords(const QString &sentence, qint64 count, qint64 all = 0);

/// A duration as it is set: "0.35 s", "0.1–0.5 s".
QString lawWords(const Duration &time);

} // namespace signalbox
