/*
 * One run of Hadamard regression, ((u*w)'x - y)^2, d = 200, plain SGD with batch 1 in single precision.
 *   cc -O3 -march=native -ffast-math hadamard.c -o hadamard
 *   hadamard STEPS     prints nanoseconds a step; inputs come from a buffer drawn before
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define D 200
#define POOL 256

static float u[D] __attribute__((aligned(64))), w[D] __attribute__((aligned(64)));
static float x[POOL][D] __attribute__((aligned(64))), y[POOL];

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

static float normal(void) {
  double a = (rand() + 1.0) / (RAND_MAX + 2.0), b = rand() / (double)RAND_MAX;
  return (float)(sqrt(-2 * log(a)) * cos(6.283185307179586 * b));
}

int main(int argc, char **argv) {
  long steps = argc > 1 ? atol(argv[1]) : 10000000;
  float rate = 1e-3f;
  for (int i = 0; i < D; i++) {
    u[i] = (2 * (rand() / (float)RAND_MAX) - 1) / sqrtf(D);
    w[i] = (2 * (rand() / (float)RAND_MAX) - 1) / sqrtf(D);
  }
  for (int k = 0; k < POOL; k++) {
    y[k] = normal();
    for (int i = 0; i < D; i++) {
      x[k][i] = normal();
      y[k] += x[k][i] / D;
    }
  }
  double begin = now();
  for (long step = 0; step < steps; step++) {
    const float *input = x[step % POOL];
    float residual = -y[step % POOL];
    for (int i = 0; i < D; i++) residual += u[i] * w[i] * input[i];
    float push = -2 * rate * residual;
    for (int i = 0; i < D; i++) {
      float slope = push * input[i], before = u[i];
      u[i] = before + slope * w[i];
      w[i] = w[i] + slope * before;
    }
  }
  printf("%.2f\n", (now() - begin) / steps);
  return isnan(u[0]);
}
