from .. import orders
from ..orders import make as _make
from .shelf import take
print("stock", orders.__name__)
