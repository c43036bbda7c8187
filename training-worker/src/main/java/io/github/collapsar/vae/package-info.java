/**
 * The linear variational autoencoder, whose posterior collapse has a closed form: {@link
 * io.github.collapsar.vae.LinearVae} is the scenario, {@code LinearVaeModel} its model.
 */
package io.github.collapsar.vae;
