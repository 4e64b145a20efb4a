package org.onsale.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Everything on one machine as tests run it: on free ports and without a crowd. */
final class QuietRun {

    private QuietRun() {}

    /** Not started yet. */
    static LocalRun of(DemoEvent demo) {
        return of(demo, Map.of());
    }

    /** @param more variables of {@code infra/up} besides the ports */
    static LocalRun of(DemoEvent demo, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("ONSALE_SITE_PORT", Integer.toString(FreePorts.one()));
        variables.put("ONSALE_ADMISSION_PORT", Integer.toString(FreePorts.withManagement()));
        variables.put("ONSALE_WAITING_ROOM_PORT", Integer.toString(FreePorts.withManagement()));
        variables.put("ONSALE_CROWD", "0");
        Jars jars = new Jars(Path.of(System.getProperty("onsale.home")));
        return new LocalRun(LocalSettings.from(variables), jars, demo, System.out::println);
    }
}
