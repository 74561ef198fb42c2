"""What is out of date, and why: decided purely, from fingerprints, never from time stamps.

A page is made again when its context, a template that it uses, the frame or the code changed.
``fingerprints`` computes what a page is made from; ``plan`` compares that with what the last
build wrote.
"""
