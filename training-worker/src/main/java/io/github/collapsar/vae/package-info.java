/** The linear variational autoencoder, whose posterior collapse has a closed form. */
package io.github.collapsar.vae;
