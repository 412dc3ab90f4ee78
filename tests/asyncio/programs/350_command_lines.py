import argparse, sys
def build():
    p = argparse.ArgumentParser(prog="fetch", description="Fetches a number of pages at once, slowly or quickly, as it is told to do so by whoever runs it.", epilog="That is all.")
    p.add_argument("urls", nargs="*", help="what to fetch")
    p.add_argument("-n", "--workers", type=int, default=3, help="number of workers (default: %(default)s)")
    p.add_argument("-t", "--timeout", type=float, metavar="SECS")
    p.add_argument("--mode", choices=["fast", "slow"], default="fast", help="how")
    p.add_argument("-v", "--verbose", action="count", default=0, help="say more")
    p.add_argument("--dry-run", action="store_true")
    p.add_argument("--no-cache", dest="cache", action="store_false", help="no cache")
    p.add_argument("--tag", action="append", help="a tag")
    p.add_argument("--version", action="version", version="%(prog)s 1.2")
    p.add_argument("--color", action=argparse.BooleanOptionalAction, default=True)
    p.add_argument("--pair", nargs=2, metavar=("A", "B"))
    g = p.add_mutually_exclusive_group()
    g.add_argument("--quiet", action="store_true")
    g.add_argument("--loud", action="store_true")
    return p
def attempt(p, args):
    try:
        print(args, p.parse_args(args))
    except SystemExit as e:
        print(args, "exit", e.code)
p = build()
p.error_ = p.error
sys.stderr = sys.stdout
for args in [[], ["a", "b"], ["-n", "5", "x"], ["-n5"], ["--workers=7", "--dry-run"], ["-vvv"], ["--mode", "odd"], ["-n", "x"],
             ["--tag", "a", "--tag=b"], ["--no-color"], ["--pair", "1", "2"], ["--pair", "1"], ["--quiet", "--loud"], ["--unknown", "3"],
             ["--ver"], ["--w", "4"], ["--co"], ["-h"], ["--", "-n"], ["-t", "-1.5"], ["-vn", "3"], ["--quiet=3"], ["-x"]]:
    attempt(p, args)
q = argparse.ArgumentParser("tool", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
sub = q.add_subparsers(dest="command", required=True, help="what to do")
run = sub.add_parser("run", help="runs it", aliases=["r"])
run.add_argument("count", type=int, nargs="?", default=1, help="times")
run.add_argument("rest", nargs=argparse.REMAINDER)
run.set_defaults(func=len)
lst = sub.add_parser("list", help="lists them all")
lst.add_argument("names", nargs="+")
for args in [["run", "3"], ["run"], ["r", "2", "a", "-b"], ["list"], ["list", "a", "b"], [], ["other"], ["-h"], ["run", "-h"], ["list", "-q", "a"]]:
    attempt(q, args)
print(p.parse_known_args(["a", "--what", "b"]))
print(vars(q.parse_args(["list", "z"])))
class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values.upper())
def positive(text):
    n = int(text)
    if n <= 0: raise argparse.ArgumentTypeError(f"{text} is not positive")
    return n
r = argparse.ArgumentParser(exit_on_error=False, add_help=False)
r.prog = "r"
r.add_argument("--name", action=Upper, required=True)
gg = r.add_argument_group("numbers", "all that count")
gg.add_argument("--size", type=positive, default="4", help="size")
mm = r.add_mutually_exclusive_group(required=True)
mm.add_argument("--one", action="store_const", const=1)
mm.add_argument("--two", type=int)
attempt(r, ["--name", "x", "--one"])
for a in (["--name", "x", "--size", "0", "--one"], ["--name", "x"], ["--one"]):
    try:
        print(r.parse_args(a))
    except argparse.ArgumentError as e:
        print("error", e)
    except SystemExit as e:
        print("exit", e)
r.print_help()
print(argparse.Namespace(a=1, b="x") == argparse.Namespace(a=1, b="x"), "a" in argparse.Namespace(a=1))
