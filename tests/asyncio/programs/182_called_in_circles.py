class B:
    def __call__(self): return 1
B.__call__ = B()
try:
    print(B()())
except RecursionError as e: print(e)
class C:
    pass
C.__len__ = C()
C.__getattr__ = C()
try: len(C())
except (TypeError, RecursionError) as e: print(type(e).__name__)
