"""Every example in a docstring of the library gives what it says."""

import doctest
import importlib
import pkgutil

import pytest

import tropa

PARTS = ("core", "formats", "text", "store", "analysis", "report", "log", "cli")
MODULES = [
    found.name
    for found in pkgutil.walk_packages(tropa.__path__, "tropa.")
    if found.name.split(".")[1] in PARTS
]


@pytest.mark.parametrize("name", MODULES)
def test_its_examples_hold(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
