# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""csv over lines that are there; what it does is CPython's, how it does it is not."""

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3


class Error(Exception):
    pass


class Dialect:
    delimiter, quotechar, escapechar, doublequote = ",", '"', None, True
    skipinitialspace, lineterminator, quoting, strict = False, "\r\n", QUOTE_MINIMAL, False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator, quoting = "\n", QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}


def register_dialect(name, dialect=None, **fmtparams):
    _dialects[name] = _dialect(dialect or "excel", fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(new_limit=131072):
    return 131072


def _dialect(dialect, options):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)

    class made(Dialect):
        pass
    for name in ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict"):
        setattr(made, name, getattr(dialect, name))
    for name, value in options.items():
        if name not in ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict"):
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        setattr(made, name, value)
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    return made


class _Reader:
    def __init__(self, csvfile, dialect):
        self.dialect, self._lines, self.line_num = dialect, iter(csvfile), 0

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        fields, field, state, quoted = [], [], "start", False

        def done():
            text = "".join(field)
            fields.append(float(text) if d.quoting == QUOTE_NONNUMERIC and not quoted else text)

        while True:
            line = next(self._lines) if state == "start" and not fields else next(self._lines, None)
            if line is None:
                if state == "quoted" and d.strict:
                    raise Error("unexpected end of data")
                done()
                return fields
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            at = 0
            while at < len(line):
                c = line[at]
                at += 1
                if state == "escape":
                    field.append(c)
                    state = "field"
                elif state == "quoted_escape":
                    field.append(c)
                    state = "quoted"
                elif state == "quoted":
                    if c == d.escapechar:
                        state = "quoted_escape"
                    elif c == d.quotechar and d.quoting != QUOTE_NONE:
                        state = "quote" if d.doublequote else "field"
                    else:
                        field.append(c)
                elif state == "quote" and c == d.quotechar and d.quoting != QUOTE_NONE:
                    field.append(c)
                    state = "quoted"
                elif c in "\r\n":
                    if state == "start" and not fields:
                        break
                    done()
                    field, quoted, state = [], False, "end"
                    break
                elif c == d.delimiter:
                    done()
                    field, quoted, state = [], False, "next"
                elif state == "quote":
                    if d.strict:
                        raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
                    field.append(c)
                    state = "field"
                elif state in ("start", "next") and c == d.quotechar and d.quoting != QUOTE_NONE:
                    state, quoted = "quoted", True
                elif c == d.escapechar:
                    state = "escape"
                elif state in ("start", "next") and c == " " and d.skipinitialspace:
                    state = "next"
                else:
                    field.append(c)
                    state = "field"
            if state == "end":
                return fields
            if state == "start":
                return fields
            if state not in ("quoted", "quoted_escape", "escape"):
                done()
                return fields


def reader(iterable, /, dialect="excel", **fmtparams):
    return _Reader(iterable, _dialect(dialect, fmtparams))


class _Writer:
    def __init__(self, csvfile, dialect):
        if not hasattr(csvfile, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self.dialect, self._file = dialect, csvfile

    def writerow(self, row, /):
        d = self.dialect
        try:
            row = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        fields = []
        for value in row:
            is_number = isinstance(value, (int, float))
            text = "" if value is None else value if isinstance(value, str) else repr(value) if isinstance(value, float) else str(value)
            quotes = d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not is_number
            out = []
            for c in text:
                special = c in (d.delimiter, d.escapechar, d.quotechar, "\n", "\r") or c in d.lineterminator
                if special:
                    if d.quoting == QUOTE_NONE:
                        if d.escapechar is None:
                            raise Error("need to escape, but no escapechar set")
                        out.append(d.escapechar)
                    elif c == d.quotechar:
                        if d.doublequote:
                            out.append(c)
                        elif d.escapechar is None:
                            raise Error("need to escape, but no escapechar set")
                        else:
                            out.append(d.escapechar)
                        quotes = quotes or d.doublequote
                    elif c == d.escapechar:
                        out.append(c)
                        quotes = True
                    else:
                        quotes = True
                out.append(c)
            if not text and len(row) == 1:
                if d.quoting == QUOTE_NONE:
                    raise Error("single empty field record must be quoted")
                quotes = True
            text = "".join(out)
            fields.append(f"{d.quotechar}{text}{d.quotechar}" if quotes and d.quoting != QUOTE_NONE else text)
        return self._file.write(d.delimiter.join(fields) + d.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


def writer(fileobj, /, dialect="excel", **fmtparams):
    return _Writer(fileobj, _dialect(dialect, fmtparams))


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames, self.restkey, self.restval = fieldnames, restkey, restval
        self.reader, self.dialect, self.line_num = reader(f, dialect, *args, **kwds), dialect, 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        found = dict(zip(self.fieldnames, row))
        wanted, there = len(self.fieldnames), len(row)
        if wanted < there:
            found[self.restkey] = row[wanted:]
        elif wanted > there:
            for key in self.fieldnames[there:]:
                found[key] = self.restval
        return found


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames, self.restval, self.extrasaction = fieldnames, restval, extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _listed(self, row):
        if self.extrasaction == "raise":
            wrong = [each for each in row if each not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(each) for each in wrong]))
        return [row.get(key, self.restval) for key in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._listed(rowdict))

    def writerows(self, rowdicts):
        for each in rowdicts:
            self.writerow(each)
