"""The dashboard for donors: the same figures as for the public, in full detail, never down to a name."""
