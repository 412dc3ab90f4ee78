# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""urllib.parse, for programs that are run here: what it does is CPython's, how it does it is not."""

import collections
import re
import sys

uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp",
                 "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"]
uses_netloc = uses_relative[:3] + ["gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews",
                                   "prospero", "rtsp", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh",
                                   "ws", "wss"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu", "sip", "sips", "mms", "sftp",
               "tel"]
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_SAFE = frozenset((_LETTERS + "_.-~").encode())
_IN_SCHEMES = frozenset(_LETTERS + "+-.")


class _Parts:
    """What a URL's server part says."""

    __slots__ = ()

    def _server(self):
        return self.netloc.rpartition("@")

    @property
    def username(self):
        info, found, _ = self._server()
        return info.partition(":")[0] if found else None

    @property
    def password(self):
        info, found, _ = self._server()
        name, given, word = info.partition(":")
        return word if found and given else None

    def _host(self):
        place = self._server()[2]
        _, is_bracketed, inside = place.partition("[")
        if is_bracketed:
            host, _, port = inside.partition("]")
            port = port.partition(":")[2]
        else:
            host, _, port = place.partition(":")
        return host, port or None

    @property
    def hostname(self):
        host = self._host()[0]
        name, mark, zone = host.partition("%")
        return name.lower() + mark + zone if host else None

    @property
    def port(self):
        port = self._host()[1]
        if port is not None:
            if not (port.isdigit() and port.isascii()):
                raise ValueError(f"Port could not be cast to integer value as {port!r}")
            port = int(port)
            if not 0 <= port <= 65535:
                raise ValueError("Port out of range 0-65535")
        return port


class DefragResult(collections.namedtuple("DefragResult", "url fragment")):
    __slots__ = ()

    def geturl(self):
        return f"{self.url}#{self.fragment}" if self.fragment else self.url


class SplitResult(collections.namedtuple("SplitResult", "scheme netloc path query fragment"), _Parts):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(collections.namedtuple("ParseResult", "scheme netloc path params query fragment"), _Parts):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


def urlsplit(url, scheme="", allow_fragments=True):
    url = url.lstrip("".join([chr(each) for each in range(33)]))
    scheme = scheme.strip("".join([chr(each) for each in range(33)]))
    for each in "\t\r\n":
        url, scheme = url.replace(each, ""), scheme.replace(each, "")
    server = query = fragment = ""
    at = url.find(":")
    if at > 0 and url[0].isascii() and url[0].isalpha() and all(each in _IN_SCHEMES for each in url[:at]):
        scheme, url = url[:at].lower(), url[at + 1:]
    if url[:2] == "//":
        end = min([place for place in [url.find(each, 2) for each in "/?#"] if place >= 0], default=len(url))
        server, url = url[2:end], url[end:]
        if ("[" in server) != ("]" in server):
            raise ValueError("Invalid IPv6 URL")
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    return SplitResult(scheme, server, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    scheme, server, url, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in url:
        at = url.find(";", url.rfind("/")) if "/" in url else url.find(";")
        if at >= 0:
            url, params = url[:at], url[at + 1:]
    return ParseResult(scheme, server, url, params, query, fragment)


def urlunsplit(components):
    scheme, server, url, query, fragment = components
    if server or scheme and scheme in uses_netloc and url[:2] != "//":
        if url and url[:1] != "/":
            url = "/" + url
        url = f"//{server or ''}{url}"
    if scheme:
        url = f"{scheme}:{url}"
    if query:
        url = f"{url}?{query}"
    return f"{url}#{fragment}" if fragment else url


def urlunparse(components):
    scheme, server, url, params, query, fragment = components
    return urlunsplit((scheme, server, f"{url};{params}" if params else url, query, fragment))


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    first = urlparse(base, "", allow_fragments)
    scheme, server, path, params, query, fragment = urlparse(url, first.scheme, allow_fragments)
    if scheme != first.scheme or scheme not in uses_relative:
        return url
    if scheme in uses_netloc:
        if server:
            return urlunparse((scheme, server, path, params, query, fragment))
        server = first.netloc
    if not path and not params:
        return urlunparse((scheme, server, first.path, first.params, query or first.query, fragment))
    parts = first.path.split("/")
    if parts[-1] != "":
        del parts[-1]
    if path[:1] == "/":
        segments = path.split("/")
    else:
        segments = parts + path.split("/")
        segments[1:-1] = [each for each in segments[1:-1] if each]
    resolved = []
    for each in segments:
        if each == "..":
            if resolved:
                resolved.pop()
        elif each != ".":
            resolved.append(each)
    if segments[-1] in (".", ".."):
        resolved.append("")
    return urlunparse((scheme, server, "/".join(resolved) or "/", params, query, fragment))


def urldefrag(url):
    if "#" not in url:
        return DefragResult(url, "")
    scheme, server, path, params, query, fragment = urlparse(url)
    return DefragResult(urlunparse((scheme, server, path, params, query, "")), fragment)


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8", errors or "strict")
    elif encoding is not None or errors is not None:
        raise TypeError(f"quote() doesn't support '{'encoding' if encoding is not None else 'errors'}' for bytes")
    return quote_from_bytes(string, safe)


def quote_from_bytes(bs, safe="/"):
    if not isinstance(bs, bytes):
        raise TypeError("quote_from_bytes() expected bytes")
    kept = _SAFE | frozenset(safe.encode("ascii", "ignore") if isinstance(safe, str) else [each for each in safe if each < 128])
    return "".join([chr(each) if each in kept else f"%{each:02X}" for each in bs])


def quote_plus(string, safe="", encoding=None, errors=None):
    blank = b" " if isinstance(string, bytes) else " "
    if blank not in string:
        return quote(string, safe, encoding, errors)
    return quote(string, safe + (" " if isinstance(safe, str) else b" "), encoding, errors).replace(" ", "+")


def unquote_to_bytes(string):
    if isinstance(string, str):
        string = string.encode("utf-8")
    first, *rest = string.split(b"%")
    made = [first]
    for each in rest:
        try:
            made.append(bytes.fromhex(each[:2].decode("ascii")) + each[2:] if len(each) >= 2 else b"%" + each)
        except ValueError:
            made.append(b"%" + each)
    return b"".join(made)


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")
    if "%" not in string:
        return string
    return re.sub("[\x00-\x7f]+", lambda each: unquote_to_bytes(each.group()).decode(encoding or "utf-8", errors or "replace"),
                  string)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
              max_num_fields=None, separator="&"):
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator) if qs else False:
        raise ValueError("Max number of fields exceeded")
    found = []
    for each in qs.split(separator) if qs else ():
        if not each and not strict_parsing:
            continue
        name, has_value, value = each.partition("=")
        if not has_value:
            if strict_parsing:
                raise ValueError(f"bad query field: {each!r}")
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            found.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return found


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None,
             separator="&"):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        found.setdefault(name, []).append(value)
    return found


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, "items"):
        query = query.items()
    elif len(query) and not isinstance(query[0], tuple):
        raise TypeError("not a valid non-string sequence or mapping object")

    def shown(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(value if isinstance(value, str) else str(value), safe, encoding, errors)
    made = []
    for key, value in query:
        values = [value]
        if doseq and not isinstance(value, (bytes, str)):
            try:
                len(value)
                values = value
            except TypeError:
                pass
        made += [f"{shown(key)}={shown(each)}" for each in values]
    return "&".join(made)
