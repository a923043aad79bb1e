"""Who is seen on lists: shares, exposure, skew and NDKL of groups; it measures and ranks nobody."""
