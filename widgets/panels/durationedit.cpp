// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/panels/durationedit.h"

#include "engine/messages/message.h"
#include "widgets/look/numberfield.h"
#include "widgets/look/wheelguard.h"

#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QStyleOptionSpinBox>

#include <algorithm>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRest = 250; ///< milliseconds without a key after which a typed value counts

/// A number with a unit written behind it, as in "300ms".
struct TypedTime {
    QString number;
    QString unit; ///< empty when the text is not of that form
};

TypedTime typedTime(QString text, const QString &prefix, const QString &suffix)
{
    static const QRegularExpression form(u"^\\s*(\\d*\\.?\\d*)\\s*(m|ms|s)\\s*$"_s);
    text.replace(u',', u'.');
    if (text.startsWith(prefix))
        text.remove(0, prefix.size());
    if (text.endsWith(suffix))
        text.chop(suffix.size());
    const QRegularExpressionMatch match = form.match(text);
    return {match.captured(1), match.captured(2)};
}

double secondsOf(const TypedTime &typed)
{
    return typed.number.toDouble() / (typed.unit == u"ms" ? 1000 : 1);
}

} // namespace

SecondsSpin::SecondsSpin(QWidget *parent)
    : QDoubleSpinBox(parent)
{
    setLocale(QLocale::c());
    setDecimals(6);
    setSuffix(u" s"_s);
    setRange(0, 1e6);
    guardFromWheel(this);
    keepCaretInNumber(this);
    m_typing.setSingleShot(true);
    m_typing.setInterval(kRest);
    connect(&m_typing, &QTimer::timeout, this, [this] {
        if (hasAcceptableInput())
            settle();
    });
    connect(this, &QDoubleSpinBox::valueChanged, this, &SecondsSpin::valueSet);
    connect(this, &QDoubleSpinBox::editingFinished, this, &SecondsSpin::settle);
    connect(lineEdit(), &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
}

/// Steps and set values have their text written anew; only typing leaves it as the hand's.
void SecondsSpin::valueSet()
{
    if (lineEdit()->isModified())
        m_untold = true;
    else
        tell();
}

void SecondsSpin::tell()
{
    m_typing.stop();
    m_untold = false;
    m_told = time();
    Q_EMIT timeEdited(m_told);
}

void SecondsSpin::settle()
{
    if (m_untold)
        tell();
}

/// What is being typed is not meant.
void SecondsSpin::takeBack()
{
    m_typing.stop();
    m_untold = false;
    const QSignalBlocker blocker(this);
    setValue(toSeconds(m_told));
    selectAll();
}

Micros SecondsSpin::time() const
{
    return fromSeconds(value());
}

void SecondsSpin::setTime(Micros time)
{
    if (m_untold || time == this->time())
        return; // leaves what is being typed as it is
    const QSignalBlocker blocker(this);
    setValue(toSeconds(time));
    m_told = this->time();
}

void SecondsSpin::setLimits(Micros least, Micros most)
{
    const QSignalBlocker blocker(this);
    setRange(toSeconds(least), toSeconds(most));
}

Micros SecondsSpin::stepAt(Micros time, bool upwards)
{
    const auto isBelow = [&](Micros bound) { return upwards ? time < bound : time <= bound; };
    if (isBelow(100))
        return 10;
    if (isBelow(1'000))
        return 100;
    if (isBelow(10'000))
        return 1'000;
    if (isBelow(100'000))
        return 10'000;
    if (isBelow(1'000'000))
        return 50'000;
    if (isBelow(10'000'000))
        return 100'000;
    return isBelow(100'000'000) ? 1'000'000 : 10'000'000;
}

void SecondsSpin::stepBy(int steps)
{
    Micros wanted = time();
    if (wanted == 0 && steps > 0) { // from nothing by a step one can see
        wanted = 50'000;
        --steps;
    }
    for (; steps > 0; --steps)
        wanted += stepAt(wanted, true);
    for (; steps < 0; ++steps)
        wanted -= stepAt(wanted, false);
    setValue(toSeconds(std::max<Micros>(wanted, 0)));
    selectAll();
}

QString SecondsSpin::textFromValue(double value) const
{
    QString text = QString::number(value, 'f', 6);
    while (text.endsWith(u'0') && text[text.size() - 3] != u'.')
        text.chop(1); // down to two decimals, as formatTime() does
    return text;
}

double SecondsSpin::valueFromText(const QString &text) const
{
    if (const TypedTime typed = typedTime(text, prefix(), suffix()); !typed.unit.isEmpty())
        return secondsOf(typed);
    QString point = text;
    point.replace(u',', u'.');
    return QDoubleSpinBox::valueFromText(point);
}

QValidator::State SecondsSpin::validate(QString &text, int &position) const
{
    text.replace(u',', u'.');
    const TypedTime typed = typedTime(text, prefix(), suffix());
    if (typed.unit.isEmpty())
        return QDoubleSpinBox::validate(text, position);
    if (typed.unit == u"m" || typed.number.isEmpty() || typed.number == u".")
        return QValidator::Intermediate;
    const double seconds = secondsOf(typed);
    if (seconds > maximum())
        return QValidator::Invalid;
    return seconds < minimum() ? QValidator::Intermediate : QValidator::Acceptable;
}

/// Room for an everyday time; QDoubleSpinBox would ask for that of its largest value with all decimals.
QSize SecondsSpin::sizeHint() const
{
    QStyleOptionSpinBox option;
    initStyleOption(&option);
    const int height = QDoubleSpinBox::sizeHint().height();
    const QString widest = specialValueText().size() > 8 ? specialValueText() : u"00.000 s"_s;
    const QSize text(fontMetrics().horizontalAdvance(widest) + 8, lineEdit()->sizeHint().height());
    const QSize framed = style()->sizeFromContents(QStyle::CT_SpinBox, &option, text, this);
    return {framed.width(), height};
}

void SecondsSpin::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && lineEdit()->isModified()) {
        takeBack();
        return;
    }
    const bool isArrow = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (!isArrow || !(event->modifiers() & Qt::AltModifier)) {
        QDoubleSpinBox::keyPressEvent(event);
        return;
    }
    setValue(toSeconds(event->key() == Qt::Key_Up ? time() * 2 : time() / 2));
    selectAll();
}

DurationEdit::DurationEdit(QWidget *parent)
    : QWidget(parent)
    , m_low(new SecondsSpin)
    , m_high(new SecondsSpin)
    , m_to(new QLabel(tr("at most")))
    , m_law(new QComboBox)
{
    m_law->addItem(tr("fixed"));
    m_law->addItem(tr("uniform"));
    m_law->addItem(tr("exponential"));
    m_law->setItemData(0, tr("Always the same time"), Qt::ToolTipRole);
    m_law->setItemData(1, tr("Any time between the two, each as likely"), Qt::ToolTipRole);
    m_law->setItemData(2, tr("Random with this mean: often short, now and then long"), Qt::ToolTipRole);
    guardFromWheel(m_law);
    m_law->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_law->setMinimumContentsLength(6);
    m_to->setProperty("role", u"muted"_s);
    m_to->setBuddy(m_high);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    grid->addWidget(m_low, 0, 0);
    grid->addWidget(m_law, 0, 1);
    grid->addWidget(m_high, 1, 0);
    grid->addWidget(m_to, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    setFocusProxy(m_low);
    for (SecondsSpin *spin : {m_low, m_high}) {
        connect(spin, &SecondsSpin::timeEdited, this, [this] { Q_EMIT durationEdited(duration()); });
        connect(spin, &QDoubleSpinBox::editingFinished, this, &DurationEdit::editingFinished);
    }
    connect(m_law, &QComboBox::activated, this, &DurationEdit::changeLaw);
    setLabel(tr("Time"), {});
    showLaw();
}

Duration DurationEdit::duration() const
{
    const auto law = Duration::Law(m_law->currentIndex());
    return {law, m_low->time(), law == Duration::Law::Uniform ? m_high->time() : 0};
}

void DurationEdit::setDuration(const Duration &duration)
{
    m_law->setCurrentIndex(int(duration.law));
    m_low->setTime(duration.low);
    if (duration.law == Duration::Law::Uniform)
        m_high->setTime(duration.high);
    showLaw();
}

void DurationEdit::setLimits(Micros least, Micros most)
{
    m_low->setLimits(least, most);
    m_high->setLimits(least, most);
}

void DurationEdit::setZeroMeans(const QString &words)
{
    m_zeroMeans = words;
    showLaw();
}

void DurationEdit::setLabel(const QString &label, const QString &help)
{
    m_low->setAccessibleName(label);
    m_high->setAccessibleName(fill(tr("{field}, at most"), {{u"field", label}}));
    m_law->setAccessibleName(fill(tr("{field}: how it is drawn"), {{u"field", label}}));
    const QString keys = tr("Alt+Down halves it, Alt+Up doubles it.");
    for (SecondsSpin *spin : {m_low, m_high})
        spin->setToolTip(help.isEmpty() ? keys : help + u'\n' + keys);
    m_law->setToolTip(tr("Fixed, or drawn at random each time from the seed"));
}

/// A law just chosen starts from the time there was: a spread around it, or its mean.
void DurationEdit::changeLaw(int)
{
    for (SecondsSpin *spin : {m_low, m_high})
        spin->settle();
    if (duration().law == Duration::Law::Uniform && m_high->time() <= m_low->time()) {
        const Micros mean = m_low->time();
        m_low->setTime(mean / 2);
        m_high->setTime(mean + mean / 2);
    }
    showLaw();
    Q_EMIT durationEdited(duration());
    Q_EMIT editingFinished();
}

void DurationEdit::showLaw()
{
    const auto law = Duration::Law(m_law->currentIndex());
    const bool isUniform = law == Duration::Law::Uniform;
    m_high->setVisible(isUniform);
    m_to->setVisible(isUniform);
    m_low->setSpecialValueText(law == Duration::Law::Fixed ? m_zeroMeans : QString());
    m_low->setPrefix(law == Duration::Law::Exponential ? u"≈ "_s : QString());
}

} // namespace signalbox
