package org.onsale.admission.signin;

/** The issuer of people's tokens cannot be asked for its keys. */
final class IssuerAway extends RuntimeException {
    IssuerAway(Throwable cause) {
        super("The issuer cannot be reached.", cause, false, false);
    }
}
