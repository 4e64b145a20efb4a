package org.onsale.local.site;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.text.ParseException;
import java.util.Optional;

/**
 * The pass a buyer brought as a cookie. Its signature is not checked here: every use of it goes to the admission
 * service, which does.
 *
 * @param token as it is sent on
 * @param checkout the checkout it proves
 */
record HeldPass(String token, String checkout) {

    static String cookieName(String event) {
        return "onsale_pass_" + event;
    }

    static Optional<HeldPass> among(String cookies, String event) {
        return ServerCookieDecoder.LAX.decodeAll(cookies).stream()
                .filter(cookie -> cookie.name().equals(cookieName(event)))
                .map(Cookie::value)
                .flatMap(token -> read(token).stream())
                .findFirst();
    }

    private static Optional<HeldPass> read(String token) {
        try {
            JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
            return Optional.ofNullable(claims.getSubject()).map(checkout -> new HeldPass(token, checkout));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
