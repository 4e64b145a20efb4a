package org.onsale.local;

import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables a service of this run gets besides this process's own. */
final class ServiceEnvironment {

    private static final String LOOPBACK = "127.0.0.1";

    private ServiceEnvironment() {}

    static Map<String, String> of(LocalSettings settings, String redisUri, String site, int port) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("SERVER_PORT", Integer.toString(port));
        variables.put("SERVER_ADDRESS", LOOPBACK);
        variables.put("MANAGEMENT_SERVER_PORT", Integer.toString(port + LocalSettings.MANAGEMENT_OFFSET));
        variables.put("MANAGEMENT_SERVER_ADDRESS", LOOPBACK);
        variables.put("SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE", "3s");
        variables.put("ONSALE_REDIS_URI", redisUri);
        variables.put("ONSALE_ADMIN_TOKEN", settings.keys().adminTokens());
        variables.put("ONSALE_PLACE_KEY", settings.keys().placeKey());
        variables.put("ONSALE_PASS_KEY", settings.keys().passKey());
        variables.put("ONSALE_ADMISSION_URL", settings.publicAdmission());
        variables.put("ONSALE_WAITING_ROOM_URL", settings.publicWaitingRoom());
        variables.put("ONSALE_PAGE_URL", settings.publicUrl().orElse(site) + "/waiting/");
        variables.put("ONSALE_CORS_ORIGINS", String.join(",", settings.pageOrigins(site)));
        variables.putAll(settings.signIn());
        return variables;
    }
}
