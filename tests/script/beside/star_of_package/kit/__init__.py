__all__ = ["hammer", "saw", "use"]


def use():
    return "used"
