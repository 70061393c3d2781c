"""checks: a Document looked at by rules, one fault a rule; what they find is given back as values, nothing is changed."""
