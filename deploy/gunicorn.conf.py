"""The web process: two workers for two cores, each with threads. Who reads a large file slowly takes a thread
and not a worker; the timeout watches over the workers alone and cuts nobody off."""

import os
import sys

from statusplanos.config import load
from statusplanos.errors import ConfigError

try:
    _settings = load(os.environ)
except ConfigError as error:
    print(f"statusplanos: {error}", file=sys.stderr)
    sys.exit(2)

bind = f"{_settings['HOST']}:{_settings['PORT']}"
workers = 2
worker_class = "gthread"
threads = 4
preload_app = True
timeout = 60
graceful_timeout = 5
keepalive = 2
limit_request_line = 8190  # the application refuses long addresses with a page of its own
control_socket_disable = True
loglevel = "warning"
# The application itself decides which proxies it trusts.
forwarded_allow_ips = ""
