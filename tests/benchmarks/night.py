"""The nightly pass in a process of its own, as a worker does it; prints what it took."""

import json
import resource
import time

import django


def main() -> None:
    django.setup()
    from django.utils import timezone

    from participants.actions.everyone import match_everyone

    started = time.perf_counter()
    new = match_everyone(at=timezone.now())
    seconds = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "cpu": time.process_time(), "memory": memory, "new": new}))


if __name__ == "__main__":
    main()
