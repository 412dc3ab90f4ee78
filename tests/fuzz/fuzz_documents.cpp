// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// \file
/// The libFuzzer target: see Journey for what it holds. tests/fuzz/run builds and starts it.

#include "tests/fuzz/journey.h"
#include "tests/fuzz/mutator.h"
#include "tests/support/pythonreader.h"

#include <QHash>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

extern "C" {
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned int seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *first, size_t firstSize, const uint8_t *second,
                                 size_t secondSize, uint8_t *out, size_t most, unsigned int seed);
}

using namespace signalbox::testing;

namespace {

/// Asking Python takes about as long as all the rest, so only some documents are asked about. Which, follows
/// from the document, so that what failed fails again. SIGNALBOX_FUZZ_EVERY_EXPORT asks about all.
bool isAskedAbout(const QByteArray &python)
{
    static const bool all = std::getenv("SIGNALBOX_FUZZ_EVERY_EXPORT") != nullptr;
    constexpr size_t oneIn = 8;
    return !python.isEmpty() && (all || qHash(python, 0) % oneIn == 0);
}

[[noreturn]] void fail(const QString &fault)
{
    std::fprintf(stderr, "FAULT: %s\n", qPrintable(fault));
    std::abort();
}

QByteArray bytes(const uint8_t *data, size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static PythonReader reader;
    const std::clock_t begun = std::clock();
    Journey journey;
    if (const QString fault = journey.fault(bytes(data, size)); !fault.isEmpty())
        fail(fault);
    if (isAskedAbout(journey.python())) {
        if (const QString complaint = journey.pythonFault(reader); !complaint.isEmpty())
            fail(QStringLiteral("Python does not take the export: ") + complaint);
    }
    // Of its own computing: a busy machine may let nobody compute for a minute.
    constexpr std::clock_t longest = 20;
    if (const std::clock_t took = (std::clock() - begun) / CLOCKS_PER_SEC; took > longest)
        fail(QStringLiteral("it takes %1 s").arg(took));
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned int seed)
{
    constexpr unsigned int toItsBytes = 20;
    if (seed % toItsBytes != 0) {
        const QByteArray changed = Mutator(seed).mutated(bytes(data, size));
        if (size_t(changed.size()) <= most) {
            std::memcpy(data, changed.constData(), size_t(changed.size()));
            return size_t(changed.size());
        }
    }
    return LLVMFuzzerMutate(data, size, most);
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *first, size_t firstSize, const uint8_t *second,
                                 size_t secondSize, uint8_t *out, size_t most, unsigned int seed)
{
    const QByteArray crossed = Mutator(seed).crossed(bytes(first, firstSize), bytes(second, secondSize));
    if (crossed.isEmpty() || size_t(crossed.size()) > most)
        return 0;
    std::memcpy(out, crossed.constData(), size_t(crossed.size()));
    return size_t(crossed.size());
}
