"""The web process: two sync workers are enough for two cores."""

import os

from statusplanos.config import load

_settings = load(os.environ)

bind = f"{_settings['HOST']}:{_settings['PORT']}"
workers = 2
preload_app = True
timeout = 60
graceful_timeout = 5
keepalive = 2
limit_request_line = 8190  # the application refuses long addresses with a page of its own
control_socket_disable = True
loglevel = "warning"
# The application itself decides which proxies it trusts.
forwarded_allow_ips = ""
