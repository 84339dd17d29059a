import os
from urllib.parse import urlsplit

bind = urlsplit(os.environ["URL"]).netloc
# A sync worker serves one request at a time: their number is the service's permits.
workers = int(os.environ.get("PERMITS") or 4)
worker_class = "sync"
preload_app = True
# A worker that waits for the lock is not dead.
timeout = 120
graceful_timeout = 2
