from four import value

own = 3
