package org.onsale.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ports of a run, found free or complained about before anything starts. */
final class Ports {

    /**
     * @param use what listens there, for people
     * @param variable the setting that moves it
     */
    record Wanted(int port, String use, String variable) {}

    private Ports() {}

    static List<Wanted> of(LocalSettings settings) {
        return List.of(
                new Wanted(settings.sitePort(), "the site", "ONSALE_SITE_PORT"),
                new Wanted(settings.admissionPort(), "the admission service", "ONSALE_ADMISSION_PORT"),
                new Wanted(
                        settings.admissionPort() + LocalSettings.MANAGEMENT_OFFSET,
                        "the admission service's management, 1000 above it",
                        "ONSALE_ADMISSION_PORT"),
                new Wanted(settings.waitingRoomPort(), "the waiting room service", "ONSALE_WAITING_ROOM_PORT"),
                new Wanted(
                        settings.waitingRoomPort() + LocalSettings.MANAGEMENT_OFFSET,
                        "the waiting room service's management, 1000 above it",
                        "ONSALE_WAITING_ROOM_PORT"),
                new Wanted(settings.redisPort(), "Redis", "ONSALE_REDIS_PORT"));
    }

    /** @throws CannotStart naming the first port that is taken or wanted twice, and the setting that moves it */
    static void requireFree(List<Wanted> ports) {
        Map<Integer, Wanted> seen = new HashMap<>();
        for (Wanted wanted : ports) {
            if (wanted.port() == 0) {
                continue;
            }
            Wanted other = seen.put(wanted.port(), wanted);
            if (other != null) {
                throw new CannotStart("Port %d is wanted for %s and for %s; set %s to another one."
                        .formatted(wanted.port(), other.use(), wanted.use(), wanted.variable()));
            }
            requireFree(wanted);
        }
    }

    private static void requireFree(Wanted wanted) {
        for (InetAddress address : List.of(InetAddress.getLoopbackAddress(), new InetSocketAddress(0).getAddress())) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(address, wanted.port()));
            } catch (IOException e) {
                throw new CannotStart("Port %d, for %s, is taken; stop what uses it or set %s to another one."
                        .formatted(wanted.port(), wanted.use(), wanted.variable()));
            }
        }
    }
}
