// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timelinepicture.h"

class QPainter;

namespace signalbox {

/// The row of the processor, below the ruler: who computes, else that it is asleep; where a blocking call
/// holds the loop, that it is blocked; and a tick for each turn of the event loop. Its cost follows the width
/// of the picture.
void paintCpu(QPainter &painter, const TimelinePicture &picture, const QSizeF &size);
/// "42 % busy": of the stretch that is selected, else of the run.
QString cpuShare(const TimelinePicture &picture);
/// A sentence about the processor at a moment.
QString cpuSentence(const Timeline &timeline, const Run &run, Micros time);

} // namespace signalbox
