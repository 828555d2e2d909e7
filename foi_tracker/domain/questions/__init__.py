"""How a question set is written: its words, its shape, and everything that is wrong with one."""
