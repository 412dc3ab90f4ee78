// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/playbar.h"

#include "app/actions.h"
#include "engine/layout/spenttime.h"
#include "engine/messages/message.h"
#include "widgets/look/breakable.h"
#include "widgets/look/icons.h"
#include "widgets/look/livewords.h"
#include "widgets/look/numberfield.h"
#include "widgets/look/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <limits>

namespace signalbox {

namespace {

constexpr std::array kSpeeds{0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0};

/// As many decimals for every time of a run, so that the digits stand still while they run; fewer in a long
/// one, so that all fit the same room.
QString clockText(Micros time, Micros end)
{
    int decimals = 3;
    for (Micros limit = 1'000 * kMicrosPerSecond; end >= limit && decimals > 0; limit *= 10)
        --decimals;
    return QString::number(toSeconds(time), 'f', decimals) + QStringLiteral(" s");
}

QString keepWords(qint64 seed)
{
    return fill(PlayBar::tr("Keep {seed}"), {{u"seed", QString::number(seed)}});
}

QString runWords(const QString &time, qsizetype events, const QString &took)
{
    return fill(PlayBar::tr("of {time} · %Ln events · {took}", nullptr, int(events)),
                {{u"time", time}, {u"took", took}});
}

constexpr int kFoldLevels = 3;

} // namespace

SpeedBox::SpeedBox(QWidget *parent)
    : QDoubleSpinBox(parent)
{
    setDecimals(2);
    setRange(kSpeeds.front(), kSpeeds.back());
    setValue(1);
    setKeyboardTracking(false);
    keepCaretInNumber(this);
    setAlignment(Qt::AlignCenter);
    keepTranslated(this, [this] {
        setAccessibleName(tr("Speed"));
        setToolTip(tr("Speed\nSeconds of the run that pass in one second. The wheel goes along 0.1 to 100."));
    });
}

void SpeedBox::stepBy(int steps)
{
    for (; steps > 0; --steps) {
        const auto next = std::upper_bound(kSpeeds.begin(), kSpeeds.end(), value() + 1e-9);
        setValue(next == kSpeeds.end() ? maximum() : *next);
    }
    for (; steps < 0; ++steps) {
        const auto here = std::lower_bound(kSpeeds.begin(), kSpeeds.end(), value() - 1e-9);
        setValue(here == kSpeeds.begin() ? minimum() : *std::prev(here));
    }
}

QString SpeedBox::textFromValue(double value) const
{
    return locale().toString(value, 'g', 4);
}

QAbstractSpinBox::StepEnabled SpeedBox::stepEnabled() const
{
    StepEnabled enabled = StepNone;
    enabled.setFlag(StepUpEnabled, value() < maximum());
    enabled.setFlag(StepDownEnabled, value() > minimum());
    return enabled;
}

ElidedLabel::ElidedLabel(QPalette::ColorRole role, QWidget *parent)
    : QWidget(parent)
    , m_role(role)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void ElidedLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setToolTip(text.isEmpty() ? QString() : asToolTip(text));
    if (m_usual.isEmpty())
        updateGeometry();
    update();
}

void ElidedLabel::setUsual(const QString &words)
{
    m_usual = words;
    updateGeometry();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_usual.isEmpty() ? m_text : m_usual) + 2,
            fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(m_role));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

