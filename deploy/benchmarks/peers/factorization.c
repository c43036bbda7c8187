/*
 * One run of matrix factorisation, f = WUx, n x n, plain SGD in single precision on OpenBLAS, one thread.
 *   cc -O3 -march=native factorization.c -o factorization -lopenblas -lm
 *   factorization N BATCH STEPS     prints nanoseconds a step, random numbers not included
 */
#include <cblas.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

extern void openblas_set_num_threads(int);

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

static float *normals(size_t count, float scale) {
  float *values = aligned_alloc(64, (count * sizeof(float) + 63) / 64 * 64);
  for (size_t i = 0; i < count; i++) {
    double u = (rand() + 1.0) / (RAND_MAX + 2.0), v = rand() / (double)RAND_MAX;
    values[i] = scale * (float)(sqrt(-2 * log(u)) * cos(6.283185307179586 * v));
  }
  return values;
}

int main(int argc, char **argv) {
  int n = argc > 1 ? atoi(argv[1]) : 200, batch = argc > 2 ? atoi(argv[2]) : 1;
  int steps = argc > 3 ? atoi(argv[3]) : 20000, pool = 64;
  float rate = 1e-3f;
  openblas_set_num_threads(1);
  float *u = normals((size_t)n * n, 0.5f / sqrtf(n)), *w = normals((size_t)n * n, 0.5f / sqrtf(n));
  float *data = normals((size_t)pool * 2 * n * batch, 1);
  float *a = normals((size_t)n * batch, 0), *e = normals((size_t)n * batch, 0), *back = normals((size_t)n * batch, 0);
  double begin = now();
  for (int step = 0; step < steps; step++) {
    float *x = data + (size_t)(step % pool) * 2 * n * batch, *noise = x + (size_t)n * batch;
    if (batch == 1) {
      cblas_sgemv(CblasRowMajor, CblasNoTrans, n, n, 1, u, n, x, 1, 0, a, 1);
      cblas_sgemv(CblasRowMajor, CblasNoTrans, n, n, 1, w, n, a, 1, 0, e, 1);
      for (int i = 0; i < n; i++) e[i] = 2 * (e[i] - 0.5f * x[i] - 0.5f * noise[i]);
      cblas_sgemv(CblasRowMajor, CblasTrans, n, n, 1, w, n, e, 1, 0, back, 1);
      cblas_sger(CblasRowMajor, n, n, -rate, e, 1, a, 1, w, n);
      cblas_sger(CblasRowMajor, n, n, -rate, back, 1, x, 1, u, n);
    } else {
      /* Examples are rows: a = x U', e = a W' - y, back = e W, W -= rate e'a, U -= rate back'x. */
      cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, batch, n, n, 1, x, n, u, n, 0, a, n);
      cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, batch, n, n, 1, a, n, w, n, 0, e, n);
      for (int i = 0; i < n * batch; i++) e[i] = 2 * (e[i] - 0.5f * x[i] - 0.5f * noise[i]) / batch;
      cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, batch, n, n, 1, e, n, w, n, 0, back, n);
      cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, n, n, batch, -rate, e, n, a, n, 1, w, n);
      cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, n, n, batch, -rate, back, n, x, n, 1, u, n);
    }
  }
  printf("%.1f\n", (now() - begin) / steps);
  return isnan(w[0]);
}
