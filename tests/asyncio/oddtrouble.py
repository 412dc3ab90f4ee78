# SPDX-FileCopyrightText: 2026 The Signalbox authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""More programs made to be trouble: odd states of values, classes, generators and tasks, what a method gives that it should not, and
loops and growth inside of builtins."""

ODD = {
    "sort_key_mutates": '\na = [3, 1, 2]\ndef key(x):\n    a.append(x)\n    return x\ntry:\n    a.sort(key=key)\nexcept ValueError as e:\n    print(e)\nprint(a)\n',
    "sort_lt_mutates": '\nclass A:\n    def __init__(self, n): self.n = n\n    def __lt__(self, o):\n        a.append(self)\n        return self.n < o.n\na = [A(3), A(1), A(2)]\ntry:\n    a.sort()\nexcept ValueError as e:\n    print(e)\nprint([x.n for x in a])\n',
    "sort_raises_halfway": "\nclass A:\n    def __init__(self, n): self.n = n\n    def __lt__(self, o):\n        if self.n == 4 or o.n == 4:\n            raise KeyError(4)\n        return self.n < o.n\na = [A(n) for n in (5, 2, 4, 1, 3)]\ntry:\n    a.sort()\nexcept KeyError as e:\n    print(repr(e))\nprint(sorted(x.n for x in a), len(a))\nb = [3, 'x', 1]\ntry:\n    b.sort()\nexcept TypeError as e:\n    print(e, b)\ntry:\n    print(sorted([1, 2, 3], key=lambda x: 1 / (x - 2)))\nexcept ZeroDivisionError as e:\n    print(e)\n",
    "sort_inconsistent": "\nimport random\nr = random.Random(5)\nclass A:\n    def __lt__(self, o): return r.random() < 0.5\na = [A() for _ in range(300)]\nprint(len(sorted(a)), len(set(map(id, sorted(a)))))\nclass B:\n    def __lt__(self, o): return True\nprint(len(sorted(B() for _ in range(100))))\nn = float('nan')\nprint(sorted([3, n, 1, n, 2]), max([n, 1]), min([1, n]))\n",
    "sort_lt_returns_odd": "\nclass A:\n    def __lt__(self, o): return []\nclass B:\n    def __bool__(self): raise ValueError('no bool')\nclass C:\n    def __lt__(self, o): return B()\nprint(len(sorted([A(), A()])))\nfor f in (sorted, min, max):\n    try:\n        f([C(), C()])\n    except ValueError as e:\n        print(e)\n",
    "sort_reentered": '\na = [3, 1, 2]\ndef key(x):\n    print(len(a))\n    a.sort()\n    return -x\ntry:\n    a.sort(key=key)\nexcept ValueError as e:\n    print(e)\nprint(a)\n',
    "dict_grows_while_iterated": '\nfor act in (lambda d: d.update({9: 9}), lambda d: d.pop(1), lambda d: d.clear(), lambda d: (d.pop(2), d.update({7: 7})), lambda d: d.__setitem__(1, 5)):\n    for view in (lambda d: d, dict.keys, dict.values, dict.items, reversed):\n        d = {1: 1, 2: 2, 3: 3}\n        seen = []\n        try:\n            for x in view(d):\n                seen.append(x)\n                if len(seen) == 1:\n                    act(d)\n                if len(seen) > 10:\n                    break\n        except RuntimeError as e:\n            seen.append(str(e))\n        print(seen, d)\n',
    "set_changes_while_iterated": '\nfor act in (lambda d: d.add(99), lambda d: d.discard(1), lambda d: d.clear(), lambda d: d.update({1, 2})):\n    d = {1, 2, 3}\n    seen = []\n    try:\n        for x in d:\n            seen.append(x)\n            if len(seen) == 1:\n                act(d)\n    except RuntimeError as e:\n        seen.append(str(e))\n    print(seen, d)\n',
    "list_changes_while_iterated": '\na = [1, 2, 3, 4]\nfor x in a:\n    a.remove(x)\nprint(a)\na = [1, 2, 3]\nfor x in a:\n    if len(a) < 10:\n        a.append(x)\nprint(a)\na = [1, 2, 3]\nfor x in reversed(a):\n    a.pop()\nprint(a)\nit = iter(a := [1, 2])\nprint(list(it), a.append(3), list(it))\nfor i, x in enumerate(a):\n    a[:] = a[:-1]\nprint(a)\n',
    "deque_changes_while_iterated": '\nfrom collections import deque\nd = deque([1, 2, 3])\ntry:\n    for x in d:\n        d.append(x)\nexcept RuntimeError as e:\n    print(e)\ntry:\n    for x in d:\n        d.rotate(1)\n        print(x)\nexcept RuntimeError as e:\n    print(e)\nclass A:\n    def __eq__(self, o):\n        d.clear()\n        return True\nd = deque([A(), A()])\nfor f in (lambda: d.remove(1), lambda: d.index(1), lambda: d.count(1), lambda: 1 in d, lambda: d == deque([1, 1])):\n    d = deque([A(), A()])\n    try:\n        print(f())\n    except Exception as e:\n        print(type(e).__name__, e)\n',
    "counter_changes_while_iterated": "\nfrom collections import Counter, OrderedDict, defaultdict\nfor make in (Counter, lambda a: OrderedDict((x, 1) for x in a), lambda a: defaultdict(int, {x: 1 for x in a})):\n    c = make('abc')\n    try:\n        for x in c:\n            c[x + x] = 1\n    except RuntimeError as e:\n        print(e, len(c))\n    try:\n        for x in c:\n            c.pop(x)\n    except RuntimeError as e:\n        print(e, len(c))\nd = defaultdict(lambda: d['x'])\ntry:\n    d['x']\nexcept RecursionError as e:\n    print('RecursionError')\no = OrderedDict.fromkeys('abc')\nfor x in list(o):\n    o.move_to_end(x)\nprint(list(o))\n",
    "keys_that_change": "\nclass K:\n    def __init__(self, n): self.n = n\n    def __hash__(self): return self.n\n    def __eq__(self, o): return self.n == o.n\n    def __repr__(self): return f'K{self.n}'\nk = K(1)\nd = {k: 'a'}\nk.n = 2\nprint(d.get(k), k in d, list(d), d.get(K(1)), d.get(K(2)))\nd[k] = 'b'\nprint(d, len(d))\nk.n = 1\nprint(d[k], d.pop(k), d)\ns = {K(1), K(2)}\nfor x in s: x.n = 5\nprint(len(s), len(set(s)), K(5) in s)\n",
    "hash_changes_each_time": '\nimport itertools\nn = itertools.count()\nclass K:\n    def __hash__(self): return next(n)\n    def __eq__(self, o): return self is o\nk = K()\nd = {}\nfor i in range(1000):\n    d[k] = i\nprint(len(d) > 500)\ns = set()\nfor i in range(1000):\n    s.add(k)\nprint(len(s) > 500)\ns.discard(k)\nd.pop(k, None)\n',
    "hash_the_same": '\nclass K:\n    def __init__(self, n): self.n = n\n    def __hash__(self): return 1\n    def __eq__(self, o): return self.n == o.n\nd = {K(i): i for i in range(400)}\nprint(len(d), sum(d.values()), K(399) in d, d.pop(K(200)), len(d))\n',
    "hash_odd": "\nclass A:\n    def __init__(self, h): self.h = h\n    def __hash__(self): return self.h\nprint(hash(A(-1)), hash(A(2**61 - 1)), hash(A(2**61)), hash(A(-2**63)), hash(A(2**64)), hash(A(10**40)), hash(A(True)))\nfor h in (1.5, None, 'x', A(1)):\n    try:\n        print(hash(A(h)))\n    except TypeError as e:\n        print(e)\nclass B:\n    __hash__ = None\nclass C:\n    def __eq__(self, o): return True\nfor x in ([], {}, set(), B(), C(), ([],), frozenset([(1, 2)]), slice(1), bytearray()):\n    try:\n        print(type(x).__name__, isinstance(hash(x), int))\n    except TypeError as e:\n        print(e)\n",
    "eq_returns_odd": "\nclass N:\n    def __bool__(self): raise ArithmeticError('undecided')\nclass A:\n    def __eq__(self, o): return N()\n    def __hash__(self): return 1\na = A()\nfor f in (lambda: a in [1, 2], lambda: [a].index(1), lambda: [a] == [1], lambda: (a,) == (1,), lambda: {a: 1}[1], lambda: {a} & {1}, lambda: [a].count(2), lambda: [1].remove(a), lambda: a != 1, lambda: {1: a} == {1: 2}, lambda: (a, 1) < (1, 2)):\n    try:\n        print(type(f()).__name__)\n    except Exception as e:\n        print(type(e).__name__, e)\n",
    "repr_raises_everywhere": "\nclass A:\n    def __repr__(self): raise LookupError('no words')\nfor f in (lambda: repr(A()), lambda: str([A()]), lambda: f'{A()!r}', lambda: '%r' % A(), lambda: '{!r}'.format(A()), lambda: print({1: A()}), lambda: repr((A(),)), lambda: str(A()), lambda: repr({A()}), lambda: str(ValueError(A())), lambda: repr(ValueError(A())), lambda: str(KeyError(A()))):\n    try:\n        f()\n    except LookupError as e:\n        print(e)\nraise ValueError(A())\n",
    "repr_in_traceback_of_key_error": "\nclass A:\n    def __str__(self): raise TypeError('none')\n    def __repr__(self): return 'A!'\ntry:\n    {}[A()]\nexcept KeyError as e:\n    print(e)\nraise Exception(A())\n",
    "repr_recursion_in_containers": "\nclass A:\n    def __init__(self): self.a = [self]\n    def __repr__(self): return f'A({self.a})'\ntry:\n    print(A())\nexcept RecursionError as e:\n    print('RecursionError')\na = []\nd = {'a': a}\na.append(d)\na.append((a, d))\nprint(a, d)\nfrom collections import deque, defaultdict, OrderedDict, Counter\nq = deque()\nq.append(q)\nprint(q)\no = OrderedDict()\no[1] = o\nprint(o)\nf = defaultdict(list)\nf[1] = f\nprint(f)\n",
    "str_returns_subclass": "\nclass S(str):\n    def __str__(self): return self\n    def __repr__(self): return S('r' + str.__str__(self))\ns = S('x')\nprint(s, repr(s), f'{s}', f'{s!r}', str(s), [s], type(str(s)).__name__)\nclass A:\n    def __str__(self): return S('from A')\nprint(A(), type(str(A())).__name__)\nclass B:\n    def __str__(self): return b'x'\nfor f in (lambda: str(B()), lambda: print(B()), lambda: f'{B()}', lambda: '%s' % B(), lambda: 'x' + str(B())):\n    try:\n        f()\n    except TypeError as e:\n        print(e)\n",
    "generator_reentered": "\ndef g():\n    yield 1\n    try:\n        next(me)\n    except ValueError as e:\n        yield str(e)\n    try:\n        me.send(1)\n    except ValueError as e:\n        yield str(e)\n    try:\n        me.throw(KeyError)\n    except ValueError as e:\n        yield str(e)\n    try:\n        me.close()\n    except ValueError as e:\n        yield str(e)\n    try:\n        list(me)\n    except ValueError as e:\n        yield str(e)\n    yield from me\nme = g()\ntry:\n    for x in me:\n        print(x)\nexcept ValueError as e:\n    print('out', e)\nprint(list(me))\n",
    "generator_deleted_while_running": "\ndef g():\n    global me\n    me = None\n    yield 1\n    yield 2\nme = g()\nfor x in me:\n    print(x)\ndef h():\n    try:\n        yield 1\n    finally:\n        print('finally')\nfor x in h():\n    break\nprint('after')\nx = h()\nnext(x)\nx = None\nprint('end')\n",
    "generator_yields_in_finally": "\ndef g():\n    try:\n        yield 1\n    finally:\n        yield 2\nx = g()\nnext(x)\ntry:\n    x.close()\nexcept RuntimeError as e:\n    print(e)\nx = g()\nnext(x)\nprint(x.throw(ValueError(5)))\ntry:\n    next(x)\nexcept ValueError as e:\n    print(repr(e))\ntry:\n    next(x)\nexcept StopIteration:\n    print('over')\n",
    "generator_thrown_odd": "\ndef g():\n    while True:\n        try:\n            yield 1\n        except Exception as e:\n            print(type(e).__name__, e)\nx = g()\nnext(x)\nfor t in (ValueError, ValueError('v'), (ValueError, 'w')):\n    try:\n        print(x.throw(*t) if isinstance(t, tuple) else x.throw(t))\n    except TypeError as e:\n        print(e)\nfor t in (5, 'x', object, None):\n    try:\n        x.throw(t)\n    except TypeError as e:\n        print(e)\ny = g()\ntry:\n    y.throw(KeyError('early'))\nexcept KeyError as e:\n    print(repr(e))\nprint(list(y))\n",
    "generator_stop_iteration_inside": "\ndef g():\n    yield 1\n    next(iter([]))\ntry:\n    list(g())\nexcept RuntimeError as e:\n    print(e, type(e.__cause__).__name__)\nprint(next((x for x in []), 'default'))\ntry:\n    print([next(iter([])) for _ in range(3)])\nexcept StopIteration:\n    print('stop')\ntry:\n    list(next(iter([])) for _ in range(3))\nexcept RuntimeError as e:\n    print(e)\nprint(list(map(lambda x: next(iter([])), [1, 2])))\nprint(dict(zip([1], map(lambda x: next(iter([])), [1]))))\n",
    "generator_depth": "\ndef count(n):\n    if n:\n        yield n\n        yield from count(n - 1)\nprint(sum(count(300)))\ntry:\n    print(sum(count(5000)))\nexcept RecursionError as e:\n    print('RecursionError', e)\n",
    "generator_tower_of_maps": "\nit = iter(range(3))\nfor i in range(20000):\n    it = map(abs, it)\ntry:\n    print(list(it))\nexcept RecursionError:\n    print('RecursionError')\n",
    "coroutine_awaited_by_two": '\nimport asyncio\nasync def f():\n    await asyncio.sleep(1)\n    return 5\nasync def g(c):\n    try:\n        return await c\n    except RuntimeError as e:\n        return str(e)\nasync def m():\n    c = f()\n    print(await asyncio.gather(g(c), g(c)))\n    try:\n        await c\n    except RuntimeError as e:\n        print(e)\nasyncio.run(m())\n',
    "coroutine_awaits_itself": '\nimport asyncio\nasync def f():\n    await me\nasync def m():\n    global me\n    me = f()\n    try:\n        await me\n    except Exception as e:\n        print(type(e).__name__, e)\nasyncio.run(m())\n',
    "task_awaits_itself": "\nimport asyncio\nasync def m():\n    t = asyncio.current_task()\n    try:\n        await t\n    except RuntimeError as e:\n        print(str(e)[:24], str(e)[-25:])\n    async def two(o):\n        await o[0]\n    o = [None]\n    a = asyncio.create_task(two(o), name='a')\n    b = asyncio.create_task(two([a]), name='b')\n    o[0] = b\n    try:\n        await asyncio.wait_for(a, 1)\n    except asyncio.TimeoutError:\n        print('timed out')\n    print(a.cancelled(), b.cancelled())\nasyncio.run(m())\n",
    "task_in_gather_of_itself": '\nimport asyncio\nasync def m():\n    t = asyncio.current_task()\n    try:\n        await asyncio.wait_for(asyncio.gather(t), 1)\n    except BaseException as e:\n        print(type(e).__name__)\n        raise\ntry:\n    asyncio.run(m())\nexcept BaseException as e:\n    print(type(e).__name__)\n',
    "task_cancelled_in_every_state": "\nimport asyncio\nasync def quick(): return 1\nasync def slow():\n    await asyncio.sleep(5)\n    return 2\nasync def stubborn():\n    for i in range(3):\n        try:\n            await asyncio.sleep(5)\n        except asyncio.CancelledError:\n            print('no', i)\n    return 'done'\nasync def bad():\n    try:\n        await asyncio.sleep(5)\n    except asyncio.CancelledError:\n        raise ValueError('instead')\nasync def m():\n    t = asyncio.create_task(slow())\n    print(t.cancel('before'), t.cancelling())\n    try:\n        await t\n    except asyncio.CancelledError as e:\n        print(e.args)\n    print(t.cancel(), t.cancelled(), t.uncancel())\n    t = asyncio.create_task(quick())\n    await t\n    print(t.cancel(), t.cancelled(), t.cancelling())\n    t = asyncio.create_task(stubborn())\n    for i in range(4):\n        await asyncio.sleep(0)\n        print(t.cancel(f'c{i}'), t.cancelling())\n    print(await t, t.cancelling(), t.uncancel(), t.uncancel())\n    t = asyncio.create_task(bad())\n    await asyncio.sleep(0)\n    t.cancel()\n    try:\n        await t\n    except ValueError as e:\n        print(e, type(e.__context__).__name__)\n    me = asyncio.current_task()\n    me.cancel('self')\n    try:\n        await asyncio.sleep(0)\n    except asyncio.CancelledError as e:\n        print(e.args, me.cancelling(), me.uncancel())\n    me.cancel()\n    me.uncancel()\n    try:\n        await asyncio.sleep(0)\n        print('went on')\n    except asyncio.CancelledError:\n        print('cancelled yet')\nasyncio.run(m())\n",
    "task_cancelled_in_done_callback": "\nimport asyncio\nasync def slow(): await asyncio.sleep(1)\nasync def m():\n    a = asyncio.create_task(slow())\n    b = asyncio.create_task(slow())\n    c = asyncio.create_task(asyncio.sleep(9))\n    a.add_done_callback(lambda t: (print('a', t.cancelled()), b.cancel(), c.cancel(), t.cancel()))\n    b.add_done_callback(lambda t: print('b', t.cancelled()))\n    c.add_done_callback(lambda t: print('c', t.cancelled()))\n    await asyncio.wait([a, b, c])\n    a.add_done_callback(lambda t: a.add_done_callback(lambda t: print('late')))\n    a.remove_done_callback(5)\n    await asyncio.sleep(0)\n    await asyncio.sleep(0)\nasyncio.run(m())\n",
    "callbacks_that_raise": "\nimport asyncio\nasync def m():\n    loop = asyncio.get_running_loop()\n    def handler(loop, context):\n        print(context['message'][:30], type(context.get('exception')).__name__)\n        raise ValueError('in the handler')\n    loop.set_exception_handler(handler)\n    f = loop.create_future()\n    f.add_done_callback(lambda f: 1 / 0)\n    f.add_done_callback(lambda f: print('second'))\n    f.set_result(1)\n    loop.call_soon(lambda: [][1])\n    loop.call_later(1, lambda x: x, )\n    loop.call_soon(lambda: loop.call_exception_handler({'message': 'by hand'}))\n    await asyncio.sleep(2)\n    loop.set_exception_handler(5) if False else loop.set_exception_handler(None)\n    try:\n        loop.set_exception_handler(5)\n    except TypeError as e:\n        print(e)\nasyncio.run(m())\n",
    "loop_stop_everywhere": "\nimport asyncio\nloop = asyncio.new_event_loop()\nloop.call_soon(loop.stop)\nloop.call_soon(print, 'same round')\nloop.call_soon(lambda: loop.call_soon(print, 'next round'))\nloop.run_forever()\nprint('stopped')\nloop.stop()\nloop.run_forever()\nprint('again')\nf = loop.create_future()\nloop.call_later(1, loop.stop)\ntry:\n    loop.run_until_complete(f)\nexcept RuntimeError as e:\n    print(e)\nloop.call_later(1, f.set_result, 5)\nf.add_done_callback(lambda f: loop.stop())\ntry:\n    print(loop.run_until_complete(f))\nexcept RuntimeError as e:\n    print(e)\ndef again():\n    try:\n        loop.run_forever()\n    except RuntimeError as e:\n        print(e)\n    try:\n        loop.close()\n    except RuntimeError as e:\n        print(e)\n    loop.stop()\nloop.call_soon(again)\nloop.run_forever()\nloop.close()\nloop.close()\nfor f in (loop.run_forever, lambda: loop.call_soon(print), lambda: loop.call_later(1, print), lambda: loop.create_task(5), loop.create_future, loop.time, loop.stop, loop.is_closed):\n    try:\n        print(type(f()).__name__)\n    except Exception as e:\n        print(type(e).__name__, e)\n",
    "future_of_another_loop": "\nimport asyncio\na = asyncio.new_event_loop()\nf = a.create_future()\nasync def m():\n    await f\ntry:\n    asyncio.run(asyncio.wait_for(m(), 1))\nexcept RuntimeError as e:\n    print('got Future' in str(e))\nasync def n():\n    asyncio.gather(f, asyncio.sleep(0))\ntry:\n    asyncio.run(n())\nexcept ValueError as e:\n    print(e)\na.close()\n",
    "metaclass_odd": "\nclass M(type):\n    def __new__(m, n, b, d, **k):\n        print('new', n, sorted(k))\n        return super().__new__(m, n, b, d)\n    def __init__(c, n, b, d, **k): print('init', n)\n    def __call__(c, *a): return ('made', c.__name__, a)\n    def __iter__(c): return iter('abc')\n    def __len__(c): return 7\n    def __getitem__(c, i): return i\n    def __contains__(c, x): return True\n    def __eq__(c, o): return True\n    def __hash__(c): return 5\n    def __bool__(c): return False\n    def __getattr__(c, n): return n\n    def __instancecheck__(c, o): return True\n    def __subclasscheck__(c, o): return True\n    def __add__(c, o): return 'sum'\n    def __repr__(c): return 'R'\nclass A(metaclass=M, x=1): pass\nclass B(A, y=2): pass\nprint(A(1), list(A), len(A), A[3], 5 in A, A == 5, hash(A), bool(A), A.any, isinstance(5, A), issubclass(int, B), A + 1, A, f'{B}')\nprint(type(A).__name__, type.__call__(A).__class__.__name__, A.__mro__)\nclass N(type):\n    def __new__(m, n, b, d): return 5\nclass C(metaclass=N): pass\nprint(C)\nclass F: pass\ndef meta(n, b, d): return (n, b, sorted(x for x in d if x != '__static_attributes__' and x != '__firstlineno__'))\nclass D(metaclass=meta): x = 1\nprint(D)\nclass M1(type): pass\nclass M2(type): pass\ntry:\n    class E(M1('a', (), {}), M2('b', (), {})): pass\nexcept TypeError as e:\n    print(str(e)[:19])\ntry:\n    class G(metaclass=5): pass\nexcept TypeError as e:\n    print(e)\ntry:\n    class H(F(), F): pass\nexcept TypeError as e:\n    print(e)\n",
    "class_cycles": "\nclass A: pass\nA.a = A\nA.b = A()\nA.b.c = A.b\nprint(A.a.a.a is A, A.b.c.c.c is A.b)\nclass B(A): pass\ntry:\n    A.__bases__ = (B,)\nexcept TypeError as e:\n    print(str(e)[:9])\nA.__name__ = 'Z'\nprint(A.__name__, B.__mro__[1].__name__)\na = A()\na.__class__ = B\nprint(type(a).__name__)\ntry:\n    a.__class__ = int\nexcept TypeError as e:\n    print(e)\ntry:\n    a.__class__ = 5\nexcept TypeError as e:\n    print(e)\ntry:\n    del a.__class__\nexcept TypeError as e:\n    print(e)\na.__dict__ = {'x': 1}\nprint(a.x)\ntry:\n    a.__dict__ = 5\nexcept TypeError as e:\n    print(e)\ntry:\n    A.x.y.z = 5\nexcept AttributeError as e:\n    print(e)\nfor f in (lambda: setattr(int, 'x', 1), lambda: setattr(5, 'x', 1), lambda: delattr(A, 'nothing'), lambda: setattr(object(), 'x', 1), lambda: setattr(A, 5, 1), lambda: getattr(A, 5), lambda: hasattr(A, 5)):\n    try:\n        f()\n    except Exception as e:\n        print(type(e).__name__, e)\n",
    "descriptors_odd": "\nclass D:\n    def __get__(self, o, t): raise AttributeError('get')\n    def __set__(self, o, v): o.d = v\nclass A:\n    d = D()\n    def __getattr__(self, n):\n        if n == 'deep':\n            return self.deeper\n        if n == 'deeper':\n            return self.deep\n        return f'missing {n}'\na = A()\nprint(a.d)\nfor f in (lambda: setattr(a, 'd', 1), lambda: a.deep):\n    try:\n        f()\n    except RecursionError:\n        print('RecursionError')\nclass P:\n    @property\n    def x(self): return self.y\n    @x.setter\n    def x(self, v): self.x = v\np = P()\nfor f in (lambda: p.x, lambda: setattr(p, 'x', 1), lambda: delattr(p, 'x')):\n    try:\n        f()\n    except (AttributeError, RecursionError) as e:\n        print(type(e).__name__, e if not isinstance(e, RecursionError) else '')\nclass Q:\n    def __getattr__(self, n): raise KeyError(n)\nfor f in (lambda: Q().x, lambda: hasattr(Q(), 'x'), lambda: getattr(Q(), 'x', 1)):\n    try:\n        f()\n    except KeyError as e:\n        print(e)\nclass R:\n    def __delattr__(self, n): del self.x\n    def __setattr__(self, n, v): object.__setattr__(self, n + '_', v)\nr = R()\nr.a = 1\nprint(vars(r))\ntry:\n    del r.a\nexcept RecursionError:\n    print('RecursionError')\n",
    "chains_of_getattr": "\nclass A:\n    def __init__(self, inner): self.inner = inner\n    def __getattr__(self, n): return getattr(self.__dict__['inner'], n)\nclass Z:\n    found = 'here'\na = Z()\nfor i in range(200):\n    a = A(a)\nprint(a.found)\nfor i in range(100000):\n    a = A(a)\ntry:\n    print(a.found)\nexcept RecursionError:\n    print('RecursionError')\n",
    "del_odd": "\nclass A:\n    def __init__(self, n): self.n = n\n    def __del__(self):\n        print('del', self.n)\n        if self.n == 2: raise ValueError('in del')\n        if self.n == 3:\n            global kept\n            kept = self\na = A(1)\na = None\nA(2)\nb = A(3)\ndel b\nprint(kept.n)\ndel kept\nprint('end')\ndef f():\n    x = A(5)\n    raise KeyError\ntry:\n    f()\nexcept KeyError:\n    print('caught')\nclass L:\n    def __init__(self, next): self.next = next\n    def __del__(self): pass\nl = None\nfor i in range(50000):\n    l = L(l)\nl = None\nprint('gone')\n",
    "context_cycles": "\na, b = ValueError('a'), KeyError('b')\na.__context__ = b\nb.__context__ = a\ntry:\n    raise a\nexcept ValueError as e:\n    print(e.__context__ is b)\ntry:\n    try:\n        raise a\n    except ValueError:\n        raise b\nexcept KeyError as e:\n    print(e.__context__ is a, a.__context__)\na.__cause__ = a\ne = ValueError('self')\ne.__context__ = e\ntry:\n    try:\n        raise e\n    except ValueError as x:\n        raise x from x\nexcept ValueError as x:\n    print(x.__cause__ is x)\nfor v in (5, 'x', ValueError):\n    for n in ('__context__', '__cause__', '__traceback__'):\n        try:\n            setattr(e, n, v)\n        except TypeError as x:\n            print(x)\nraise e\n",
    "context_very_long": '\ne = None\nfor i in range(20000):\n    try:\n        if e is None:\n            raise ValueError(i)\n        try:\n            raise e\n        finally:\n            raise KeyError(i)\n    except (ValueError, KeyError) as x:\n        e = x\nn = 0\nwhile e is not None:\n    e = e.__context__\n    n += 1\nprint(n)\n',
    "exception_groups_odd": "\nfor f in (lambda: ExceptionGroup(), lambda: ExceptionGroup('x'), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup('x', 5), lambda: ExceptionGroup('x', [5]), lambda: ExceptionGroup('x', [ValueError]), lambda: BaseExceptionGroup('x', [KeyboardInterrupt()]), lambda: BaseExceptionGroup('x', [ValueError()]), lambda: ExceptionGroup('x', (ValueError(1), ExceptionGroup('y', [KeyError(2)])))):\n    try:\n        print(repr(f()))\n    except Exception as e:\n        print(type(e).__name__, e)\ng = ExceptionGroup('x', [ValueError(1), ExceptionGroup('y', [KeyError(2), ValueError(3)])])\nprint(g.split(ValueError), g.subgroup(lambda e: isinstance(e, KeyError)), g.split(lambda e: 1 / 0) if False else '')\nfor a in (5, 'x', [ValueError], (ValueError, 5)):\n    try:\n        print(g.split(a))\n    except TypeError as e:\n        print(e)\ntry:\n    try:\n        raise g\n    except* 5:\n        pass\nexcept TypeError as e:\n    print(e)\ntry:\n    try:\n        raise g\n    except* ExceptionGroup:\n        pass\nexcept TypeError as e:\n    print(e)\ntry:\n    try:\n        raise g\n    except* KeyError as k:\n        raise\n    except* ValueError as v:\n        raise RuntimeError('other') from v\nexcept ExceptionGroup as e:\n    print(repr(e))\n",
    "formats_out_of_range": '\nfor f in (lambda: \'%1000000000d\' % 5, lambda: \'%.1000000000f\' % 5, lambda: \'%*d\' % (10 ** 9, 5), lambda: \'%*d\' % (10 ** 30, 5), lambda: \'%99999999999999999999d\' % 5, lambda: \'%.99999999999999999999f\' % 5, lambda: \'{:99999999999999999999}\'.format(5), lambda: \'{:.99999999999999999999}\'.format(\'x\'), lambda: f\'{5:{10 ** 10}}\', lambda: f\'{5.0:.{10 ** 9}f}\', lambda: f\'{5:2147483648d}\', lambda: \'{0[99999999999999999999]}\'.format([1]), lambda: \'{99999999999999999999}\'.format(5), lambda: \'{0.x}\'.format(5), lambda: \'{\'.format(), lambda: \'}\'.format(), lambda: \'{0[}\'.format(5), lambda: \'{!x}\'.format(5), lambda: \'{:{:{}}}\'.format(1, 2, 3), lambda: \'%(a\' % {}, lambda: \'%(a)d\' % {\'a\': \'x\'}, lambda: \'%\' % (), lambda: \'%q\' % 5, lambda: \'%d %d\' % 5, lambda: \'%d\' % (1, 2), lambda: \'%c\' % -1, lambda: \'%c\' % \'xx\', lambda: \'%s\' % (), lambda: f\'{5:q}\', lambda: f\'{5.5:d}\', lambda: f\'{"x":d}\', lambda: f\'{5:,_}\', lambda: f\'{5:c}\', lambda: f\'{-5:c}\', lambda: f\'{[]:5}\', lambda: f\'{5:=^+#020,.3f}\', lambda: \'x\'.ljust(10 ** 30), lambda: \'x\' * 10 ** 12, lambda: \'x\' * 2 ** 63, lambda: [0] * 10 ** 12, lambda: (0,) * 2 ** 62, lambda: b\'x\' * 10 ** 12, lambda: bytes(10 ** 12), lambda: bytes(2 ** 70), lambda: bytearray(-1), lambda: \'x\'.center(-5), lambda: \'ab\'.replace(\'\', \'x\' * 10 ** 9), lambda: \'x\'.zfill(10 ** 10), lambda: (\'x\' * 10 ** 5).join([\'y\'] * 10 ** 6)):\n    try:\n        x = f()\n        print(len(x) if len(x) > 60 else x)\n    except MemoryError:\n        print(\'MemoryError\')\n    except (ValueError, OverflowError, TypeError, KeyError, IndexError, AttributeError) as e:\n        print(type(e).__name__, e)\n',
    "memory_error_caught": "\ndef grow():\n    a = []\n    while True:\n        a.append('x' * 10 ** 6 + str(len(a)))\nn = 0\nfor i in range(3):\n    try:\n        grow()\n    except MemoryError:\n        n += 1\nprint('caught', n)\n",
    "recursion_caught": '\ndef f(n): return f(n + 1)\nfor i in range(20):\n    try:\n        f(0)\n    except RecursionError as e:\n        pass\nprint(e if \'e\' in dir() else \'gone\')\ndef g():\n    try:\n        g()\n    except RecursionError:\n        g()\ndef h(n):\n    try:\n        return h(n + 1)\n    finally:\n        pass\ntry:\n    h(0)\nexcept RecursionError:\n    print("h")\n',
    "loop_huge_range": 'n = 0\nfor i in range(10**30):\n    n += i\n',
    "loop_any_of_range": 'print(any(x < 0 for x in range(10**9)))\n',
    "loop_any_of_map": 'print(any(map(lambda x: False, range(10**9))))\n',
    "loop_any_of_plain": 'print(any(0 * x for x in iter(int, 1)))\n',
    "loop_sum_of_range": 'print(sum(range(10**9)))\n',
    "loop_max_of_range": 'print(max(range(10**10)))\n',
    "loop_min_key": 'print(min(range(10**10), key=lambda x: -x))\n',
    "loop_sorted_of_range": 'print(len(sorted(range(10**9))))\n',
    "loop_list_of_range": 'print(len(list(range(10**9))))\n',
    "loop_set_of_range": 'print(len(set(range(10**9))))\n',
    "loop_tuple_of_zip": 'print(len(tuple(zip(range(10**9), range(10**9)))))\n',
    "loop_enumerate": 'for i, x in enumerate(iter(int, 1)): pass\n',
    "loop_zip": 'from itertools import count\nfor x in zip(count(), count()): pass\n',
    "loop_filter_range": 'print(next(filter(lambda x: x < 0, range(10**12)), None))\n',
    "loop_filter_none": 'print(next(filter(None, iter(int, 1)), None))\n',
    "loop_in_range_float": 'print(0.5 in range(10**12))\n',
    "loop_count_range": 'class A:\n    def __eq__(self, o): return False\nprint(A() in range(10**12))\n',
    "loop_range_count": 'print(range(10**12).count(0.5))\n',
    "loop_deque_maxlen": 'from collections import deque\nfrom itertools import count\nprint(deque(count(), maxlen=1))\n',
    "loop_reduce": 'from functools import reduce\nfrom itertools import count\nprint(reduce(lambda a, b: b, count()))\n',
    "loop_islice": 'from itertools import islice, count\nprint(next(islice(count(), 10**12, None)))\n',
    "loop_dropwhile": 'from itertools import dropwhile, count\nprint(next(dropwhile(lambda x: True, count())))\n',
    "loop_product": 'from itertools import product\nfor x in product(range(1000), repeat=10): pass\n',
    "loop_combinations": 'from itertools import combinations\nprint(sum(1 for _ in combinations(range(10**3), 500)))\n',
    "loop_counter": 'from collections import Counter\nprint(Counter(iter(int, 1)))\n',
    "loop_join": "print(len(''.join(iter(str, None))))\n",
    "loop_unpack_call": 'from itertools import count\nprint(*count())\n',
    "loop_dict_update": 'd = {}\nd.update((i, i) for i in iter(int, 1))\n',
    "loop_str_count": "s = 'ab' * 10**7\nfor i in range(10**4):\n    s.count('ba')\n",
    "loop_str_replace": "s = 'a' * 10**7\nwhile True:\n    s = s.replace('a', 'b').replace('b', 'a')\n",
    "loop_str_find": "s = 'a' * 10**7\nn = 0\nwhile True:\n    n += s.find('b')\n",
    "loop_split": "s = 'a ' * 10**6\nwhile True:\n    s.split()\n",
    "loop_sort": 'a = list(range(10**6))\nwhile True:\n    a.sort()\n    a.reverse()\n',
    "loop_index": 'a = [0] * 10**7\nwhile True:\n    1 in a\n',
    "loop_copy": 'a = [0] * 10**7\nwhile True:\n    b = a[:]\n',
    "loop_equal": 'a = [0] * 10**6\nb = [0] * 10**6\nwhile True:\n    a == b\n',
    "loop_insert": 'a = [0] * 10**6\nwhile True:\n    a.insert(0, a.pop())\n',
    "loop_hash": 'a = tuple(range(10**6))\nwhile True:\n    hash(a)\n',
    "loop_bigint": 'x = 3 ** 10**5\nwhile True:\n    x * x % 7\n',
    "loop_pow": 'x = 3 ** 20000\nwhile True:\n    pow(x, x, x + 2)\n',
    "loop_bigint_str": 'import sys\nsys.set_int_max_str_digits(0)\nx = 3 ** 10**5\nwhile True:\n    str(x)\n',
    "loop_factorial": 'import math\nwhile True:\n    math.factorial(5000)\n',
    "loop_format": "while True:\n    f'{5:100000}'\n",
    "loop_random": 'import random\nwhile True:\n    random.shuffle([0] * 10**5)\n',
    "loop_json": 'import json\nx = json.dumps([1] * 10**5)\nwhile True:\n    json.loads(x)\n',
    "loop_copy_deep": 'import copy\nx = [[1] * 1000] * 1000\nwhile True:\n    copy.deepcopy(x)\n',
    "loop_isinstance": "t = (int,) * 10**6\nwhile True:\n    isinstance('x', t)\n",
    "loop_comprehension": 'while True:\n    [x for x in range(10**6)]\n',
    "loop_of_gather": 'import asyncio\nasync def m():\n    while True:\n        await asyncio.gather(*(asyncio.sleep(0) for _ in range(100)))\nasyncio.run(m())\n',
    "loop_in_except": 'while True:\n    try:\n        while True: raise ValueError\n    except ValueError: continue\n',
    "loop_catching_all": 'while True:\n    try:\n        while True: pass\n    except BaseException: pass\n',
    "loop_in_del": "class A:\n    def __del__(self):\n        while True: pass\nA()\nprint('x')\n",
    "loop_in_repr": 'class A:\n    def __repr__(self):\n        while True: pass\nprint(A())\n',
    "loop_in_eq_of_dict": 'class A:\n    def __hash__(self): return 1\n    def __eq__(self, o):\n        while True: pass\n{A(): 1, A(): 2}\n',
    "loop_in_thread": 'import asyncio\ndef w():\n    while True: pass\nasync def m():\n    await asyncio.wait_for(asyncio.to_thread(w), 1)\nasyncio.run(m())\n',
    "loop_in_executor_of_sleeps": 'import time, asyncio\ndef w():\n    while True: time.sleep(0)\nasync def m():\n    await asyncio.to_thread(w)\nasyncio.run(m())\n',
    "loop_of_sleep_0": 'import asyncio\nasync def m():\n    while True: await asyncio.sleep(0)\nasyncio.run(m())\n',
    "loop_of_call_soon": 'import asyncio\nl = asyncio.new_event_loop()\ndef f(): l.call_soon(f)\nf()\nl.run_forever()\n',
    "loop_of_call_later_0": 'import asyncio\nl = asyncio.new_event_loop()\ndef f(): l.call_later(0, f)\nf()\nl.run_forever()\n',
    "loop_of_tiny_sleeps": 'import asyncio\nasync def m():\n    while True: await asyncio.sleep(1e-9)\nasyncio.run(m())\n',
    "growth_of_doubling": "s = 'x'\nwhile True:\n    s += s\n",
    "growth_of_doubling_list": 's = [1]\nwhile True:\n    s += s\n',
    "growth_of_plus": "s = ''\nwhile True:\n    s = s + 'abcdefgh' * 1000\n",
    "growth_of_small_plus": "s = ''\nwhile True:\n    s += 'ab'\n",
    "growth_of_tuple_plus": 's = ()\nwhile True:\n    s += (1,)\n',
    "growth_of_fstring": "s = 'x'\nwhile True:\n    s = f'{s}{s}'\n",
    "growth_of_nested": 's = []\nwhile True:\n    s = [s, s]\n',
    "growth_of_repr": 's = [1]\nfor i in range(100):\n    s = [s, s]\nprint(len(repr(s)))\n',
    "growth_of_eq": 'a, b = [1], [1]\nfor i in range(100):\n    a, b = [a, a], [b, b]\nprint(a == b)\n',
    "growth_of_hash": 'a = (1,)\nfor i in range(100):\n    a = (a, a)\nprint(hash(a))\n',
    "growth_of_deepcopy_shared": 'import copy\na = [1]\nfor i in range(100):\n    a = [a, a]\nprint(len(copy.deepcopy(a)))\n',
    "growth_of_json": 'import json\na = [1]\nfor i in range(60):\n    a = [a, a]\nprint(len(json.dumps(a)))\n',
    "growth_of_square": 'x = 3\nwhile True:\n    x = x * x\n',
    "growth_of_fibonacci": 'a, b = 1, 1\nwhile True:\n    a, b = b, a + b\n',
    "growth_of_shift": 'x = 1\nwhile True:\n    x <<= 1000\n',
    "growth_of_lambdas": 'f = lambda: 1\nwhile True:\n    f = (lambda g: lambda: g())(f)\n',
    "growth_of_generators": 'g = iter([])\nwhile True:\n    g = (x for x in g)\n',
    "growth_of_bound": 'class A:\n    def f(self): pass\na = []\nwhile True:\n    a.append(A().f)\n',
    "growth_of_args": 'def f(*a):\n    return f(*a, *a)\nf(1)\n',
    "growth_of_kwargs": 'def f(**k):\n    return f(**k, **{str(len(k)): 1})\nf()\n',
    "growth_of_futures": 'import asyncio\nasync def m():\n    l = asyncio.get_running_loop()\n    a = []\n    while True: a.append(l.create_future())\nasyncio.run(m())\n',
    "growth_of_callbacks": 'import asyncio\nasync def m():\n    l = asyncio.get_running_loop()\n    while True: l.call_later(1000, print)\nasyncio.run(m())\n',
    "growth_of_done_callbacks": 'import asyncio\nasync def m():\n    f = asyncio.get_running_loop().create_future()\n    while True: f.add_done_callback(print)\nasyncio.run(m())\n',
    "growth_of_coroutines": 'import asyncio\nasync def f(): pass\na = []\nwhile True: a.append(f())\n',
    "growth_of_tasks": 'import asyncio\nasync def m():\n    a = []\n    while True: a.append(asyncio.create_task(asyncio.sleep(1)))\nasyncio.run(m())\n',
    "growth_of_queues": "import asyncio\nasync def m():\n    q = asyncio.Queue()\n    while True: q.put_nowait('x' * 100)\nasyncio.run(m())\n",
    "growth_of_attributes": "class A: pass\na = A()\ni = 0\nwhile True:\n    setattr(a, 'x' + str(i), i)\n    i += 1\n",
    "growth_of_classes": "a = []\nwhile True: a.append(type('A', (), {}))\n",
    "growth_of_threads": 'import asyncio\nasync def m():\n    while True: asyncio.get_running_loop().run_in_executor(None, print)\nasyncio.run(m())\n',
    "growth_of_output": "while True: print('x' * 10**6)\n",
    "growth_of_output_ends": "while True: print(end='x' * 100)\n",
    "growth_of_stringio": "import io\ns = io.StringIO()\nwhile True: s.write('x' * 10**5)\n",
    "growth_of_split": "x = ('a ' * 10**6).split()\na = []\nwhile True: a.append(' '.join(x).split())\n",
    "growth_of_bytes": "b = b'x'\nwhile True: b += b\n",
    "growth_of_bytearray": "b = bytearray()\nwhile True: b.extend(b'x' * 1000)\n",
    "growth_of_sets": 's = frozenset()\nwhile True: s = frozenset([s])\n',
    "growth_of_lru": "from functools import lru_cache\n@lru_cache(None)\ndef f(n): return 'x' * 100\ni = 0\nwhile True:\n    f(i)\n    i += 1\n",
    "growth_of_heap": 'import heapq\nh = []\ni = 0\nwhile True:\n    heapq.heappush(h, -i)\n    i += 1\n',
    "growth_of_tee": 'from itertools import tee, count\na, b = tee(count())\nfor x in a: pass\n',
    "growth_of_exception_notes": "e = ValueError()\nwhile True: e.add_note('x' * 1000)\n",
    "growth_of_logging": "import logging\nwhile True: logging.warning('x' * 1000)\n",
    "growth_of_warnings": "import warnings\nfor i in range(10**7): warnings.warn(f'x{i}')\n",
}

# What methods of the program give, and what builtins and the library are given, are of every type in turn.
GIVEN = """
import asyncio, bisect, collections, contextlib, copy, dataclasses, datetime, enum, functools, heapq, itertools, json, logging, math, operator, random, statistics, string, sys, textwrap
class C: x = 1
class L(list): pass
class S(str): pass
class I(int): pass
class D(dict): pass
GIVEN = [5, 'x', None, [], 1.5, b'x', (1, 2), {1: 2}, {5}, print, C, C(), L([1]), S('s'), I(3), D(a=1), -1, float('nan'), 10**30]
def t(f):
    try:
        repr(f())
    except BaseException as e:
        try:
            str(e)
        except BaseException:
            pass
