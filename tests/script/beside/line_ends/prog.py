import words
print(words.greet("x"))
print(words.TEXT)