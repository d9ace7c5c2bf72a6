"""Daft and Ray: started when a job begins, silent towards the outside, and gone when it ends."""

from __future__ import annotations

import os
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claims.errors import BadInput, NotFound
from claims.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCAL = "local"
"""In place of an address: a Ray of our own on this machine, stopped at the end."""

_CLIENT = "ray://"
"""Starts the address of a cluster that is reached from outside."""

_PATIENCE = 5.0
"""Seconds in which a cluster must accept a connection."""

_SILENT = {
    "DAFT_ANALYTICS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",  # keeps Ray from warning about a change of a later release
}
"""Set before either library is loaded: neither tells anybody of its use, nor draws on the terminal."""


@contextmanager
def started(ray: str | None, cpus: int | None = None) -> Iterator[None]:
    """Run Daft inside this block: natively, or on a Ray cluster.

    Daft takes one runner for the life of a process, so one process runs jobs of one kind only.

    Args:
        ray: None for Daft alone; ``local`` for a Ray of our own; else the address of a running cluster.
        cpus: Processors that a Ray of our own may use; all where it is not given.

    Raises:
        NotFound: The extra ``scale`` is not installed, or nothing answers at the address.
        BadInput: This process ran another kind of job before.
    """
    os.environ.update(_SILENT)
    if ray is None:
        with _runner_errors():
            _daft_natively()
        yield
        return
    with _runner_errors():
        _connect(ray, cpus)
    try:
        yield
    finally:
        import ray as library

        library.shutdown()


@contextmanager
def _runner_errors() -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise NotFound(
            _("The engine “daft” needs the libraries Daft and Ray, and “{name}” is not installed.").format(
                name=error.name
            ),
            _("Install them with: pip install 'claimdesk[scale]'"),
        ) from None


def _daft_natively() -> None:
    import daft

    if daft.runners.get_or_infer_runner_type() == "ray":
        raise BadInput(_("This process runs on Ray already; start another one to run without it."))
    daft.set_runner_native()


def _connect(address: str, cpus: int | None) -> None:
    import daft
    import ray

    try:
        if address == LOCAL:
            ray.init(num_cpus=cpus, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
        else:
            _knock(address)
            ray.init(address=address, log_to_driver=False, logging_level="ERROR")
    except (OSError, ValueError) as error:
        raise NotFound(
            _("No Ray cluster answers at “{address}”: {why}").format(address=address, why=str(error).strip()),
            _("“ray start --head” starts one; “--ray local” runs on a Ray of its own."),
        ) from None
    daft.set_runner_ray(noop_if_initialized=True)


def _knock(address: str) -> None:
    """Make sure that somebody listens: Ray itself would wait for ever, with nothing to be seen.

    Raises:
        OSError: Nobody does.
    """
    host, colon, port = address.removeprefix(_CLIENT).rpartition(":")
    if colon and port.isdecimal():
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()