"""

ODD["given_by_methods"] = GIVEN + """
USES = {
    '__int__': int, '__float__': float, '__index__': lambda x: ([1][x], 'ab'[x:], 'a' * x, range(x)), '__str__': str, '__repr__': repr, '__bytes__': bytes,
    '__bool__': bool, '__len__': len, '__iter__': list, '__reversed__': lambda x: list(reversed(x)), '__hash__': lambda x: {x: 1},
    '__format__': lambda x: (f'{x:d}', f'{x}', '{:d}'.format(x), format(x, '5')), '__round__': round, '__abs__': abs, '__dir__': dir, '__contains__': lambda x: 5 in x,
    '__getitem__': lambda x: x[0], '__call__': lambda x: x(), '__enter__': lambda x: contextlib.ExitStack().enter_context(x), '__neg__': lambda x: -x,
    '__add__': lambda x: x + 1, '__radd__': lambda x: sum([1, x]), '__iadd__': lambda x: operator.iadd(x, 1), '__lt__': lambda x: sorted([x, x, x]),
    '__eq__': lambda x: ([x].count(1), {x: 1}), '__copy__': copy.copy, '__deepcopy__': copy.deepcopy, '__getattr__': lambda x: x.y, '__next__': next,
    '__length_hint__': list, '__set_name__': lambda x: type('D', (), {'d': x}), '__get__': lambda x: type('D', (), {'d': x})().d, '__missing__': lambda x: x['y'],
    '__getattribute__': lambda x: x.y, '__instancecheck__': lambda x: isinstance(1, x), '__divmod__': lambda x: divmod(x, 1), '__pow__': lambda x: pow(x, 1, 2),
    '__class_getitem__': lambda x: type(x)[1], '__trunc__': int, '__mro_entries__': lambda x: type('X', (x,), {}), '__exit__': lambda x: x.__exit__(1, 2, 3),
}
for name, use in USES.items():
    for value in GIVEN:
        made = type('R', (), {name: lambda self, *a, **k: value})()
        t(lambda: use(made))
