"""What the site is about, as values: visits, digests, leaders, countries, topics, problems, pages.

Everything else in Entente makes these, connects them or draws them. They are frozen, complete at
birth, and made with nothing but the standard library.
"""
