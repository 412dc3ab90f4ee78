from three import own

value = 4
