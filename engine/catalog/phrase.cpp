// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog/phrase.h"

#include <QCoreApplication>

namespace signalbox {

QString Phrase::operator()() const
{
    return isEmpty() ? QString() : QCoreApplication::translate("Catalog", m_english);
}

} // namespace signalbox
