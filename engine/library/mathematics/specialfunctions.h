// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace signalbox::modules {

/// Gamma(x) and log(|Gamma(x)|) as CPython computes them, which is not as the C library does: Lanczos'
/// approximation with the coefficients of Boost. They set errno as C's functions do.
double gammaFunction(double x);
double logGamma(double x);

} // namespace signalbox::modules
