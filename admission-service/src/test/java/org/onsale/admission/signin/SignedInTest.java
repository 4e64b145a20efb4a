package org.onsale.admission.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.JsonPathAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.test.StepVerifier;

/** People who signed in at an OpenID Connect provider: a real one, which runs in this process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignedInTest extends RedisTest {
    private static final String STAFF = "staff";
    private static final String AUDIENCE = "onsale";
    private static final long AN_HOUR = 3_600;

    private final MockOAuth2Server provider = new MockOAuth2Server();
    private Service service;

    @BeforeAll
    void start() {
        provider.start();
        service = Service.start(
                server().uri(),
                Map.of(
                        "ONSALE_OIDC_ISSUER",
                        provider.issuerUrl(STAFF).toString(),
                        "ONSALE_OIDC_AUDIENCE",
                        AUDIENCE,
                        "ONSALE_OIDC_CLIENT_ID",
                        "onsale-console",
                        "ONSALE_OIDC_ROLES_CLAIM",
                        "realm_access.roles"));
        // The provider makes its keys when first asked for them, which may take it longer than the service waits.
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !me(issued(STAFF, AUDIENCE, admin(), AN_HOUR))
                        .returnResult(String.class)
                        .getStatus()
                        .is5xxServerError());
    }

    @AfterAll
    void stop() {
        service.close();
        provider.shutdown();
    }

    @Test
    void aConsoleIsToldWhereToSignIn() {
        service.anyone()
                .get()
                .uri("/v1/sign-in")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.oidc.issuer")
                .isEqualTo(provider.issuerUrl(STAFF).toString())
                .jsonPath("$.oidc.clientId")
                .isEqualTo("onsale-console")
                .jsonPath("$.oidc.scope")
                .isEqualTo("openid profile");
        Service.first()
                .anyone()
                .get()
                .uri("/v1/sign-in")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"oidc\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "operator", "admin"})
    void eachRoleIsTakenFromItsClaim(String role) {
        me(issued(STAFF, AUDIENCE, claims("ada", "staff", "onsale-" + role), AN_HOUR))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("ada")
                .jsonPath("$.role")
                .isEqualTo(role);
    }

    @Test
    void theHighestOfSeveralRolesCounts() {
        me(issued(STAFF, AUDIENCE, claims("ada", "onsale-viewer", "onsale-admin", "onsale-operator"), AN_HOUR))
                .expectBody()
                .jsonPath("$.role")
                .isEqualTo("admin");
    }

    @ParameterizedTest
    @CsvSource({"viewer,403,403", "operator,200,403", "admin,200,200"})
    void aRoleMayWhatItMay(String role, int lever, int rest) {
        Sale sale = service.open(server(), Map.of("cap", 5));
        String token = issued(STAFF, AUDIENCE, claims("grace", "onsale-" + role), AN_HOUR);

        patch(sale, token, Map.of("cap", 6)).expectStatus().isEqualTo(lever);
        patch(sale, token, Map.of("claimSeconds", 60)).expectStatus().isEqualTo(rest);

        assertThat(sale.commands().hget(sale.key().settings(), "cap")).isEqualTo(lever == 200 ? "6" : "5");
    }

    @Test
    void theirNameIsInTheAudit() {
        Sale sale = service.open(server(), Map.of("cap", 5));

        patch(sale, issued(STAFF, AUDIENCE, claims("grace", "onsale-operator"), AN_HOUR), Map.of("cap", 6));

        service.organiser()
                .get()
                .uri("/v1/admin/events/{event}/audit?count=1", sale.event())
                .exchange()
                .expectBody()
                .jsonPath("$.entries[0].who")
                .isEqualTo("grace");
    }

    @Test
    void aNameIsTheUserNameElseTheAddressElseTheSubject() {
        Map<String, Object> claims = new LinkedHashMap<>(claims("", "onsale-viewer"));
        name(claims).isEqualTo("subject-7");
        claims.put("email", "ada@shop.example");
        name(claims).isEqualTo("ada@shop.example");
        claims.put("preferred_username", "autopilot");
        name(claims).isEqualTo("ada@shop.example");
        claims.put("preferred_username", "ada\nadmin");
        name(claims).isEqualTo("ada?admin");
    }

    private JsonPathAssertions name(Map<String, Object> claims) {
        return me(issued(STAFF, AUDIENCE, claims, AN_HOUR)).expectBody().jsonPath("$.name");
    }

    @Test
    void whoHasNoRoleIsKnownAndRefused() {
        for (Map<String, Object> claims : List.of(
                claims("mallory"),
                claims("mallory", "admin", "onsale-boss"),
                Map.<String, Object>of("preferred_username", "mallory", "roles", List.of("onsale-admin")))) {
            me(issued(STAFF, AUDIENCE, claims, AN_HOUR))
                    .expectStatus()
                    .isForbidden()
                    .expectBody()
                    .jsonPath("$.role")
                    .isEqualTo("viewer");
        }
    }

    @Test
    void aTokenForSomebodyElseIsNobodys() {
        isNobodys("wrong audience", issued(STAFF, "another-service", admin(), AN_HOUR));
        isNobodys("wrong issuer", issued("strangers", AUDIENCE, admin(), AN_HOUR));
    }

    @Test
    void anExpiredTokenIsToldApart() {
        me(over(120))
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The token is over; sign in again.");
    }

    @Test
    void forgedTokensAreNobodys() throws Exception {
        SignedJWT real = SignedJWT.parse(issued(STAFF, AUDIENCE, admin(), AN_HOUR));
        String kid = real.getHeader().getKeyID();
        RSAKey ours = new RSAKeyGenerator(2_048).keyID(kid).generate();
        byte[] publicKey = publicKey();

        isNobodys("alg none", new PlainJWT(real.getJWTClaimsSet()).serialize());
        isNobodys("alg none, with a signature", new PlainJWT(real.getJWTClaimsSet()).serialize() + real.getSignature());
        isNobodys(
                "the public key as a secret",
                signed(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid), real, new MACSigner(publicKey)));
        isNobodys(
                "another key by the same name",
                signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid), real, new RSASSASigner(ours)));
        isNobodys(
                "a key that comes along",
                signed(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(ours.toPublicJWK()),
                        real,
                        new RSASSASigner(ours)));
        isNobodys(
                "an unknown key",
                signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("new"), real, new RSASSASigner(ours)));
        isNobodys(
                "a changed role",
                changed(real, SignedJWT.parse(issued(STAFF, AUDIENCE, claims("m", "onsale-viewer"), AN_HOUR))));
    }

    private byte[] publicKey() throws JOSEException {
        return ((RSAKey) provider.getConfig()
                        .getTokenProvider()
                        .publicJwkSet(STAFF)
                        .getKeys()
                        .get(0))
                .toRSAPublicKey()
                .getEncoded();
    }

    private static String signed(JWSHeader.Builder header, SignedJWT like, JWSSigner signer)
            throws JOSEException, ParseException {
        SignedJWT forged = new SignedJWT(header.build(), like.getJWTClaimsSet());
        forged.sign(signer);
        return forged.serialize();
    }

    /** The claims of one with the signature of the other. */
    private static String changed(SignedJWT claims, SignedJWT signature) {
        return signature.getParsedParts()[0] + "." + claims.getParsedParts()[1] + "."
                + signature.getParsedParts()[2];
    }

    @Test
    void aTokenWithoutAnEndOrFromTheFutureIsNobodys() {
        isNobodys("no end", anything(times -> {}));
        isNobodys("from the future", anything(times -> {
            times.put("exp", Date.from(Instant.now().plusSeconds(7_200)));
            times.put("nbf", Date.from(Instant.now().plusSeconds(3_600)));
        }));
    }

    /** With the provider's own key and whatever times. */
    private String anything(Consumer<Map<String, Object>> times) {
        Map<String, Object> claims = new LinkedHashMap<>(admin());
        claims.put("iss", provider.issuerUrl(STAFF).toString());
        claims.put("aud", AUDIENCE);
        times.accept(claims);
        try {
            JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
            claims.forEach(set::claim);
            RSAKey key = (RSAKey) new KeyProvider().signingKey(STAFF);
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    set.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token of an hour that ended some time ago; for half a minute it is still taken, since clocks differ. */
    private String over(long secondsAgo) {
        return anything(times -> {
            times.put("iat", Date.from(Instant.now().minusSeconds(secondsAgo + AN_HOUR)));
            times.put("exp", Date.from(Instant.now().minusSeconds(secondsAgo)));
        });
    }

    @Test
    void aStreamEndsWithTheTokenThatOpenedIt() {
        Sale sale = service.open(server(), Map.of("cap", 5));
        String nearlyOver = over(20);

        StepVerifier.create(service.anyone()
                        .get()
                        .uri("/v1/admin/events/{event}/live/stream", sale.event())
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + nearlyOver)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .returnResult(String.class)
                        .getResponseBody())
                .expectNextCount(1)
                .thenConsumeWhile(figures -> true)
                .expectComplete()
                .verify(Duration.ofSeconds(60));
    }

    @Test
    void tokensOfTheInstallationWorkBesides() {
        me(Service.OPERATOR_TOKEN).expectBody().jsonPath("$.name").isEqualTo("otto");
    }

    private static Map<String, Object> admin() {
        return claims("mallory", "onsale-admin");
    }

    private static Map<String, Object> claims(String name, String... roles) {
        Map<String, Object> claims = new LinkedHashMap<>();
        if (!name.isEmpty()) {
            claims.put("preferred_username", name);
        }
        claims.put("realm_access", Map.of("roles", List.of(roles)));
        return claims;
    }

    private String issued(String issuer, String audience, Map<String, Object> claims, long seconds) {
        return provider.issueToken(
                        issuer,
                        "onsale-console",
                        new DefaultOAuth2TokenCallback(issuer, "subject-7", "JWT", List.of(audience), claims, seconds))
                .serialize();
    }

    private void isNobodys(String what, String token) {
        assertThat(Objects.requireNonNull(me(token).returnResult(String.class).getStatus())
                        .value())
                .as(what)
                .isEqualTo(401);
    }

    private WebTestClient.ResponseSpec me(String token) {
        return service.anyone()
                .get()
                .uri("/v1/admin/me")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange();
    }

    private WebTestClient.ResponseSpec patch(Sale sale, String token, Map<String, Object> patch) {
        return service.anyone()
                .patch()
                .uri("/v1/admin/events/{event}", sale.event())
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .bodyValue(patch)
                .exchange();
    }
}
