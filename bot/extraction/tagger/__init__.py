"""Who said what, tagged by a small encoder: words, windows, decoding and linking. Nothing here needs torch."""
