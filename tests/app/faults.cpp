// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/faults.h"

#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <string>

#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

namespace signalbox::faults {

namespace {

struct Fault {
    bool armed = false;
    bool happened = false;
    Call call = Call::Open;
    int toPass = 0;
    int error = 0;
    std::string folder;
};
Fault fault;

bool isWatched(const char *path)
{
    return std::string_view(path).starts_with(fault.folder);
}

std::string pathOf(int descriptor)
{
    char path[4096];
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t length = ::readlink(link.c_str(), path, sizeof path);
    return length > 0 ? std::string(path, std::size_t(length)) : std::string();
}

/// Whether this call is the one that fails; errno says why.
bool strikes(Call call, const char *path)
{
    if (!fault.armed || call != fault.call || !isWatched(path) || fault.toPass-- > 0)
        return false;
    fault.armed = false;
    fault.happened = true;
    errno = fault.error;
    return true;
}

bool strikes(Call call, int descriptor)
{
    return fault.armed && call == fault.call && strikes(call, pathOf(descriptor).c_str());
}

template <typename Function> Function *real(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

} // namespace

void arm(Call call, int passed, int error, const QByteArray &folder)
{
    fault = {true, false, call, passed, error, folder.toStdString()};
}

bool disarm()
{
    fault.armed = false;
    return fault.happened;
}

} // namespace signalbox::faults

// What stands here in a program is taken by all its libraries instead of the C library's.
#define SIGNALBOX_IN_PLACE extern "C" __attribute__((visibility("default")))

using namespace signalbox::faults;

namespace {

mode_t modeOf(int flags, va_list arguments)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? mode_t(va_arg(arguments, unsigned)) : 0;
}

} // namespace

SIGNALBOX_IN_PLACE int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    static auto *const passOn = real<int(const char *, int, ...)>("open");
    return strikes(Call::Open, path) ? -1 : passOn(path, flags, mode);
}

SIGNALBOX_IN_PLACE int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    static auto *const passOn = real<int(const char *, int, ...)>("open64");
    return strikes(Call::Open, path) ? -1 : passOn(path, flags, mode);
}

SIGNALBOX_IN_PLACE ssize_t write(int descriptor, const void *bytes, size_t size)
{
    static auto *const passOn = real<ssize_t(int, const void *, size_t)>("write");
    return strikes(Call::Write, descriptor) ? -1 : passOn(descriptor, bytes, size);
}

SIGNALBOX_IN_PLACE int fsync(int descriptor)
{
    static auto *const passOn = real<int(int)>("fsync");
    return strikes(Call::Sync, descriptor) ? -1 : passOn(descriptor);
}

SIGNALBOX_IN_PLACE int fdatasync(int descriptor)
{
    static auto *const passOn = real<int(int)>("fdatasync");
    return strikes(Call::Sync, descriptor) ? -1 : passOn(descriptor);
}

SIGNALBOX_IN_PLACE int rename(const char *from, const char *to) noexcept
{
    static auto *const passOn = real<int(const char *, const char *)>("rename");
    return strikes(Call::Rename, to) ? -1 : passOn(from, to);
}

SIGNALBOX_IN_PLACE int renameat2(int fromFolder, const char *from, int toFolder, const char *to,
                                 unsigned flags) noexcept
{
    static auto *const passOn = real<int(int, const char *, int, const char *, unsigned)>("renameat2");
    return strikes(Call::Rename, to) ? -1 : passOn(fromFolder, from, toFolder, to, flags);
}

SIGNALBOX_IN_PLACE int linkat(int fromFolder, const char *from, int toFolder, const char *to,
                              int flags) noexcept
{
    static auto *const passOn = real<int(int, const char *, int, const char *, int)>("linkat");
    return strikes(Call::Rename, to) ? -1 : passOn(fromFolder, from, toFolder, to, flags);
}
