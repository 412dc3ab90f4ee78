// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/suite.h"
#include "widgets/code/codefield.h"
#include "widgets/look/applicationstyle.h"
#include "widgets/look/icons.h"
#include "widgets/look/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QImage>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QSet>
#include <QSlider>
#include <QSpinBox>
#include <QStyle>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tst_theme {

using namespace signalbox;

namespace {

QStringList required()
{
    return QStringLiteral(
               "producer consumer task canceller queue lock lock-open semaphore event event-set event-clear "
               "taskgroup timeout condition barrier counter new open save undo redo play pause step-back "
               "step-forward to-start to-end export image search delete duplicate fit zoom-in zoom-out "
               "light-dark seed problems error ok clock chart gallery add remove up down indent link close "
               "help info main")
        .split(QLatin1Char(' '));
}

QImage painted(const QString &name, const QColor &colour, int side = 48)
{
    QImage image(side, side, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    icons::paint(painter, name, QRectF(0, 0, side, side), colour);
    return image;
}

int opaquePixels(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).alpha() == 255 ? 1 : 0;
    }
    return count;
}

// Where strokes overlap, blending is off by a step or two.
bool paintsOnlyIn(const QImage &image, const QColor &colour)
{
    const auto near = [](int a, int b) { return qAbs(a - b) <= 3; };
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            const bool same = near(pixel.red(), colour.red()) && near(pixel.green(), colour.green())
                && near(pixel.blue(), colour.blue());
            if (pixel.alpha() == 255 && !same)
                return false;
        }
    }
    return true;
}

bool showsColour(QWidget &widget, const QColor &colour)
{
    const QImage image = widget.grab().toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).rgb() == colour.rgb())
                return true;
        }
    }
    return false;
}

bool touchesEdge(const QImage &image)
{
    const int last = image.width() - 1;
    for (int i = 0; i <= last; ++i) {
        for (const QPoint at : {QPoint(i, 0), QPoint(i, last), QPoint(0, i), QPoint(last, i)}) {
            if (image.pixelColor(at).alpha() > 0)
                return true;
        }
    }
    return false;
}

QList<QColor> grounds(const Theme &theme)
{
    return {theme.window, theme.panel, theme.canvas, theme.card, theme.cardHeader};
}

QByteArray report(const QColor &colour, const QColor &ground)
{
    return QStringLiteral("%1 on %2 is %3:1")
        .arg(colour.name(), ground.name())
        .arg(contrastRatio(colour, ground), 0, 'f', 2)
        .toUtf8();
}

QColor colourIn(QWidget &widget)
{
    const QImage image = widget.grab().toImage();
    return image.pixelColor(image.width() / 2, image.height() / 4);
}

