package org.onsale.admission.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

final class SourceAddressesTest {
    private final SourceAddresses direct = SourceAddresses.behind(List.of());
    private final SourceAddresses proxied = SourceAddresses.behind(List.of("10.0.0.0/8", "192.0.2.1", "2001:db8::/32"));

    @Test
    void withoutProxiesNobodyIsBelieved() {
        assertThat(text(direct, "198.51.100.9", "203.0.113.5")).isEqualTo("198.51.100.9");
    }

    @Test
    void aProxySaysWhereARequestComesFrom() {
        assertThat(text(proxied, "192.0.2.1", "203.0.113.5")).isEqualTo("203.0.113.5");
        assertThat(text(proxied, "10.1.2.3", "203.0.113.5, 10.9.9.9")).isEqualTo("203.0.113.5");
        assertThat(text(proxied, "2001:db8::7", "2001:dead::5")).isEqualTo("2001:dead::5");
    }

    @Test
    void whatASenderPutInFrontIsNotBelieved() {
        assertThat(text(proxied, "10.1.2.3", "1.2.3.4, 203.0.113.5")).isEqualTo("203.0.113.5");
        assertThat(text(proxied, "203.0.113.5", "1.2.3.4")).isEqualTo("203.0.113.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "example.com", "203.0.113.5:1234", "1.2.3.4, "})
    void whatIsNoAddressIsTheProxysOwn(String forwarded) {
        assertThat(text(proxied, "10.1.2.3", forwarded)).isEqualTo("10.1.2.3");
    }

    @Test
    void ofIpv6TheNetworkCounts() {
        assertThat(source(direct, "2001:db8:1:2::1", "").network())
                .isEqualTo(source(direct, "2001:db8:1:2:ffff::9", "").network())
                .isNotEqualTo(source(direct, "2001:db8:1:3::1", "").network());
        assertThat(source(direct, "198.51.100.9", "").network())
                .isNotEqualTo(source(direct, "198.51.100.8", "").network());
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/-1", "/8"})
    void whatIsNoNetworkIsRefused(String network) {
        assertThatThrownBy(() -> SourceAddresses.behind(List.of(network)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(network);
    }

    private static String text(SourceAddresses sources, String peer, String forwarded) {
        return source(sources, peer, forwarded).text();
    }

    private static SourceAddresses.Source source(SourceAddresses sources, String peer, String forwarded) {
        return sources.of(MockServerHttpRequest.get("/v1/admin/me")
                .remoteAddress(new InetSocketAddress(peer, 1))
                .header("X-Forwarded-For", forwarded)
                .build());
    }
}
