"""What was read of a version is read once, as long as it is open and there is room."""

from tropa.store.at_hand import AtHand


class Version:
    """Stands for an engine: anything that can be asked."""


def test_a_version_is_read_once():
    read, kept, version = [], AtHand(room=10), Version()
    for _ in range(2):
        assert kept.of(version, lambda: (read.append(1) or "facts", 4)) == "facts"
    assert read == [1]
    assert kept.of(Version(), lambda: ("others", 4)) == "others"


def test_the_one_asked_for_longest_ago_makes_room():
    read, kept = [], AtHand(room=10)
    versions = [Version() for _ in range(3)]

    def ask(number):
        return kept.of(versions[number], lambda: (read.append(number), 4))

    for number in (0, 1, 0, 2, 0, 1):
        ask(number)
    assert read == [0, 1, 2, 1]


def test_one_that_alone_is_too_large_is_kept_till_the_next():
    read, kept, large = [], AtHand(room=10), Version()
    for _ in range(2):
        kept.of(large, lambda: (read.append(1), 99))
    assert read == [1]


def test_a_version_that_was_closed_is_forgotten():
    kept, version, other = AtHand(room=10), Version(), Version()
    kept.of(version, lambda: ("facts", 9))
    del version
    kept.of(other, lambda: ("others", 1))
    assert len(kept) == 1
