# warnings.warn(): whose line it names, and what filters let through.
import warnings


def old(n):
    warnings.warn("old() goes away", DeprecationWarning, stacklevel=2)
    return n


def careful():
    warnings.warn("careful")


for n in range(2):
    old(n)
    careful()
old(3)
warnings.simplefilter("ignore", DeprecationWarning)
old(4)
warnings.filterwarnings("always", message="care", category=UserWarning)
careful()
careful()
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        careful()
    except UserWarning as error:
        print("raised", error)
warnings.warn(RuntimeWarning("an instance"))
