// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/chartscale.h"

#include "widgets/look/theme.h"

#include <QChart>
#include <QLegend>
#include <QPen>
#include <QValueAxis>

#include <cmath>

namespace signalbox {

double niceStep(double length, int most)
{
    double step = 1e-6;
    for (int power = 0; power < 20; ++power, step *= 10) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            if (length / (step * factor) <= most)
                return step * factor;
        }
    }
    return length;
}

void setScale(QValueAxis &axis, double least, double most, double step)
{
    axis.setTickType(QValueAxis::TicksFixed);
    axis.setRange(least, most);
    axis.setTickInterval(step);
    axis.setTickType(QValueAxis::TicksDynamic);
}

void setNiceScale(QValueAxis &axis, double least, double most, int ticks)
{
    const double step = niceStep(most - least, ticks);
    setScale(axis, least, most, step);
    axis.setLabelFormat(step >= 1 ? QStringLiteral("%.0f")
                                  : QStringLiteral("%.%1f").arg(int(std::ceil(-std::log10(step) - 1e-9))));
}

void paintGround(QChart &chart, const Theme &theme)
{
    chart.setBackgroundBrush(theme.panel);
    chart.setPlotAreaBackgroundVisible(true);
    chart.setPlotAreaBackgroundBrush(theme.canvas);
    chart.setPlotAreaBackgroundPen(Qt::NoPen);
    chart.legend()->setLabelColor(theme.text);
    chart.legend()->setFont(Theme::smallFont());
}

void paintAxis(QValueAxis &axis, const Theme &theme)
{
    axis.setLabelsColor(theme.mutedText);
    axis.setLabelsFont(Theme::smallFont());
    axis.setTitleBrush(theme.mutedText);
    axis.setTitleFont(Theme::smallFont());
    axis.setGridLinePen(QPen(theme.timelineGrid, 1));
    axis.setLinePen(QPen(theme.border, 1));
}

} // namespace signalbox
