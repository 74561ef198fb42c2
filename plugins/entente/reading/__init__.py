"""Text to domain values: the border at which everything that an author writes is parsed once.

``source`` turns bytes into text, ``front_matter`` splits and parses the YAML with the place of
every value, ``schema`` says what each key takes, ``mistakes`` puts what does not fit into words,
``body`` turns Markdown into safe HTML; ``manuscripts``, ``notes`` and ``plain_pages`` put these
together for the kinds of file there are. Past this room there are only domain values and problems.
"""
