"""The place "Evidence map": claim types by strength, topics by claim type, gaps between topics."""