QColor middleOf(const QIcon &icon, QIcon::Mode mode, QIcon::State state = QIcon::Off)
{
    return icon.pixmap(QSize(24, 24), 1.0, mode, state).toImage().pixelColor(11, 12);
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { applyTheme(*qApp, Theme::dark()); }

    void everyIconThatIsNeededIsThere()
    {
        const QStringList names = icons::names();
        for (const QString &name : required())
            QVERIFY2(names.contains(name), qPrintable(name));
    }

    void anIconWithoutRoomIsNothing()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        for (const QSize size : {QSize(0, 16), QSize(16, 0), QSize()})
            QVERIFY(icons::icon(QStringLiteral("play")).pixmap(size).isNull());
    }

    void everyFileOfAnIconIsInTheResources()
    {
        const QDir folder(QStringLiteral(SIGNALBOX_SOURCE_DIR "/resources/icons"));
        const QStringList files = folder.entryList({QStringLiteral("*.svg")}, QDir::Files);
        QVERIFY(files.size() >= 50);
        for (const QString &file : files)
            QVERIFY2(icons::names().contains(file.chopped(4)), qPrintable(file));
    }

    void iconsPaintInTheirColourAndStayInsideTheirSquare_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : icons::names())
            QTest::newRow(qPrintable(name)) << name;
    }

    void iconsPaintInTheirColourAndStayInsideTheirSquare()
    {
        QFETCH(QString, name);
        for (const QColor &colour : {QColor(0x56, 0xb4, 0xe9), QColor(0xd5, 0x5e, 0x00)}) {
            const QImage image = painted(name, colour);
            QVERIFY(opaquePixels(image) > 40);
            QVERIFY(paintsOnlyIn(image, colour));
            QVERIFY(!touchesEdge(image));
        }
    }

    void iconsDifferFromEachOther()
    {
        QHash<QByteArray, QString> seen;
        for (const QString &name : icons::names()) {
            if (name == QLatin1String("event")) // the kind's icon is the raised arm
                continue;
            const QImage image = painted(name, Qt::white, 24);
            const QByteArray bytes(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes());
            QVERIFY2(!seen.contains(bytes), qPrintable(name + QLatin1Char('=') + seen.value(bytes)));
            seen.insert(bytes, name);
        }
    }

    void anIconKeepsItsAspectInAWideRectangle()
    {
        QImage image(96, 48, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        icons::paint(painter, QStringLiteral("ok"), QRectF(0, 0, 96, 48), Qt::white);
        painter.end();
        const QImage square = painted(QStringLiteral("ok"), Qt::white);
        QCOMPARE(image.copy(24, 0, 48, 48), square);
        QCOMPARE(opaquePixels(image), opaquePixels(square));
    }

    void aTranslucentColourFadesTheIconAndLeavesThePainterAsItWas()
    {
        QImage image(48, 48, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setOpacity(0.5);
        icons::paint(painter, QStringLiteral("pause"), QRectF(0, 0, 48, 48), QColor(255, 255, 255, 128));
        QCOMPARE(painter.opacity(), 0.5);
        painter.end();
        const int alpha = image.pixelColor(15, 24).alpha();
        QVERIFY2(alpha > 55 && alpha < 75, QByteArray::number(alpha));
    }

    void anIconIsDrawnAtTheSizeOfTheScreen()
    {
        const QIcon icon = icons::icon(QStringLiteral("queue"));
        const QPixmap once = icon.pixmap(QSize(24, 24), 1.0);
        const QPixmap twice = icon.pixmap(QSize(24, 24), 2.0);
        QCOMPARE(once.size(), QSize(24, 24));
        QCOMPARE(twice.size(), QSize(48, 48));
        QCOMPARE(twice.devicePixelRatio(), 2.0);
        QImage drawn = twice.toImage();
        drawn.setDevicePixelRatio(1.0);
        const int lines = opaquePixels(painted(QStringLiteral("queue"), Theme::dark().text));
        QVERIFY(qAbs(opaquePixels(drawn) - lines) < 12);
    }

    void anIconFollowsTheThemeAndTheStateOfItsButton_data() { themes(); }
    void anIconFollowsTheThemeAndTheStateOfItsButton()
    {
        QFETCH(Theme, theme);
        const QIcon icon = icons::icon(QStringLiteral("play"));
        QCOMPARE(middleOf(icon, QIcon::Normal), Theme::dark().text);
        applyTheme(*qApp, theme);
        const QColor highlighted = theme.textOn(theme.selectedRow);
        const QColor off = theme.palette().color(QPalette::Disabled, QPalette::ButtonText);
        QCOMPARE(middleOf(icon, QIcon::Normal), theme.text);
        QCOMPARE(middleOf(icon, QIcon::Normal, QIcon::On), highlighted);
        QCOMPARE(middleOf(icon, QIcon::Selected), highlighted);
        QCOMPARE(middleOf(icon, QIcon::Disabled), off);
        QVERIFY(off != theme.text);
        const QIcon primary = icons::icon(QStringLiteral("play"), QPalette::BrightText);
        QCOMPARE(middleOf(primary, QIcon::Normal), theme.textOn(theme.accent));
    }

    void anIconOfItsOwnColourIgnoresTheTheme()
    {
        const QColor colour(0xe6, 0x9f, 0x00);
        const QIcon icon = icons::icon(QStringLiteral("play"), colour);
        for (const Theme &theme : {Theme::dark(), Theme::light()}) {
            applyTheme(*qApp, theme);
            QCOMPARE(middleOf(icon, QIcon::Normal), colour);
            QVERIFY(middleOf(icon, QIcon::Disabled).alpha() < 128);
        }
    }

    void theProgramHasAnIconAtEverySize()
    {
        for (const int side : {16, 32, 256}) {
            const QImage image = icons::applicationIcon().pixmap(QSize(side, side), 1.0).toImage();
            QCOMPARE(image.size(), QSize(side, side));
            QVERIFY(opaquePixels(image) > side * side / 2);
        }
    }

    void contrastIsMeasuredAsWcagDoes()
    {
        QVERIFY(qAbs(contrastRatio(Qt::black, Qt::white) - 21.0) < 1e-9);
        QVERIFY(qAbs(contrastRatio(Qt::red, Qt::red) - 1.0) < 1e-9);
        QVERIFY(qAbs(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
    }

    void textIsReadableEverywhere_data() { themes(); }
    void textIsReadableEverywhere()
    {
        QFETCH(Theme, theme);
        for (const QColor &text : {theme.text, theme.mutedText, theme.faintText, theme.accent, theme.ok,
                                   theme.warning, theme.error}) {
            for (const QColor &ground : grounds(theme))
                QVERIFY2(contrastRatio(text, ground) >= 4.5, report(text, ground));
        }
        for (const QColor &ground : {theme.field, theme.control, theme.controlHover, theme.slot})
            QVERIFY2(contrastRatio(theme.text, ground) >= 4.5, report(theme.text, ground));
        QVERIFY(contrastRatio(theme.faintText, theme.field) >= 4.5); // placeholders
    }

    void graphicsStandOut_data() { themes(); }
    void graphicsStandOut()
    {
        QFETCH(Theme, theme);
        QList<QColor> graphics{theme.controlBorder, theme.wireIdle, theme.playhead, theme.selection,
                               theme.focus};
        for (int task = 0; task < 7; ++task)
            graphics += theme.taskColour(task);
        for (const QColor &graphic : graphics) {
            for (const QColor &ground : grounds(theme) + QList<QColor>{theme.field})
                QVERIFY2(contrastRatio(graphic, ground) >= 3.0, report(graphic, ground));
        }
    }

    void textOnAnyColourIsReadable_data() { themes(); }
    void textOnAnyColourIsReadable()
    {
        QFETCH(Theme, theme);
        QList<QColor> chips{theme.accent, theme.selection, theme.selectedRow,
                            theme.ok,     theme.warning,   theme.error};
        for (int task = 0; task < 7; ++task)
            chips += theme.taskColour(task);
        for (int level = 0; level < 256; ++level) {
            chips += QColor(level, level, level);
            chips += QColor::fromHsv(level * 359 / 255, 200, 180);
        }
        for (const QColor &chip : chips)
            QVERIFY2(contrastRatio(theme.textOn(chip), chip) >= 4.5, report(theme.textOn(chip), chip));
    }

    void aTaskColourBecomesReadableAsText_data() { themes(); }
    void aTaskColourBecomesReadableAsText()
    {
        QFETCH(Theme, theme);
        for (int task = 0; task < 7; ++task) {
            for (const QColor &ground : grounds(theme)) {
                const QColor text = theme.readable(theme.taskColour(task), ground);
                QVERIFY2(contrastRatio(text, ground) >= 4.5, report(text, ground));
            }
        }
        QCOMPARE(theme.readable(theme.text, theme.card), theme.text);
    }

    void twentyEightTasksLookDifferent_data() { themes(); }
    void twentyEightTasksLookDifferent()
    {
        QFETCH(Theme, theme);
        QSet<std::pair<QRgb, int>> looks;
        for (int task = 0; task < 28; ++task)
            looks.insert({theme.taskColour(task).rgb(), theme.taskPattern(task)});
        QCOMPARE(looks.size(), 28);
        QCOMPARE(theme.taskPattern(6), 0);
        QCOMPARE(theme.taskPattern(7), 1);
        QCOMPARE(theme.taskPattern(28), 0);
        QCOMPARE(theme.taskColour(7), theme.taskColour(0));
        QCOMPARE(theme.taskPatternStyle(0), Qt::NoBrush);
        QVERIFY(theme.taskPatternStyle(7) != theme.taskPatternStyle(14));
    }

    void aThemeIsAValueFoundByItsName_data() { themes(); }
    void aThemeIsAValueFoundByItsName()
    {
        QFETCH(Theme, theme);
        QCOMPARE(Theme::named(theme.name), theme);
        Theme other = theme;
        QVERIFY(other == theme);
        other.gridDot = Qt::magenta;
        QVERIFY(!(other == theme));
        QCOMPARE(Theme::named(QStringLiteral("no such theme")), Theme::dark());
    }

    void thePaletteReachesTheApplication_data() { themes(); }
    void thePaletteReachesTheApplication()
    {
        QFETCH(Theme, theme);
        applyTheme(*qApp, theme);
        const QPalette wanted = theme.palette();
        const QPalette now = QApplication::palette();
        for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
            for (int role = 0; role < QPalette::NColorRoles; ++role) {
                const auto which = static_cast<QPalette::ColorRole>(role);
                QCOMPARE(now.color(group, which), wanted.color(group, which));
            }
        }
        QCOMPARE(now.color(QPalette::Window), theme.panel);
        QCOMPARE(now.color(QPalette::Base), theme.field);
        QVERIFY(contrastRatio(now.color(QPalette::HighlightedText), now.color(QPalette::Highlight)) >= 4.5);
        QVERIFY(contrastRatio(now.color(QPalette::ToolTipText), now.color(QPalette::ToolTipBase)) >= 4.5);
        QVERIFY(contrastRatio(now.color(QPalette::BrightText), theme.accent) >= 4.5);
    }

    void theStyleSheetIsFilledInAndUnderstood_data() { themes(); }
    void theStyleSheetIsFilledInAndUnderstood()
    {
        QFETCH(Theme, theme);
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        const QString sheet = styleSheet(theme);
        QVERIFY(!sheet.contains(QLatin1Char('@')));
        QVERIFY(!sheet.contains(QRegularExpression(QStringLiteral("\\s-?\\d+u\\b"))));
        QVERIFY(sheet.contains(theme.accent.name()));
        const QRegularExpression address(QStringLiteral("url\\(([^)]*)\\)"));
        int pictures = 0;
        for (auto match = address.globalMatch(sheet); match.hasNext(); ++pictures) {
            const QString file = match.next().captured(1);
            QVERIFY2(QFile::exists(file), qPrintable(file));
        }
        QVERIFY(pictures > 5);
        applyTheme(*qApp, theme);
        QPushButton button; // the sheet is parsed, and complained about, when first used
        button.ensurePolished();
    }

    void widgetsThatAreOpenChangeWithTheTheme()
    {
        QListWidget list;
        list.resize(120, 120);
        QPushButton button;
        button.resize(120, 40);
        button.setProperty("primary", true);
        list.show();
        button.show();
        for (const Theme &theme : {Theme::light(), Theme::dark(), Theme::highContrast(), Theme::light()}) {
            applyTheme(*qApp, theme);
            QCOMPARE(colourIn(list), theme.field);
            QCOMPARE(colourIn(button), theme.accent);
        }
    }

    void theArrowsOfASpinBoxAreVisible_data() { themes(); }
    void theArrowsOfASpinBoxAreVisible()
    {
        QFETCH(Theme, theme);
        applyTheme(*qApp, theme);
        QSpinBox box;
        box.setValue(50);
        box.resize(160, 30);
        const QImage image = box.grab().toImage();
        double upper = 1;
        double lower = 1;
        for (int x = image.width() - 14; x < image.width() - 5; ++x) {
            for (int y = 5; y < 25; ++y) {
                double &best = y < 15 ? upper : lower;
                best = std::max(best, contrastRatio(image.pixelColor(x, y), theme.field));
            }
        }
        QVERIFY2(upper >= 3.0, QByteArray::number(upper));
        QVERIFY2(lower >= 3.0, QByteArray::number(lower));
    }

    void placeholdersAreReadable_data() { themes(); }
    void placeholdersAreReadable()
    {
        QFETCH(Theme, theme);
        applyTheme(*qApp, theme);
        QLineEdit edit;
        edit.ensurePolished();
        QCOMPARE(edit.palette().color(QPalette::PlaceholderText), theme.faintText);
    }

    void theKeyboardsFocusIsSeen_data() { themes(); }
    void theKeyboardsFocusIsSeen()
    {
        QFETCH(Theme, theme);
        applyTheme(*qApp, theme);
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        QTabBar *tabs = new QTabBar;
        tabs->addTab(QStringLiteral("Inspector"));
        QToolButton *tool = new QToolButton;
        tool->setAutoRaise(true);
        auto *code = new CodeField;
        code->setText(QStringLiteral("x = 1\n"));
        const QList<QWidget *> controls{new QPushButton(QStringLiteral("Export")),
                                        new QLineEdit,
                                        new QSpinBox,
                                        new QComboBox,
                                        new QCheckBox(QStringLiteral("Forever")),
                                        new QRadioButton(QStringLiteral("GIF")),
                                        new QListWidget,
                                        new QSlider,
                                        new QPlainTextEdit,
                                        tool,
                                        tabs,
                                        code->focusProxy()};
        for (QWidget *control : controls)
            layout->addWidget(control == code->focusProxy() ? code : control);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        for (QWidget *control : controls) {
            const char *name = control->metaObject()->className();
            QVERIFY2((control->focusPolicy() & Qt::TabFocus) != 0, name);
            control->setFocus(Qt::TabFocusReason);
            QVERIFY2(showsColour(*control, theme.focus), name);
            const QImage with = control->grab().toImage();
            control->clearFocus();
            QVERIFY2(control->grab().toImage() != with, name);
        }
    }

    void everythingGrowsWithTheFont()
    {
        const QFont before = QApplication::font();
        const auto restore = qScopeGuard([&before] { QApplication::setFont(before); });
        QFont twice = before;
        twice.setPointSizeF(before.pointSizeF() * 2);
        const QSize button = QPushButton(QStringLiteral("Export")).sizeHint();
        const double title = Theme::titleFont().pointSizeF();
        const QString sheet = styleSheet(Theme::dark());
        QVERIFY(title > Theme::bodyFont().pointSizeF());
        QVERIFY(Theme::smallFont().pointSizeF() < Theme::bodyFont().pointSizeF());

        QApplication::setFont(twice);
        applyTheme(*qApp, Theme::dark());
        QCOMPARE(Theme::titleFont().pointSizeF(), title * 2);
        QCOMPARE(Theme::monoFont().pointSizeF(), twice.pointSizeF());
        QVERIFY(styleSheet(Theme::dark()) != sheet);
        const QSize larger = QPushButton(QStringLiteral("Export")).sizeHint();
        QVERIFY(larger.height() > button.height() * 1.6);
        QVERIFY(QApplication::style()->pixelMetric(QStyle::PM_SmallIconSize) >= 24);
    }

private:
    static void themes()
    {
        QTest::addColumn<Theme>("theme");
        for (const Theme &theme : {Theme::dark(), Theme::light(), Theme::highContrast()})
            QTest::newRow(qPrintable(theme.name)) << theme;
    }
};

SIGNALBOX_TEST(ThemeTest)

} // namespace tst_theme

#include "tst_theme.moc"
