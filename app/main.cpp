// SPDX-FileCopyrightText: 2026 The Signalbox authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/program.h"

int main(int argc, char **argv)
{
    return signalbox::runProgram(argc, argv);
}
