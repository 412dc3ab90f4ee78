// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/assist/codepart.h"
#include "engine/assist/meaning.h"
#include "engine/layout/layout.h"

#include <QStringList>

namespace signalbox::assist {

/// What a piece of code stands among.
struct Surroundings {
    QStringList pieces; ///< the other pieces of the program, in their order
    /// What is drawn and goes by a name in Python, with its type there: "orders", "asyncio.Queue".
    QList<std::pair<QString, QString>> drawn;
    PythonVersion version = PythonVersion::Python311;

    bool operator==(const Surroundings &) const = default;
};

Surroundings surroundingsOf(const Layout &layout, NodeId piece);

/// A program as it is read for one place in one of its pieces. Meanings point into the trees that it keeps.
class ProgramView {
public:
    /// The lines \a first to \a last of the own code of \a part are left out, as they are being written.
    ProgramView(const CodePart &part, const Surroundings &around, int first, int last);

    const Scopes &scopes() const { return *m_scopes; }
    /// The own piece could be read, but for those lines.
    bool isRead() const { return m_own.has_value(); }
    /// Every piece could be read, and none says `from … import *`: other names mean nothing.
    bool isWhole() const { return m_isWhole; }
    /// "(item, *, delay=1.0)" of what can be called; empty for what cannot. \a words become a sentence about
    /// it.
    QString signatureOf(const Meaning &meaning, QString *words = nullptr) const;

private:
    std::vector<std::shared_ptr<const syntax::Module>> m_others;
    std::optional<syntax::Module> m_own;
    std::unique_ptr<Scopes> m_scopes;
    bool m_isWhole = true;
    PythonVersion m_version;
};

} // namespace signalbox::assist
