import five

print(hasattr(five, "six"))
five.value
