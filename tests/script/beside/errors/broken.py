print("broken runs")
value = 1
raise ValueError("on purpose")
