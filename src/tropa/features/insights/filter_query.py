"""The filter as it stands in an address."""

from __future__ import annotations

from ninja import Schema
from pydantic import Field, ValidationError

from tropa.core.errors import InputError
from tropa.core.filters import Filter

LONGEST = 20_000


class FilterQuery(Schema):
    """The filter of a question: JSON of ``core.filters.Filter``, absent for everything."""

    filter: str = Field("", max_length=LONGEST, description="JSON of a filter; empty takes all.")

    @property
    def where(self) -> Filter:
        """Read the filter.

        Raises
        ------
        InputError
            When the text is no filter.
        """
        if not self.filter:
            return Filter()
        try:
            return Filter.model_validate_json(self.filter)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"])) or "filter"
            raise InputError(
                f"The filter in the address cannot be read: {place}: {first['msg']}.",
                hint="Clear the filter and choose again.",
            ) from error
