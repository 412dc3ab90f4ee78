__all__ = ["PRICE", "_hidden"]
PRICE = 7
_hidden = 1
other = 2
