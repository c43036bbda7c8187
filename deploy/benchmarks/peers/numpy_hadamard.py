"""Hadamard regression in NumPy, batched over runs. Prints ns a step and run."""
import sys
import time

import numpy as np

lanes, steps, repetitions = (int(argument) for argument in sys.argv[1:4])
D = 200
generator = np.random.default_rng(1)
for _ in range(repetitions):
    rate = (1e-3 * (1 + 0.01 * np.arange(lanes)))[:, None].astype(np.float32)
    u, w = (generator.uniform(-1, 1, (lanes, D)).astype(np.float32) / D**0.5 for _ in range(2))
    begin = time.process_time_ns()
    for _ in range(steps):
        variates = generator.standard_normal(D + 1, dtype=np.float32)
        x = variates[:D]
        residual = (u * w) @ x - x.sum() / D - variates[D]
        slope = (-2 * rate * residual[:, None]) * x
        u, w = u + slope * w, w + slope * u
    print((time.process_time_ns() - begin) / steps / lanes)
