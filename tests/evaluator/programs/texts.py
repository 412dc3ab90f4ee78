# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Texts of one byte a character, which have ways of their own, beside wider ones.


def tell(*questions):
    for number, question in enumerate(questions):
        print(number, ascii(question()))


tell(
    lambda: 'a,b,,c'.split(','),
    lambda: 'a,b,,c'.split(',', 1),
    lambda: 'a,b,,c'.split(',', 0),
    lambda: 'a,b,,c'.rsplit(',', 1),
    lambda: 'a,b,,c'.rsplit(',,'),
    lambda: 'aXXbXXc'.rsplit('XX', 1),
    lambda: 'aaa'.rsplit('aa'),
    lambda: 'aaa'.split('aa'),
    lambda: '  a b  c '.split(),
    lambda: '  a b  c '.rsplit(),
    lambda: '  a b  c '.split(None, 1),
    lambda: '  a b  c '.rsplit(None, 1),
    lambda: '  a b  c '.rsplit(None, 0),
    lambda: ''.split(),
    lambda: ''.split('a'),
    lambda: ''.rsplit('a'),
    lambda: 'é,ü'.split(','),
    lambda: 'é,😀,ü'.split(','),
    lambda: 'é,😀,ü'.split('😀'),
    lambda: 'é,ü'.split('😀'),
    lambda: 'é,😀,ü'.rsplit(',', 1),
    lambda: '\x85a\xa0b\u2003c'.split(),
    lambda: '\x1ca\x1fb\x0bc'.split(),
    lambda: '\xa0 a '.strip(),
    lambda: ' 😀 '.strip(),
    lambda: 'xxaxx'.strip('x'),
    lambda: '😀a😀'.strip('😀'),
    lambda: 'é'.strip('é'),
    lambda: 'xa'.lstrip('x'),
    lambda: 'ab'.rstrip('b'),
    lambda: 'Hello ß'.upper(),
    lambda: 'HeLLo {}@[`'.upper(),
    lambda: 'HeLLo {}@[`'.lower(),
    lambda: 'ΑΣ'.lower(),
    lambda: ''.upper(),
    lambda: f"{'é':>5}|{'ab':^7}|{'':3}|{'':}|{'a':1}|{'abc':.1}|{'abc':.0}|{'abc':é<6}|{'abc':😀^6}",
    lambda: f"{12345.678:,.2f}|{-5:=+8}|{255:#x}|{3.0:012,}|{1e10:é^20}|{7:😀>4}|{5:c}|{7:1}",
    lambda: f"{1e300:.60f}"[-70:],
    lambda: f"{1e300:.70f}"[-70:],
    lambda: format(1e308, '.400f') == '%.400f' % 1e308,
    lambda: format(0.5, '#.0f'),
)
