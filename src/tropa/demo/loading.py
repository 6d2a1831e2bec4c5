"""The demo company taken in by the ordinary way: exports, imports, lenses, a first map."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from tropa.core.errors import TropaError
from tropa.core.languages import LANGUAGES, Language
from tropa.core.mappings import ReadOptions
from tropa.demo.aftermath import look_after
from tropa.demo.claims_map import draw_claims, lead_down
from tropa.demo.company import CUSTOMERS, simulate
from tropa.demo.drawing import draw
from tropa.demo.exports import dictionary, exports, lenses
from tropa.demo.meeting import meet
from tropa.demo.money import CURRENCY, amount_name
from tropa.demo.own_process import hold_against
from tropa.demo.personas import draw_personas
from tropa.demo.registry import promises, reported, touchpoints_by_hand
from tropa.demo.self_rating import rate_ourselves
from tropa.demo.talking import talk
from tropa.demo.to_be_map import wish
from tropa.features.journeys.lens_services import BUILD, lens_create, lens_update
from tropa.features.sources.dictionaries import dictionary_update
from tropa.features.sources.services import ImportOrder, import_create
from tropa.features.sources.uploads import upload_begin, upload_finish, upload_path
from tropa.features.workspaces.models import User, Workspace
from tropa.features.workspaces.services import workspace_create, workspace_update
from tropa.kit.jobs import job_perform
from tropa.kit.models import Job, JobState

if TYPE_CHECKING:
    from uuid import UUID

    from tropa.demo.exports import Export

Tell = Callable[[str], None]
"""Told what is being done next."""

COMPANY = "Volt"
EMAIL = "demo@volt.example"
GUEST = ("Guest", "Гость", "Gość")
LENS_NAMES: dict[str, tuple[str, str, str]] = {
    "customer": ("Customers", "Клиенты", "Klienci"),
    "order": ("Orders", "Заказы", "Zamówienia"),
    "claim": ("Claims", "Претензии", "Reklamacje"),
}


def demo_user(language: Language) -> User:
    """Find or make the person whom the demo signs in; nobody knows a password of theirs."""
    known = User.objects.filter(email=EMAIL).first()
    name = GUEST[LANGUAGES.index(language)]
    return known or User.objects.create_user(EMAIL, name=name, language=language)


def demo_load(
    language: Language, *, tell: Tell = lambda _: None, customers: int = CUSTOMERS
) -> Workspace:
    """Have the demo workspace with everything in it; what is there already stays as it is."""
    user = demo_user(language)
    known = Workspace.objects.filter(is_demo=True, maps__isnull=False).first()
    if known is not None:
        return known
    tell("simulating a year of the company")
    facts = simulate(customers=customers)
    workspace = workspace_create(user, name=COMPANY, is_demo=True).workspace
    workspace = workspace_update(user, workspace.pk, currency=CURRENCY)
    touchpoints_by_hand(user, workspace, language)
    for export in exports(facts, language):
        tell(f"importing {export.table.num_rows:,} rows of “{export.source}”")
        _take_in(user, workspace, export, language=language)
    promises(user, workspace, language)
    reported(user, workspace, language, end_us=facts.end_us)
    lens_ids = {}
    for kind, spec in lenses(language).items():
        name = LENS_NAMES[kind][LANGUAGES.index(language)]
        tell(f"cutting journeys: {name}")
        lens_ids[kind] = lens_create(user, workspace.pk, name=name, spec=spec).pk
        _perform(Job.objects.get(kind=BUILD, subject_id=lens_ids[kind]).pk)
        amounts = amount_name(language)
        lens_update(
            user, workspace.pk, lens_ids[kind], name=None, spec=None, money_attribute=amounts
        )
    tell("drawing the first map")
    draw(user, workspace, language, lens_id=lens_ids["customer"])
    look_after(user, workspace, language)
    _draw_around(user, workspace, language, lens_id=lens_ids["claim"], start_us=facts.start_us)
    talk(user, workspace, language)
    rate_ourselves(user, workspace, language)
    meet(user, workspace, language)
    draw_personas(user, workspace, language, lens_id=lens_ids["customer"])
    return workspace


def _draw_around(
    user: User, workspace: Workspace, language: Language, *, lens_id: UUID, start_us: int
) -> None:
    """Draw what stands around the first map: the map below it, the one wanted, the handbook."""
    first = workspace.maps.earliest("created_at")
    claims = draw_claims(user, workspace, language, lens_id=lens_id)
    wanted = wish(user, workspace, language, as_is=first, start_us=start_us)
    for upper in (wanted, first):  # the first map was changed last, so lists show it first
        lead_down(user, workspace, language, upper=upper, lower=claims)
    hold_against(user, workspace, language, held=first)


def _take_in(user: User, workspace: Workspace, export: Export, *, language: Language) -> None:
    """Send a file, explain its codes, import it."""
    upload = upload_begin(user, workspace.pk, name=export.file)
    path = upload_path(upload)
    path.parent.mkdir(mode=0o700, parents=True)
    pq.write_table(export.table, path, compression="zstd")
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    upload_finish(upload, size_bytes=path.stat().st_size, sha256=sha256)
    order = ImportOrder(
        upload_id=upload.pk,
        mapping=export.mapping,
        options=ReadOptions(),
        source_name=export.source,
    )
    item = import_create(user, workspace.pk, order)
    dictionary_update(user, workspace.pk, item.source_id, entries=dictionary(language))
    if item.job_id is not None:
        _perform(item.job_id)


def _perform(job_id: UUID) -> None:
    """Do a job here and now, and say so when it fails."""
    job = job_perform(job_id)
    if job.state != JobState.DONE:
        raise TropaError(f"The demo could not be made: {job.error or job.state}")


def password_renew() -> str:
    """Give the demo's account a new password, for those who cannot follow the link."""
    user = User.objects.get(email=EMAIL)
    password = secrets.token_urlsafe(9)
    user.set_password(password)
    user.save(update_fields=["password"])
    return password
