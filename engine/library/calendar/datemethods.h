// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/library/calendar/dates.h"

namespace signalbox::modules {

/// datetime.date, datetime.time and datetime.datetime.
const objects::NativeType &momentType(Moment::What what);
Attributes makeDatetime(objects::Context &context);

} // namespace signalbox::modules
