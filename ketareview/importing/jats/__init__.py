"""Papers as publishers keep them: JATS, its forerunners of NLM, and BioMed Central's.

For worker processes only.
"""
