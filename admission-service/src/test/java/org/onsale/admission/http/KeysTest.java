package org.onsale.admission.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onsale.admission.support.ForgedPasses;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.admission.support.Service;
import org.springframework.http.HttpHeaders;

final class KeysTest extends RedisTest {

    @Test
    void aShopVerifiesAPassWithThePublishedKeysAlone() throws Exception {
        Sale sale = Service.first().open(server(), Map.of("cap", 1));
        SignedJWT pass = SignedJWT.parse(Service.first().enter(sale).pass());

        JWKSet published = published(Service.first());
        ECKey key = published.getKeyByKeyId(pass.getHeader().getKeyID()).toECKey();

        assertThat(pass.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(published.toString(false)).doesNotContain("\"d\"");
    }

    @Test
    void afterARotationOldAndNewPassesAreBothGood() throws Exception {
        Sale sale = Service.first().open(server(), Map.of("cap", 2));
        Service.Admitted old = Service.first().enter(sale);
        ECKey next = ForgedPasses.key("next-key");
        String keys = new JWKSet(List.of(next, Service.PASS_KEY.toPublicJWK())).toString(false);

        try (Service rotated = Service.start(server().uri(), Map.of("ONSALE_PASS_KEY", keys))) {
            Service.Admitted fresh = rotated.enter(sale);

            assertThat(SignedJWT.parse(fresh.pass()).getHeader().getKeyID()).isEqualTo("next-key");
            assertThat(heartbeat(rotated, sale, old)).isEqualTo(200);
            assertThat(heartbeat(rotated, sale, fresh)).isEqualTo(200);
            assertThat(heartbeat(Service.first(), sale, fresh)).isEqualTo(401);
            assertThat(published(rotated).getKeys()).hasSize(2);
        }
    }

    private static int heartbeat(Service node, Sale sale, Service.Admitted buyer) {
        return node.anyone()
                .put()
                .uri("/v1/events/{event}/checkouts/{id}", sale.event(), buyer.checkout())
                .header(HttpHeaders.AUTHORIZATION, buyer.bearer())
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    private static JWKSet published(Service service) throws Exception {
        return JWKSet.parse(service.anyone()
                .get()
                .uri("/.well-known/jwks.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=300, public")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
