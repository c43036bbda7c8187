"""Matrix factorisation in JAX, one run. Prints ns a step. Arguments: N BATCH STEPS REPETITIONS"""
import sys
import time

import jax
import jax.numpy as jnp

n, batch, steps, repetitions = (int(argument) for argument in sys.argv[1:5])
deviations = jnp.sqrt(2.0 / (1 + jnp.arange(n)))


@jax.jit
def run(u, w, keys):
    def step(parameters, key):
        variates = jax.random.normal(key, (2, batch, n))
        x, noise = variates[0], variates[1] * deviations
        loss = lambda u, w: (((x @ u.T) @ w.T - 0.5 * x - 0.5 * noise) ** 2).sum() / batch
        du, dw = jax.grad(loss, (0, 1))(*parameters)
        return (parameters[0] - 1e-3 * du, parameters[1] - 1e-3 * dw), None

    return jax.lax.scan(step, (u, w), keys)[0]


u, w = 0.5 / n**0.5 * jax.random.normal(jax.random.key(1), (2, n, n))
keys = jax.random.split(jax.random.key(2), steps)
jax.block_until_ready(run(u, w, keys))
for _ in range(repetitions):
    begin = time.process_time_ns()
    jax.block_until_ready(run(u, w, keys))
    print((time.process_time_ns() - begin) / steps)
