import atexit
import contextlib
import csv
import io
import json
import pprint
import sys
import traceback
import warnings

buffer = io.StringIO()
with contextlib.redirect_stdout(buffer):
    print("hidden", 1)
    sys.stdout.write("too\n")
print(repr(buffer.getvalue()))
sys.stdout = other = io.StringIO()
print("elsewhere")
sys.stdout = sys.__stdout__
print(other.getvalue(), end="")
pprint.pprint({"name": "x" * 30, "items": list(range(20)), "nested": {"a": (1, 2), "b": {"deep": ["y" * 40] * 2}}})
pprint.pprint([1, 2, 3])
print(pprint.pformat({"b": 1, "a": 2}), pprint.pformat({"b": 1, "a": 2}, sort_dicts=False))
rows = io.StringIO()
writer = csv.writer(rows)
writer.writerow(["name", "note", 1.5, None])
writer.writerow(["a,b", 'say "hi"', "", "x\ny"])
print(repr(rows.getvalue()))
rows.seek(0)
print(list(csv.reader(rows)), [dict(row) for row in csv.DictReader(["a,b", "1,2", "3"])])
out = io.StringIO()
table = csv.DictWriter(out, ["a", "b"], lineterminator="\n")
table.writeheader()
table.writerow({"a": 1, "b": 2})
json.dump({"k": [1, None]}, out)
print(out.getvalue(), json.load(io.StringIO("[1, 2]")))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("careful", DeprecationWarning)
    print(len(caught), caught[0].category.__name__, caught[0].message)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("now it counts")
    except UserWarning as e:
        print("raised", e)
try:
    {}["k"]
except KeyError:
    kind, value, _ = sys.exc_info()
    print(kind.__name__, value, traceback.format_exc().splitlines()[-1], sys.exception() is value)
print(sys.exc_info(), sys.exception())


@atexit.register
def last():
    print("last words")


atexit.register(print, "before that", sep="-")
