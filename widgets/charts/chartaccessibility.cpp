// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/chartaccessibility.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

namespace signalbox {

namespace {

QAccessibleInterface *chartFor(const QString &type, QObject *object)
{
    const bool isChart =
        type == u"signalbox::SweepChart" || type == u"signalbox::WaitChart" || type == u"signalbox::MapChart";
    auto *widget = isChart ? qobject_cast<QWidget *>(object) : nullptr;
    return widget ? new QAccessibleWidget(widget, QAccessible::Chart) : nullptr;
}

} // namespace

void installChartAccessibility()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(chartFor);
        return true;
    }();
    Q_UNUSED(isInstalled)
}

} // namespace signalbox
