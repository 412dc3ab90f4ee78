TEXT = "a\tb"

def greet(name):
	return f"hi {name}"
# no last line end