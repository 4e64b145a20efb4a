package org.onsale.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onsale.local.Ports.Wanted;

class PortsTest {

    @Test
    void aTakenPortIsNamedWithItsUseAndTheSettingThatMovesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> Ports.requireFree(List.of(new Wanted(port, "the site", "ONSALE_SITE_PORT"))))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "Port %d, for the site, is taken; stop what uses it or set ONSALE_SITE_PORT to another one.",
                            port);
        }
    }

    @Test
    void aPortTakenOnEveryAddressIsSeenToo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> Ports.requireFree(List.of(new Wanted(port, "Redis", "ONSALE_REDIS_PORT"))))
                    .isInstanceOf(CannotStart.class);
        }
    }

    @Test
    void onePortForTwoUsesIsRefused() {
        LocalSettings settings = LocalSettings.from(Map.of(
                "ONSALE_SITE_PORT", Integer.toString(FreePorts.one()),
                "ONSALE_ADMISSION_PORT", Integer.toString(FreePorts.withManagement()),
                "ONSALE_WAITING_ROOM_PORT", Integer.toString(FreePorts.withManagement())));
        Wanted twice = new Wanted(settings.sitePort(), "Redis", "ONSALE_REDIS_PORT");

        assertThatThrownBy(() -> Ports.requireFree(List.of(Ports.of(settings).get(0), twice)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is wanted for the site and for Redis; set ONSALE_REDIS_PORT to another one.");
    }

    @Test
    void anyFreePortMayBeWantedSeveralTimes() {
        assertThatCode(() -> Ports.requireFree(List.of(new Wanted(0, "a", "A"), new Wanted(0, "b", "B"))))
                .doesNotThrowAnyException();
    }
}
