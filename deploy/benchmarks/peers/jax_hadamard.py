"""Hadamard regression in JAX: jit(vmap(scan)) over runs that share their data. Prints ns a step and run."""
import sys
import time

import jax
import jax.numpy as jnp

lanes, steps, repetitions = (int(argument) for argument in sys.argv[1:4])
D = 200


def train(rate, u, w, keys):
    def step(parameters, key):
        u, w = parameters
        variates = jax.random.normal(key, (D + 1,))
        x, epsilon = variates[:D], variates[D]
        loss = lambda u, w: ((u * w) @ x - x.sum() / D - epsilon) ** 2
        du, dw = jax.grad(loss, (0, 1))(u, w)
        return (u - rate * du, w - rate * dw), None

    return jax.lax.scan(step, (u, w), keys)[0]


run = jax.jit(jax.vmap(train, in_axes=(0, None, None, None)))
u, w = jax.random.uniform(jax.random.key(1), (2, D), minval=-1, maxval=1) / D**0.5
keys = jax.random.split(jax.random.key(2), steps)
rates = 1e-3 * (1 + 0.01 * jnp.arange(lanes))
jax.block_until_ready(run(rates, u, w, keys))
for _ in range(repetitions):
    begin = time.process_time_ns()
    jax.block_until_ready(run(rates, u, w, keys))
    print((time.process_time_ns() - begin) / steps / lanes)
