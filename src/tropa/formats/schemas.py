"""The columns of facts, as they lie in the lake (Arrow schemas)."""

from __future__ import annotations

import pyarrow as pa

SCHEMA_VERSION = 1

OBJECT = pa.struct([pa.field("type", pa.string()), pa.field("id", pa.string())])
ATTRIBUTES = pa.map_(pa.string(), pa.string())

EVENTS = pa.schema(
    [
        pa.field("event_id", pa.string(), nullable=False),
        pa.field("source", pa.string(), nullable=False),
        pa.field("objects", pa.list_(OBJECT), nullable=False),
        pa.field("activity", pa.string(), nullable=False),
        pa.field("time_us", pa.int64(), nullable=False),
        pa.field("end_us", pa.int64()),
        pa.field("sequence", pa.int64()),
        pa.field("channel", pa.string()),
        pa.field("department", pa.string()),
        pa.field("attributes", ATTRIBUTES),
    ]
)

OBSERVATIONS = pa.schema(
    [
        pa.field("observation_id", pa.string(), nullable=False),
        pa.field("revision", pa.int64(), nullable=False),
        pa.field("source", pa.string(), nullable=False),
        pa.field("source_kind", pa.string(), nullable=False),
        pa.field("touchpoint", pa.string(), nullable=False),
        pa.field("measure", pa.string(), nullable=False),
        pa.field("value", pa.float64()),
        pa.field("scale_min", pa.float64()),
        pa.field("scale_max", pa.float64()),
        pa.field("is_missing", pa.bool_(), nullable=False),
        pa.field("text", pa.string()),
        pa.field("answer_id", pa.string(), nullable=False),
        pa.field("objects", pa.list_(OBJECT), nullable=False),
        pa.field("time_us", pa.int64()),
        pa.field("weight", pa.float64()),
        pa.field("channel", pa.string()),
        pa.field("department", pa.string()),
        pa.field("record", pa.string()),
        pa.field("attributes", ATTRIBUTES),
    ]
)

HOLDS = pa.schema(
    [
        pa.field("import_id", pa.string(), nullable=False),
        pa.field("fact_id", pa.string(), nullable=False),
    ]
)
"""Which import holds which fact: a fact stays while any import holds it."""
