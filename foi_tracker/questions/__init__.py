"""The question sets as they are sent, one file a version: data, and nothing else."""
