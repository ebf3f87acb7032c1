-- Highlights that moved to another file of their article, or were not found in it; typed words of areas.

ALTER TABLE highlight ADD COLUMN confidence REAL;
ALTER TABLE highlight ADD COLUMN lost_in TEXT NOT NULL DEFAULT '';
ALTER TABLE highlight ADD COLUMN transcription TEXT NOT NULL DEFAULT '';