"""

ODD["given_to_matches"] = GIVEN + """
for value in GIVEN:
    class M:
        __match_args__ = value
        x = 1
    class N:
        __match_args__ = (value,)
        x = 1
    def matched(subject):
        match subject:
            case M(a): return a
            case N(a): return a
    t(lambda: matched(M()))
    t(lambda: matched(N()))
    t(lambda: json.dumps([1], separators=value))
    t(lambda: json.dumps([1], separators=(value, value)))
    t(lambda: json.dumps({1: [2]}, indent=value))
    t(lambda: json.dumps(C(), default=lambda x: value))
    t(lambda: collections.namedtuple('P', value))
    t(lambda: enum.Enum('E', value))
    t(lambda: dataclasses.make_dataclass('X', value))
    t(lambda: string.Template('$a').substitute(a=value))
    t(lambda: functools.reduce(value, [1, 2]))
    t(lambda: sorted([2, 1], key=functools.cmp_to_key(lambda a, b: value)))
    t(lambda: heapq.heappush(value, 1))
    t(lambda: bisect.insort(value, 1))
    t(lambda: statistics.mean(value))
    t(lambda: datetime.datetime(2024, 1, 1) + value)
    t(lambda: datetime.datetime(2024, 1, 1).strftime(value))
    t(lambda: random.Random(1).choices([1, 2], value))
    t(lambda: textwrap.wrap(value))
    t(lambda: copy.deepcopy([value, value]))
