// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/suite.h"
#include "widgets/painting/textures.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <array>

#include <cmath>

namespace tst_textures {

using namespace signalbox;

namespace {

constexpr int kWidth = 60;

/// What eyes that see no colours see.
QImage sample(const Theme &theme, int activity, int height)
{
    QImage image(kWidth, height, QImage::Format_RGB32);
    image.fill(theme.canvas);
    QPainter painter(&image);
    const QRectF place(0, 0, kWidth, height);
    if (activity < kActivityCount)
        paintSwatch(painter, Activity(activity), place, theme.taskColour(2), theme.canvas);
    else
        paintHeldUpSwatch(painter, place, theme.taskColour(2), theme.warning);
    painter.end();
    return image.convertToFormat(QImage::Format_Grayscale8);
}

/// Mean difference of two pixels, of 255.
double difference(const QImage &one, const QImage &other)
{
    double sum = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x)
            sum += std::abs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y)));
    return sum / (one.width() * one.height());
}

} // namespace

class TestTextures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachLooksDifferentInGrey_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<int>("height");
        for (const char *theme : {"dark", "light", "high-contrast"})
            for (const int height : {3, 11, 22})
                QTest::addRow("%s, %d px", theme, height) << QString::fromLatin1(theme) << height;
    }
    void eachLooksDifferentInGrey()
    {
        QFETCH(QString, theme);
        QFETCH(int, height);
        const Theme look = Theme::named(theme);
        for (int one = 0; one <= kActivityCount; ++one) {
            for (int other = 0; other < one; ++other) {
                const double differs = difference(sample(look, one, height), sample(look, other, height));
                QVERIFY2(differs > 8,
                         qPrintable(QStringLiteral("%1 and %2: %3").arg(one).arg(other).arg(differs)));
            }
        }
    }
    /// Of many tasks in one lane each part is a stretch of the brush, that may begin anywhere in its tile.
    void lowPartsOfACrowdLookDifferentInGrey()
    {
        const Theme theme = Theme::dark();
        const QColor ink = theme.taskColour(2);
        const std::array<QBrush, 6> brushes{
            QBrush(ink),         QBrush(theme.canvas), hatchBrush(theme.warning, 1),
            lowDotBrush(ink, 1), lowDashBrush(ink, 1), slimBrush(ink, theme.canvas, 1)};
        const auto filled = [&](const QBrush &brush, int top) {
            QImage image(kWidth, top + 3, QImage::Format_RGB32);
            image.fill(theme.canvas);
            QPainter(&image).fillRect(QRect(0, top, kWidth, 3), brush);
            return image.copy(0, top, kWidth, 3).convertToFormat(QImage::Format_Grayscale8);
        };
        for (int top = 0; top < int(kTile); ++top) {
            for (std::size_t one = 0; one < brushes.size(); ++one) {
                for (std::size_t other = 0; other < one; ++other) {
                    const double differs = difference(filled(brushes[one], top), filled(brushes[other], top));
                    QVERIFY2(differs > 8,
                             qPrintable(QStringLiteral("%1 and %2: %3").arg(one).arg(other).arg(differs)));
                }
            }
        }
    }
    void onlyComputingIsSolid()
    {
        const Theme theme = Theme::dark();
        const int solid = qGray(sample(theme, int(Activity::Computing), 11).pixel(kWidth / 2, 5));
        for (int activity = 0; activity <= kActivityCount; ++activity) {
            const QImage image = sample(theme, activity, 11);
            int full = 0;
            for (int y = 2; y < 9; ++y)
                for (int x = 2; x < kWidth - 2; ++x)
                    full += std::abs(qGray(image.pixel(x, y)) - solid) < 4;
            const double share = full / (7.0 * (kWidth - 4));
            QVERIFY2(activity == int(Activity::Computing) ? share > 0.95 : share < 0.5,
                     qPrintable(QStringLiteral("%1: %2").arg(activity).arg(share)));
        }
    }
};

SIGNALBOX_TEST(TestTextures)

} // namespace tst_textures

#include "tst_textures.moc"
