"""Matrix factorisation in PyTorch, one run, written-out gradient, in place. Prints ns a step. Arguments: N BATCH STEPS REPETITIONS"""
import sys
import time

import torch

torch.set_num_threads(1)
torch.set_grad_enabled(False)
n, batch, steps, repetitions = (int(argument) for argument in sys.argv[1:5])
deviations = (2.0 / (1 + torch.arange(n))).sqrt()
rate = 1e-3
for _ in range(repetitions):
    u, w = (0.5 / n**0.5 * torch.randn(n, n) for _ in range(2))
    begin = time.process_time_ns()
    for _ in range(steps):
        variates = torch.randn(2, batch, n)
        x, noise = variates[0], variates[1] * deviations
        a = x @ u.T
        error = 2 / batch * (a @ w.T - 0.5 * x - 0.5 * noise)
        back = error @ w
        w.addmm_(error.T, a, alpha=-rate)
        u.addmm_(back.T, x, alpha=-rate)
    print((time.process_time_ns() - begin) / steps)
