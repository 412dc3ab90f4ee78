// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/script/codeoutline.h"

class QRectF;

namespace signalbox {

class CanvasScene;
struct Lettering;

/// As much of \a words as there is room for, each part in its colour; where it ends.
double paintCodeWords(const CanvasScene &scene, const QRectF &room, const Lettering &letters,
                      const CodeWords &words);

} // namespace signalbox
