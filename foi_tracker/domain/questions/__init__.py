"""Question sets as written: their shape, what is wrong with one, changing one, and what changed."""
