package org.onsale.shop.gate;

import java.util.HashMap;
import java.util.Map;
import org.onsale.shop.GateProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings as an application would bind them. */
final class Settings {
    private Settings() {}

    static GateProperties of(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "onsale.gate.admission", "https://shop.example",
                "onsale.gate.event", "demo",
                "onsale.gate.protect", "/checkout/**"));
        more.forEach((name, value) -> all.put("onsale.gate." + name, value));
        return new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("onsale.gate", GateProperties.class);
    }
}
