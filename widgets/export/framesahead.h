// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/export/framememory.h"

namespace signalbox {

/// The \a count frames of \a source, painted in a thread of their own, a few before they are asked for: so
/// one is painted while the one before is encoded. Asking for any other than the next one begins again there.
/// The last copy of it that goes waits for what is just being painted.
FrameSource framesAhead(FrameSource source, int count);

} // namespace signalbox
