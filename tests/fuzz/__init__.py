"""Records and forms spoilt at random: whatever stands in a file, it is judged, and told at a place in it."""
