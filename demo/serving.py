"""The demo, served: the site in threads, and the background work beside it, with no other service."""

from __future__ import annotations

import logging
import signal
import threading
from types import FrameType, TracebackType
from typing import Self

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler, get_internal_wsgi_application
from django.db import connections
from django_tasks_db.management.commands.db_worker import Worker

from papurbro.core.periodic import tick

TICK = 30  #: seconds between two looks at what comes round

HOST = "127.0.0.1"  #: this computer alone: the demo's passwords are known to everybody


class BackgroundWork:
    """The worker of django-tasks' database backend in a thread, and the periodic jobs in another, for as long as the context lasts."""

    def __init__(self) -> None:
        self.worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=1,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="demo",
        )
        self.thread = threading.Thread(target=self._run, name="background work", daemon=True)
        self.is_over = threading.Event()
        self.clock = threading.Thread(target=self._tick, name="periodic jobs", daemon=True)

    def __enter__(self) -> Self:
        self.thread.start()
        self.clock.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let it finish what it has in hand."""
        self.worker.running = False
        self.is_over.set()
        self.thread.join(timeout=30)
        self.clock.join(timeout=30)

    def _run(self) -> None:
        try:
            self.worker.run()
        finally:
            connections.close_all()

    def _tick(self) -> None:
        try:
            while not self.is_over.wait(TICK):
                tick()
        finally:
            connections.close_all()


def open_server(port: int) -> ThreadedWSGIServer:
    """A server that has taken ``port`` and answers once ``serve`` is called. Raises OSError where somebody else has it."""
    server = ThreadedWSGIServer((HOST, port), WSGIRequestHandler, ipv6=False)
    server.set_app(get_internal_wsgi_application())
    return server


def serve(server: ThreadedWSGIServer) -> None:
    """Answer until Ctrl-C, or until somebody ends the process."""
    # The addresses that the command printed stay on the screen; what goes wrong is still told.
    logging.getLogger("django.server").setLevel(logging.ERROR)
    signal.signal(signal.SIGTERM, _stop)
    with BackgroundWork():
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass
        finally:
            server.server_close()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
