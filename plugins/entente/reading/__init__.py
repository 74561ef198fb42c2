"""Text to domain values: the border at which everything that an author writes is parsed once.

``source`` turns bytes into text, ``fences`` finds the front matter and ``front_matter`` parses its
YAML with the place of every value; ``schema`` says which keys there are, ``takes`` what each takes;
``yaml_words``, ``mistakes`` and ``examples`` put what does not fit into an author's words.
``body`` turns Markdown into safe HTML; ``manuscripts``, ``notes`` and ``plain_pages`` put these
together for the kinds of file there are. Past this room there are only domain values and problems.
"""
