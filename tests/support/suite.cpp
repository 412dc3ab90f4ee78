// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/suite.h"

#include <QFileInfo>

#ifdef SIGNALBOX_TESTS_WITH_WIDGETS
#include "widgets/session/runpatience.h"

#include <QApplication>
#else
#include <QCoreApplication>
#endif

#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace signalbox::testing {

namespace {

std::map<std::string, Role::Play> &roles()
{
    static std::map<std::string, Role::Play> all;
    return all;
}

} // namespace

Role::Role(const char *file, Play play)
{
    roles()[QFileInfo(QString::fromUtf8(file)).completeBaseName().toStdString()] = play;
}

} // namespace signalbox::testing

int main(int argc, char **argv)
{
    const auto &roles = signalbox::testing::roles();
    const auto role = roles.find(argc > 1 ? argv[1] : "");
    if (role == roles.end()) {
        std::fprintf(stderr, "Usage: %s TEST [QTEST OPTIONS], where TEST is one of\n", argv[0]);
        for (const auto &[name, play] : roles)
            std::fprintf(stderr, "    %s\n", name.c_str());
        return 2;
    }
    // The test is not among what QTest reads.
    std::vector<char *> rest(argv, argv + argc);
    rest.erase(rest.begin() + 1);
    int count = argc - 1;
    rest.push_back(nullptr);
#ifdef SIGNALBOX_TESTS_WITH_WIDGETS
    constexpr int patience = 60'000; // milliseconds
    constexpr qsizetype facts = 5'000'000;
    signalbox::runPatience() = patience;
    signalbox::factsAtOnce() = facts;
    QApplication app(count, rest.data());
    app.setAttribute(Qt::AA_Use96Dpi, true);
#else
    QCoreApplication app(count, rest.data());
#endif
    return role->second(count, rest.data());
}
