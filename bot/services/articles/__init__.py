"""Articles: taking in sources, feeds, copies of one story, and looking whether a page still says what was quoted."""
