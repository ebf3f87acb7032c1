"""Shared memory that a worker writes pixels into and the program reads them from."""

import contextlib
import threading
from multiprocessing.shared_memory import SharedMemory


class Slot:
    """A stretch of shared memory on loan; give it back with `release`."""

    def __init__(self, memory: SharedMemory, slots: "Slots") -> None:
        self._memory = memory
        self._slots = slots
        self._is_held = True

    @property
    def name(self) -> str:
        """What a worker attaches to."""
        return self._memory.name

    @property
    def pixels(self) -> memoryview:
        """The bytes; not to be used after `release`."""
        pixels = self._memory.buf
        if pixels is None:
            raise ValueError("the memory was given back")
        return pixels

    def release(self) -> None:
        """Let the memory be used again; a second call does nothing."""
        if self._is_held:
            self._is_held = False
            self._slots.take_back(self._memory)


class Slots:
    """Blocks of shared memory, each lent to one task at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._free: list[SharedMemory] = []
        self._all: list[SharedMemory] = []
        self._is_closed = False

    def take(self, size: int) -> Slot:
        """Lend a block of `size` bytes at least."""
        with self._lock:
            fitting = [memory for memory in self._free if memory.size >= size]
            if fitting:
                memory = min(fitting, key=lambda each: each.size)
                self._free.remove(memory)
            else:
                memory = SharedMemory(create=True, size=max(size, 1))
                self._all.append(memory)
                self._drop_spare()
        return Slot(memory, self)

    def take_back(self, memory: SharedMemory) -> None:
        """Keep the block for the next task."""
        with self._lock:
            if not self._is_closed:
                self._free.append(memory)

    def close(self) -> None:
        """Give all memory back to the system; no task may run any more."""
        with self._lock:
            self._is_closed = True
            for memory in self._all:
                _discard(memory)
            self._all.clear()
            self._free.clear()

    def _drop_spare(self) -> None:
        # A smaller free block is of little use once pages are shown larger.
        for memory in self._free[:]:
            self._free.remove(memory)
            self._all.remove(memory)
            _discard(memory)


def _discard(memory: SharedMemory) -> None:
    with contextlib.suppress(BufferError):  # a picture still looks into it; it is freed with that
        memory.close()
    memory.unlink()
