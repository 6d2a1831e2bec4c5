"""The glue between Django and the house: records, access, problems, jobs, audit."""
