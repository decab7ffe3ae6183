"""Proofreading: rules that every caption must keep before it is printed."""
