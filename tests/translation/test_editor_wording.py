"""What changed in a source is marked word by word."""

from papurbro.translation.wording import changes, pieces


def said(found, kind):
    return [piece.text for piece in found if piece.kind == kind]


def test_words_that_went_and_came_are_told_apart():
    old, new = changes("Y mis nesaf am 19:00.", "Y mis hwn am 19:30.")

    assert said(old, "gone") == ["nesaf", "19:00"]
    assert said(new, "come") == ["hwn", "19:30"]
    assert "".join(piece.text for piece in old) == "Y mis nesaf am 19:00."
    assert "".join(piece.text for piece in new) == "Y mis hwn am 19:30."


def test_marks_stand_apart_and_are_no_change():
    old, new = changes("Yn ⟦1⟧y neuadd⟦/1⟧", "Yn ⟦1⟧y capel⟦/1⟧")

    assert said(old, "gone") == ["neuadd"]
    assert said(new, "come") == ["capel"]
    assert said(new, "mark") == ["⟦1⟧", "⟦/1⟧"]


def test_a_text_without_change_is_one_piece():
    assert [piece.kind for piece in pieces("Croeso i bawb o'r cwm.")] == ["same"]
