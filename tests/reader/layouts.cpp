// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The engine's side of roundtrip.py. For every layout it reads, a line of JSON, it exports it, reads the
// Python back, and prints a line: {"loads", "drawing", "difference", "other_forms"}.

#include "engine/file/layoutdecoder.h"
#include "engine/program/program.h"
#include "engine/python/python.h"
#include "engine/reader/drawing.h"
#include "tests/support/likeness.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <iostream>
#include <string>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

QJsonObject answerTo(const QByteArray &line)
{
    const LoadResult loaded = decodeLayout(line);
    if (!loaded.layout)
        return {{u"loads"_s, false}};
    const Layout &layout = *loaded.layout;
    const QString text = toPython(expand(layout), layout.title, layout.description).text();
    const auto drawing = readDrawing(text, PythonVersion::Python311);
    if (!drawing)
        return {{u"loads"_s, true}, {u"drawing"_s, false}, {u"python"_s, text}};
    const testing::Likeness likeness = testing::likenessOf(layout, *drawing);
    return {{u"loads"_s, true},
            {u"drawing"_s, true},
            {u"difference"_s, likeness.difference},
            {u"other_forms"_s, QJsonArray::fromStringList(likeness.otherForms)}};
}

} // namespace

int main()
{
    std::ios::sync_with_stdio(false);
    for (std::string line; std::getline(std::cin, line);) {
        const QJsonObject answer = answerTo(QByteArray::fromStdString(line));
        std::cout << QJsonDocument(answer).toJson(QJsonDocument::Compact).toStdString() << std::endl;
    }
}
