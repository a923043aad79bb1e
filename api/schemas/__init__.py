"""What goes over the wire: ``…In``, ``…Patch`` and ``…Out``; JSON only, no decisions."""
