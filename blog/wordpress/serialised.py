"""PHP's serialised values, as far as translation plugins write them: whole numbers, texts and maps of those."""

from typing import Final

Value = int | float | str | bool | None | dict[int | str, "Value"]

_DEEPEST: Final = 20


class NotSerialised(ValueError):
    """The text is no serialised value, or one of a kind that is not read."""


def unserialise(text: str) -> Value:
    """Read a value, for instance `a:2:{s:2:"cy";i:400;s:2:"en";i:398;}` as {"cy": 400, "en": 398}.

    Raises NotSerialised. Objects are refused: they name classes.
    """
    value, end = _value(text.encode(), 0, 0)
    if end != len(text.encode()):
        msg = "something follows the value"
        raise NotSerialised(msg)
    return value


def _value(data: bytes, at: int, depth: int) -> tuple[Value, int]:
    kind = data[at : at + 2]
    if kind == b"N;":
        return None, at + 2
    if kind == b"s:":
        return _string(data, at + 2)
    if kind == b"a:" and depth < _DEEPEST:
        return _map(data, at + 2, depth)
    if kind in {b"i:", b"b:", b"d:"}:
        digits, end = _until(data, b";", at + 2)
        return _scalar(kind, digits), end
    msg = f"no value that is read begins at byte {at}"
    raise NotSerialised(msg)


def _scalar(kind: bytes, digits: bytes) -> int | float | bool:
    try:
        return bool(int(digits)) if kind == b"b:" else float(digits) if kind == b"d:" else int(digits)
    except ValueError as error:
        raise NotSerialised(str(error)) from error


def _string(data: bytes, at: int) -> tuple[str, int]:
    length, start = _length(data, at)
    end = start + 1 + length
    if data[start : start + 1] != b'"' or data[end : end + 2] != b'";':
        msg = f"a text has another length than it says at byte {at}"
        raise NotSerialised(msg)
    return data[start + 1 : end].decode(errors="replace"), end + 2


def _map(data: bytes, at: int, depth: int) -> tuple[dict[int | str, Value], int]:
    size, at = _length(data, at)
    if data[at : at + 1] != b"{":
        msg = f"a map does not open at byte {at}"
        raise NotSerialised(msg)
    found: dict[int | str, Value] = {}
    at += 1
    for _ in range(size):
        key, at = _value(data, at, depth + 1)
        if not isinstance(key, int | str):
            msg = f"a key is neither text nor number before byte {at}"
            raise NotSerialised(msg)
        found[key], at = _value(data, at, depth + 1)
    if data[at : at + 1] != b"}":
        msg = f"a map does not close at byte {at}"
        raise NotSerialised(msg)
    return found, at + 1


def _length(data: bytes, at: int) -> tuple[int, int]:
    digits, end = _until(data, b":", at)
    if not digits.isdigit():
        msg = f"no length stands at byte {at}"
        raise NotSerialised(msg)
    return int(digits), end


def _until(data: bytes, sign: bytes, at: int) -> tuple[bytes, int]:
    end = data.find(sign, at)
    if end < 0:
        msg = f"the value breaks off after byte {at}"
        raise NotSerialised(msg)
    return data[at:end], end + 1
