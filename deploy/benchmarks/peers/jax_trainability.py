"""The trainability map in JAX, as people draw it: jit(vmap(train)) over cells, double precision.

Arguments: POINTS STEPS DATA OUT. Reads the product's data and start from DATA; writes the cells to OUT, and beside them those
with the examples in reverse and larger by 2⁻⁵⁰; prints seconds.
"""
import sys
import time

import jax

jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import numpy as np

points, steps = int(sys.argv[1]), int(sys.argv[2])
N, POINTS, CHUNK = 16, 272, 2048
numbers = np.loadtxt(sys.argv[3])
rows = numbers[: POINTS * (N + 1)].reshape(POINTS, N + 1)
x, y = jnp.array(rows[:, :N]), jnp.array(rows[:, N])
start = numbers[POINTS * (N + 1) :]
w1, w2 = jnp.array(start[: N * N].reshape(N, N)), jnp.array(start[N * N :])


def loss(w1, w2, x, y):
    return jnp.mean((jnp.tanh(jnp.sqrt(2.0) * (x @ w1) / 4) @ w2 / N - y) ** 2)


def train(rate1, rate2, x, y):
    def step(parameters, _):
        value, (d1, d2) = jax.value_and_grad(loss, (0, 1))(*parameters, x, y)
        return (parameters[0] - rate1 * d1, parameters[1] - rate2 * d2), value

    losses = jax.lax.scan(step, (w1, w2), None, steps)[1]
    v = losses / losses[0]
    v = jnp.where(v <= 1e6, v, 1e6)
    return jnp.where(jnp.mean(v[-20:]) < 1, -jnp.sum(v), jnp.sum(1 / v))


run = jax.jit(jax.vmap(train, in_axes=(0, 0, None, None)))
axis = 10 ** (-1 + 4 * np.arange(points) / (points - 1))
rate2, rate1 = (a.ravel() for a in np.meshgrid(axis, axis, indexing="ij"))
chunk = min(CHUNK, rate1.size)


def cells(x, y):
    return np.concatenate(
        [np.array(run(rate1[i : i + chunk], rate2[i : i + chunk], x, y)) for i in range(0, rate1.size, chunk)]
    )


jax.block_until_ready(run(rate1[:chunk], rate2[:chunk], x, y))
begin = time.process_time()
result = cells(x, y)
print(f"{time.process_time() - begin:.3f}")
np.savetxt(sys.argv[4], np.stack([result, cells(x[::-1] * (1 + 2**-50), y[::-1])], 1))
