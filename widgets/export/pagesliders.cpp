// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/export/pagesliders.h"

#include "widgets/look/breakable.h"
#include "widgets/look/numberfield.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>
#include <cmath>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUsualValues = 11; ///< of a slider

/// Steps that people count in: 1, 2 or 5 with zeros.
double roundStep(double step)
{
    const double zeros = std::pow(10, std::floor(std::log10(step)));
    for (const double part : {1.0, 2.0, 5.0})
        if (part * zeros >= step * 0.999)
            return part * zeros;
    return 10 * zeros;
}

/// From a half to the double in about ten steps, the number as it is among them.
SweepRange usualRange(const Knob &knob)
{
    const double size = knob.value == 0 ? 1 : std::abs(knob.value);
    double step = roundStep(1.5 * size / (kUsualValues - 1));
    if (knob.isWhole)
        step = std::max(1.0, std::round(step));
    const double below = std::floor(size / 2 / step + 1e-9);
    double from = std::max(knob.minimum, knob.value - below * step);
    if (knob.value > 0 && from <= 0)
        from = knob.value;
    return {knob.name, from, std::min(knob.maximum, from + (kUsualValues - 1) * step), step};
}

} // namespace

PageSliders::PageSliders(const Layout &layout, QWidget *parent)
    : QWidget(parent)
    , m_knobs(knobsOf(layout))
{
    auto *rows = new QGridLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setHorizontalSpacing(12);
    rows->setVerticalSpacing(10);
    rows->setColumnStretch(1, 1);
    m_sliders[0] = makeSlider(tr("&Slider"), u"slider"_s);
    m_sliders[1] = makeSlider(tr("Seco&nd"), u"slider2"_s);
    showSecond();
}

PageSliders::Slider PageSliders::makeSlider(const QString &label, const QString &name)
{
    auto *rows = qobject_cast<QGridLayout *>(layout());
    Slider slider;
    slider.number = new QComboBox;
    slider.number->setObjectName(name);
    slider.number->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    slider.number->setMinimumContentsLength(18);
    slider.number->setToolTip(tr("A number that who reads the page sets, over runs that are in it."));
    slider.number->addItem(tr("None"));
    for (const Knob &knob : m_knobs)
        slider.number->addItem(knob.label);
    auto *words = new QLabel(label);
    words->setBuddy(slider.number);
    const int row = rows->rowCount();
    rows->addWidget(words, row, 0);
    rows->addWidget(slider.number, row, 1);
    slider.range = new QWidget;
    auto *fields = new QHBoxLayout(slider.range);
    fields->setContentsMargins(0, 0, 0, 0);
    const std::tuple<QDoubleSpinBox *&, QString, QString> all[] = {
        {slider.from, QString(), tr("Least value")},
        {slider.to, tr("to"), tr("Greatest value")},
        {slider.step, tr("by"), tr("Step")}};
    for (const auto &[field, before, called] : all) {
        if (!before.isEmpty())
            fields->addWidget(new QLabel(before));
        field = new QDoubleSpinBox;
        field->setAccessibleName(called);
        field->setToolTip(asToolTip(called));
        field->setKeyboardTracking(false);
        keepCaretInNumber(field);
        fields->addWidget(field, 1);
        connect(field, &QDoubleSpinBox::valueChanged, this, &PageSliders::changed);
    }
    rows->addWidget(slider.range, row + 1, 1);
    slider.range->hide();
    connect(slider.number, &QComboBox::currentIndexChanged, this, [this, slider] {
        takeNumber(slider);
        showSecond();
        Q_EMIT changed();
    });
    return slider;
}

const Knob *PageSliders::knobOf(const Slider &slider) const
{
    const int at = slider.number->currentIndex() - 1;
    return at < 0 || at >= m_knobs.size() ? nullptr : &m_knobs[at];
}

void PageSliders::setLabelWidth(int width)
{
    qobject_cast<QGridLayout *>(layout())->setColumnMinimumWidth(0, width);
}

void PageSliders::takeNumber(const Slider &slider)
{
    const Knob *const knob = knobOf(slider);
    slider.range->setVisible(knob);
    if (!knob)
        return;
    const SweepRange usual = usualRange(*knob);
    const std::pair<QDoubleSpinBox *, double> all[] = {
        {slider.from, usual.from}, {slider.to, usual.to}, {slider.step, usual.step}};
    for (const auto &[field, value] : all) {
        const QSignalBlocker quiet(field);
        const bool isStep = field == slider.step;
        const int places = knob->isWhole ? 0 : 3;
        field->setDecimals(places);
        field->setRange(isStep ? std::pow(10, -places) : knob->minimum, knob->maximum);
        field->setSingleStep(usual.step);
        field->setSuffix(knob->unit == Knob::Unit::Seconds ? tr(" s") : QString());
        field->setValue(value);
    }
}

void PageSliders::showSecond()
{
    if (!m_sliders[1].number)
        return;
    const bool isWanted = knobOf(m_sliders[0]);
    if (!isWanted)
        m_sliders[1].number->setCurrentIndex(0);
    m_sliders[1].number->setEnabled(isWanted);
}

QList<SweepRange> PageSliders::ranges() const
{
    QList<SweepRange> ranges;
    for (const Slider &slider : m_sliders)
        if (const Knob *const knob = knobOf(slider))
            ranges.append({knob->name, slider.from->value(), slider.to->value(), slider.step->value()});
    return ranges;
}

} // namespace signalbox
