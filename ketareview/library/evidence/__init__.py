"""What reviewers conclude: claims, certainty, appraisals, studies, what passages rest on."""
