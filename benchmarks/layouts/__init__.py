"""The same samples in the form of each generator: paths below its folder of content, and texts."""
