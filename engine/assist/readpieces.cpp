// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/assist/readpieces.h"

#include "engine/assist/mending.h"
#include "engine/syntax/parser.h"

#include <QCache>

namespace signalbox::assist {

namespace {

using Kept = std::shared_ptr<const syntax::Module>;

struct KeptPiece {
    int version;
    bool isMended;
    QString code;

    bool operator==(const KeptPiece &) const = default;
};
size_t qHash(const KeptPiece &piece, size_t seed = 0)
{
    return qHashMulti(seed, piece.version, piece.isMended, piece.code);
}

template <typename Read> Kept readOnce(const KeptPiece &piece, const Read &read)
{
    constexpr int mostPieces = 500;
    thread_local QCache<KeptPiece, Kept> cache(mostPieces);
    if (const Kept *kept = cache.object(piece))
        return *kept;
    Kept module;
    if (std::optional<syntax::Module> parsed = read())
        module = std::make_shared<const syntax::Module>(std::move(*parsed));
    cache.insert(piece, new Kept(module));
    return module;
}

} // namespace

std::shared_ptr<const syntax::Module> readPiece(const QString &code, PythonVersion version)
{
    return readOnce({int(version), false, code}, [&] { return syntax::parseText(code, version).module; });
}

std::shared_ptr<const syntax::Module> readMended(const QString &code, PythonVersion version)
{
    return readOnce({int(version), true, code}, [&] { return mendedModule(code, 0, -1, version); });
}

} // namespace signalbox::assist