PlayBar::PlayBar(Document &document, RunKeeper &keeper, Player &player, const Actions &actions,
                 QWidget *parent)
    : QFrame(parent)
    , m_document(document)
    , m_keeper(keeper)
    , m_player(player)
{
    setProperty("role", QStringLiteral("bar"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 14, 6);
    row->setSpacing(6);
    addTitle(row);
    for (const int id :
         {Actions::ToStart, Actions::StepBack, Actions::PlayPause, Actions::StepForward, Actions::ToEnd})
        addButton(row, actions, id);
    addSpeed(row);
    addTime(row);
    addSeed(row, actions);
    addButton(row, actions, Actions::ShowOutput);
    addButton(row, actions, Actions::ShowCode);
    addButton(row, actions, Actions::ShowCharts);
    addButton(row, actions, Actions::ShowFigures);
    addButton(row, actions, Actions::ShowSweeps);
    m_export = addButton(row, actions, Actions::Export);
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setProperty("primary", true);
    m_export->setIcon(icons::icon(QStringLiteral("export"), QPalette::BrightText));

    connect(&m_document, &Document::pathChanged, this, &PlayBar::showTitle);
    connect(&m_document, &Document::changed, this, &PlayBar::showTitle);
    connect(&m_document, &Document::modifiedChanged, this, &PlayBar::showTitle);
    connect(&m_document, &Document::changed, this, &PlayBar::showSeed);
    connect(&m_player, &Player::moved, this, &PlayBar::showTime);
    connect(&m_keeper, &RunKeeper::runChanged, this, &PlayBar::showRun);
    connect(&m_keeper, &RunKeeper::finished, this, &PlayBar::showRun);
    dress();
    showSeed();
    keepTranslated(this, [this] { showWords(); });
}

void PlayBar::showWords()
{
    setAccessibleName(tr("Playing"));
    m_program->setText(tr("Signalbox"));
    m_file->setAccessibleName(tr("Document"));
    m_time->setAccessibleName(tr("Time"));
    m_run->setAccessibleName(tr("Run"));
    m_run->setUsual(runWords(QStringLiteral("000.000 s"), 10'000, tr("finished in 0.00 ms")));
    m_seedLabel->setText(tr("seed"));
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setToolTip(tr("Seed\nThe same seed draws the same random times, here and on the command line."));
    m_keepSeed->setToolTip(tr("Keep\nThe run shown has this seed. Keeping it writes it into the document."));
    showTitle();
    showRun();
    measure();
}

// ---- narrow windows

void PlayBar::measure()
{
    m_keepSeed->setText(keepWords(9'999)); // the dice throw no longer ones
    m_keepSeed->setFixedWidth(m_keepSeed->sizeHint().width());
    showTriedSeed();
    fold(kFoldLevels);
    m_least = layout()->totalMinimumSize().width();
    foldToFit();
}

void PlayBar::fold(int level)
{
    m_folded = level;
    for (QWidget *part : std::as_const(m_seedParts))
        part->setVisible(level < 1);
    m_keepSeed->setVisible(level < 1 && m_keeper.triedSeed());
    QSizePolicy policy = m_keepSeed->sizePolicy();
    policy.setRetainSizeWhenHidden(level < 1); // who throws the dice again must not hit it
    m_keepSeed->setSizePolicy(policy);
    m_export->setToolButtonStyle(level < 2 ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_speed->setSuffix(level < 2 ? tr(" × speed") : tr(" ×"));
    m_program->setVisible(level < 3);
    layout()->invalidate();
}

/// Folds no more than it must.
void PlayBar::foldToFit()
{
    int level = 0;
    fold(level);
    while (level < kFoldLevels && layout()->totalMinimumSize().width() > width())
        fold(++level);
}

QSize PlayBar::minimumSizeHint() const
{
    return {m_least, QFrame::minimumSizeHint().height()};
}

void PlayBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        foldToFit();
}

void PlayBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (m_export && (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)) {
        // Once the style sheet has done with the labels, whose fonts it puts back.
        QMetaObject::invokeMethod(
            this,
            [this] {
                dress();
                measure();
            },
            Qt::QueuedConnection);
    }
}

/// What follows from the size of the type.
void PlayBar::dress()
{
    m_program->setFont(Theme::titleFont());
    m_time->setFont(Theme::titleFont());
    const QFontMetrics title(Theme::titleFont());
    m_time->setFixedWidth(title.horizontalAdvance(QStringLiteral("t = 0000.000 s")));
    const int side = fontMetrics().height() + 2;
    for (QToolButton *button : std::as_const(m_buttons)) {
        button->setIconSize({side, side});
        const bool isIcon = button->toolButtonStyle() == Qt::ToolButtonIconOnly;
        if (isIcon && button->property("primary").toBool())
            button->setMinimumWidth(side * 5 / 2);
    }
}

QToolButton *PlayBar::addButton(QHBoxLayout *row, const Actions &actions, int action)
{
    auto *button = new QToolButton;
    button->setDefaultAction(actions[Actions::Id(action)]);
    const auto name = [button] { button->setAccessibleName(Actions::plainName(button->defaultAction())); };
    connect(button->defaultAction(), &QAction::changed, button, name);
    name();
    button->setFocusPolicy(Qt::TabFocus);
    if (action == Actions::PlayPause)
        button->setProperty("primary", true);
    m_buttons.append(button);
    row->addWidget(button);
    return button;
}

void PlayBar::addTitle(QHBoxLayout *row)
{
    m_program = new QLabel;
    m_file = new ElidedLabel(QPalette::PlaceholderText);
    row->addWidget(m_program);
    m_file->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_file, 1);
    row->addSpacing(12);
}

void PlayBar::addSpeed(QHBoxLayout *row)
{
    m_speed = new SpeedBox;
    row->addSpacing(6);
    row->addWidget(m_speed);
    connect(m_speed, &QDoubleSpinBox::valueChanged, this, [this](double speed) { m_player.setSpeed(speed); });
    connect(&m_player, &Player::speedChanged, m_speed, &QDoubleSpinBox::setValue);
}

void PlayBar::addTime(QHBoxLayout *row)
{
    m_time = new QLabel;
    m_run = new ElidedLabel(QPalette::PlaceholderText);
    row->addSpacing(12);
    row->addWidget(m_time);
    row->addSpacing(4);
    row->addWidget(m_run);
}

void PlayBar::addSeed(QHBoxLayout *row, const Actions &actions)
{
    m_seedLabel = new QLabel;
    m_seedLabel->setProperty("role", QStringLiteral("muted"));
    m_seed = new QSpinBox;
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setKeyboardTracking(false);
    m_seed->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_seed->setFixedWidth(fontMetrics().averageCharWidth() * 11);
    m_seedLabel->setBuddy(m_seed);
    row->addWidget(m_seedLabel);
    row->addWidget(m_seed);
    m_seedParts = {m_seedLabel, m_seed, addButton(row, actions, Actions::NewSeed)};
    m_keepSeed = new QToolButton;
    m_keepSeed->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_keepSeed);
    connect(m_keepSeed, &QToolButton::clicked, &m_keeper, &RunKeeper::keepTriedSeed);
    connect(&m_keeper, &RunKeeper::triedSeedChanged, this, &PlayBar::showTriedSeed);
    row->addSpacing(8);
    connect(m_seed, &QSpinBox::valueChanged, this, &PlayBar::setSeed);
    connect(m_seed, &QSpinBox::editingFinished, this, [this] { m_document.endGesture(); });
}

void PlayBar::stepSpeed(int steps)
{
    m_speed->stepBy(steps);
}

QString PlayBar::timeText() const
{
    return m_time->text();
}

void PlayBar::showTitle()
{
    m_file->setText(QStringLiteral("— ") + m_document.displayName()
                    + (m_document.isModified() ? QStringLiteral(" *") : QString()));
}

void PlayBar::showTime()
{
    m_time->setText(QStringLiteral("t = ") + clockText(m_player.time(), m_keeper.replay().endTime()));
}

void PlayBar::showRun()
{
    const Replay &replay = m_keeper.replay();
    const Run &run = replay.run();
    const bool isStopped = run.hasEnded() && run.ending() == Ending::Stopped;
    constexpr double microsecond = 0.001;
    const double spent = isStopped ? double(run.stoppedAfter) * microsecond : m_keeper.lastRunMilliseconds();
    const QString took = m_keeper.isRunning()
        ? tr("still computing")
        : fill(isStopped ? tr("stopped after {time}") : tr("finished in {time}"),
               {{u"time", spentTime(spent)}});
    m_run->setText(runWords(clockText(replay.endTime(), replay.endTime()), replay.factCount(), took));
    showTime();
}

void PlayBar::showSeed()
{
    const QSignalBlocker blocked(m_seed);
    m_seed->setValue(int(std::min<qint64>(m_document.layout().settings.seed, m_seed->maximum())));
}

void PlayBar::showTriedSeed()
{
    const std::optional<qint64> tried = m_keeper.triedSeed();
    m_keepSeed->setText(keepWords(tried.value_or(0)));
    foldToFit();
}

void PlayBar::setSeed(int seed)
{
    m_keeper.trySeed(std::nullopt); // who sets the seed wants to see its run
    Settings settings = m_document.layout().settings;
    settings.seed = seed;
    m_document.setSettings(settings);
}

} // namespace signalbox
