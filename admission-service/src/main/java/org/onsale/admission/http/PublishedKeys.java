package org.onsale.admission.http;

/** The JWK set of passes, public parts only, as JSON. */
public record PublishedKeys(String json) {}
