// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/savedpins.h"

#include <QJsonArray>
#include <QJsonObject>

namespace signalbox {

using namespace Qt::StringLiterals;

namespace {

const QString kPins = u"pins"_s;

QJsonArray toJson(const QList<VariableName> &names)
{
    QJsonArray all;
    for (const VariableName &name : names)
        all.append(QJsonObject{
            {u"task"_s, name.task}, {u"function"_s, name.function}, {u"variable"_s, name.variable}});
    return all;
}

/// What is no pin is left out.
QList<VariableName> fromJson(const QJsonValue &value)
{
    QList<VariableName> names;
    for (const QJsonValue &each : value.toArray()) {
        const VariableName name{each[u"task"].toString(), each[u"function"].toString(),
                                each[u"variable"].toString()};
        if (!name.task.isEmpty() && !name.function.isEmpty() && !name.variable.isEmpty()
            && !names.contains(name))
            names.append(name);
    }
    return names;
}

} // namespace

SavedPins::SavedPins(Document &document, PinnedVariables &pins, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_pins(pins)
{
    connect(&pins, &PinnedVariables::chosen, this, &SavedPins::write);
    connect(&document, &Document::changed, this, &SavedPins::read);
    read();
}

void SavedPins::write()
{
    Settings settings = m_document.layout().settings;
    const QJsonArray pins = toJson(m_pins.names());
    if (pins.isEmpty())
        settings.extra.remove(kPins);
    else
        settings.extra.insert(kPins, pins);
    m_document.endGesture();
    m_document.setSettings(settings);
    m_document.endGesture();
}

void SavedPins::read()
{
    m_pins.setNames(fromJson(m_document.layout().settings.extra.value(kPins)));
}

} // namespace signalbox
