// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/exportjob.h"

namespace signalbox {

ExportJob::~ExportJob() = default;

void runToEnd(ExportJob &job, const ExportProgress &progress)
{
    while (job.step())
        if (progress && !progress(job.progress()))
            job.cancel();
    if (progress && job.state() == ExportJob::State::Written)
        progress(1.0);
}

} // namespace signalbox
