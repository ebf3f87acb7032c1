-- Records that were merged into an article are found by it.

CREATE INDEX ix_article_merged_into ON article (merged_into) WHERE merged_into IS NOT NULL;
