"""`make bench`: the figures that the portal is to reach, measured on a throwaway PostgreSQL, printed as one table."""
