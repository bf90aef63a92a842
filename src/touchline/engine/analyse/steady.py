"""The same last bits on any machine with one kind of processor: sums of matrices split over threads differ in them."""

from collections.abc import Callable
from functools import wraps

from threadpoolctl import threadpool_limits


def on_one_thread[**Asked, Said](compute: Callable[Asked, Said]) -> Callable[Asked, Said]:
    """Let a computation multiply matrices in one thread, however many BLAS would take."""

    @wraps(compute)
    def steadily(*asked: Asked.args, **named: Asked.kwargs) -> Said:
        with threadpool_limits(limits=1, user_api="blas"):
            return compute(*asked, **named)

    return steadily