"""

ODD["given_to_logging"] = GIVEN + """
class F(logging.Formatter):
    def format(self, record): return given
def passes(record): return given
class H(logging.Handler):
    def emit(self, record): raise given
log = logging.getLogger('l')
log.propagate = False
for given in GIVEN:
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(F())
    log.addHandler(handler)
    t(lambda: log.warning('w'))
    handler.setFormatter(None)
    handler.addFilter(passes)
    t(lambda: log.warning(given))
    t(lambda: log.warning('%s %d', given))
    t(lambda: log.setLevel(given))
    t(lambda: log.addHandler(given))
    log.handlers.clear()
    log.addHandler(H())
    t(lambda: log.warning('w'))
    log.handlers.clear()
"""

ODD["given_to_asyncio"] = GIVEN + """
async def nothing(): return 1
async def attempt(use):
    try:
        made = use()
        if asyncio.iscoroutine(made) or asyncio.isfuture(made):
            await asyncio.wait_for(made, 3)
    except (Exception, asyncio.CancelledError) as e:
        str(e)
async def main():
    loop = asyncio.get_running_loop()
    for o in GIVEN[:-2]:
        for use in [
            lambda: asyncio.sleep(o), lambda: asyncio.sleep(0, o), lambda: asyncio.gather(o), lambda: asyncio.wait(o), lambda: asyncio.wait([loop.create_future()], timeout=o),
            lambda: asyncio.wait([asyncio.create_task(nothing())], return_when=o), lambda: asyncio.wait_for(o, 1), lambda: asyncio.wait_for(nothing(), o), lambda: asyncio.shield(o),
            lambda: asyncio.create_task(o), lambda: asyncio.create_task(nothing(), name=o), lambda: asyncio.ensure_future(o), lambda: asyncio.to_thread(o), lambda: loop.run_in_executor(o, print),
            lambda: loop.run_in_executor(None, o), lambda: loop.call_soon(o), lambda: loop.call_later(o, print), lambda: loop.call_at(o, print), lambda: loop.create_future().set_exception(o),
            lambda: loop.create_future().add_done_callback(o), lambda: loop.create_future().cancel(o), lambda: asyncio.Queue(o).put_nowait(1), lambda: asyncio.Semaphore(o), lambda: asyncio.Barrier(o),
            lambda: asyncio.Condition(o), lambda: asyncio.current_task().set_name(o), lambda: asyncio.all_tasks(o), lambda: asyncio.run(o), lambda: loop.run_until_complete(o),
            lambda: list(asyncio.as_completed(o)), lambda: loop.set_exception_handler(o), lambda: loop.set_exception_handler(None),
        ]:
            await attempt(use)
        async def entered():
            async with o: pass
        async def gone_through():
            async for x in o: pass
        async def awaited(): await o
        async def timed():
            async with asyncio.timeout(o): await asyncio.sleep(0)
        async def put():
            q = asyncio.PriorityQueue()
            for x in (o, o, 5): q.put_nowait(x)
        for use in (entered, gone_through, awaited, timed, put):
            await attempt(use)
asyncio.run(main())
"""
