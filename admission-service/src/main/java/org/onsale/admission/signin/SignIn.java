package org.onsale.admission.signin;

import java.util.Optional;

/** How people sign in; with nothing here only by the tokens of the installation. */
public record SignIn(Optional<Provider> provider) {

    /**
     * An OpenID Connect provider.
     *
     * @param clientId of the console, a public client that signs in with PKCE
     * @param scope what the console asks for
     */
    public record Provider(String issuer, String clientId, String scope) {}
}
