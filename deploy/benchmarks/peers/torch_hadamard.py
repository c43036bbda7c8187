"""Hadamard regression in PyTorch, batched over runs, written-out gradient. Prints ns a step and run."""
import sys
import time

import torch

torch.set_num_threads(1)
lanes, steps, repetitions = (int(argument) for argument in sys.argv[1:4])
D = 200
for _ in range(repetitions):
    rate = (1e-3 * (1 + 0.01 * torch.arange(lanes)))[:, None]
    u, w = ((2 * torch.rand(lanes, D) - 1) / D**0.5 for _ in range(2))
    begin = time.process_time_ns()
    for _ in range(steps):
        variates = torch.randn(D + 1)
        x = variates[:D]
        residual = (u * w) @ x - x.sum() / D - variates[D]
        slope = (-2 * rate * residual[:, None]) * x
        u, w = u + slope * w, w + slope * u
    print((time.process_time_ns() - begin) / steps / lanes)
