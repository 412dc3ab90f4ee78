token = "our token"
