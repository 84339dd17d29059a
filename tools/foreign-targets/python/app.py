"""Flask behind gunicorn's sync workers, with limits that are known. Settings: see docs/foreign-services.md."""

import multiprocessing
import os
import time

from flask import Flask


def number(name):
    return float(os.environ.get(name) or 0)


HOLD = number("HOLD_MS") / 1000
LOCK = number("LOCK_MS") / 1000
CPU = number("CPU_MICROSECONDS") / 1e6
KEEP = int(number("KEEP_KIB")) * 1024

app = Flask(__name__)
kept = []
# Made before the workers are forked (preload_app): one for all of them.
lock = multiprocessing.Lock()


def compute(seconds):
    # By the processor's time, not the clock's: what a quota takes away is not work.
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


@app.get("/")
def work():
    compute(CPU)
    if KEEP:
        kept.append(b"x" * KEEP)
    if HOLD:
        time.sleep(HOLD)
    if LOCK:
        with lock:
            time.sleep(LOCK)
    return "ok\n"


@app.get("/healthz")
def health():
    return "ok\n"
