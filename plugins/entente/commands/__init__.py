"""What ``publish.py`` calls besides Pelican: each module one command, composing the floors.

``importing`` makes draft digests of seeds and records, ``exporting`` gives a seed back.
"""
