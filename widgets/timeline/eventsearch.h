// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/timeline/timeline.h"

#include <functional>
#include <optional>

namespace signalbox {

/// Something that happens in a lane and has the words that were looked for.
struct FoundEvent {
    Micros time = 0;
    int lane = 0; ///< of the timeline that was searched
    QString words; ///< in which they are

    bool operator==(const FoundEvent &) const = default;
};

/// Goes through what happens in the order of time, and at one moment of lanes. What counts are the words in
/// spans, what marks say, what is printed and what variables are; not the names of lanes.
class EventSearch {
public:
    /// The next one that has \a words, \a forward or backward from \a now, beginning again where time ends;
    /// what was found last at \a now is passed over. None if nothing has them. \a isWanted is asked now and
    /// then; once it says no, what is found is of no use.
    std::optional<FoundEvent> find(const Timeline &timeline, const Run &run, const QString &words, Micros now,
                                   bool forward, const std::function<bool()> &isWanted = {});

private:
    std::optional<FoundEvent> m_last;
    QString m_words;
};

} // namespace signalbox
