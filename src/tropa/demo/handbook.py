"""The handbook of the demo company as a BPMN file: who does what, and where ways part."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
TASKS: dict[str, str] = {
    "cart": "ecommerce",
    "checkout": "ecommerce",
    "shop_visit": "shops",
    "payment": "ecommerce",
    "order_confirmed": "ecommerce",
    "packed": "warehouse",
    "delivered": "delivery",
    "pickup": "shops",
    "handover": "shops",
    "call_after": "call_centre",
    "support_call": "call_centre",
    "support_solved": "call_centre",
    "claim_opened": "claims",
    "claim_review": "claims",
    "claim_documents": "claims",
    "claim_decided": "claims",
    "refund": "claims",
}
"""What is done → the department that does it, in the order of the handbook."""
WAYS = (
    "start where",
    "where cart checkout paying",
    "where shop_visit paying",
    "paying payment how",
    "how order_confirmed packed door",
    "door delivered there",
    "door pickup there",
    "how handover there",
    "there call_after asking",
    "asking support_call support_solved content",
    "asking content",
    "content claiming",
    "claiming claim_opened claim_review claim_documents claim_decided refund end",
    "claiming end",
)
"""Each way from node to node; what is no task, start or end is a gateway where ways part or meet.

Documents are asked for before the review, not after it as written here; the call never happens.
"""


def handbook_bpmn(name: str, *, tasks: Mapping[str, str], departments: Mapping[str, str]) -> str:
    """Write the handbook in the words of a language, by the codes of its tasks and departments."""
    nodes = list(dict.fromkeys(node for way in WAYS for node in way.split()))
    parts = [
        *_lanes(departments),
        *(_node(node, tasks.get(node, "")) for node in nodes),
        *_flows(),
    ]
    process = f'<process id="handbook" name={quoteattr(name)}>{"".join(parts)}</process>'
    root = f'<definitions xmlns="{MODEL}" id="volt" targetNamespace="urn:volt">'
    return f"{root}{process}</definitions>"


def _lanes(departments: Mapping[str, str]) -> Iterator[str]:
    yield '<laneSet id="who">'
    for code in dict.fromkeys(TASKS.values()):
        own = (task for task, department in TASKS.items() if department == code)
        refs = "".join(f"<flowNodeRef>{task}</flowNodeRef>" for task in own)
        yield f'<lane id="by-{code}" name={quoteattr(departments[code])}>{refs}</lane>'
    yield "</laneSet>"


def _node(node: str, name: str) -> str:
    if node in TASKS:
        return f'<task id="{node}" name={quoteattr(name)}/>'
    kind = {"start": "startEvent", "end": "endEvent"}.get(node, "exclusiveGateway")
    return f'<{kind} id="{node}"/>'


def _flows() -> Iterator[str]:
    for number, way in enumerate(WAYS):
        nodes = way.split()
        for place, (source, target) in enumerate(pairwise(nodes)):
            ends = f'sourceRef="{source}" targetRef="{target}"'
            yield f'<sequenceFlow id="flow-{number}-{place}" {ends}/>'
