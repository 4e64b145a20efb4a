package org.onsale.contract;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Which methods at which addresses are mapped, and which are described: lines such as {@code GET /v1/events/{event}/turn}. */
public final class MappedRoutes {
    /** A pattern for any path; descriptions have no word for it, so it is called a variable named path. */
    private static final Pattern ANY_PATH = Pattern.compile("/\\*\\*$");

    private MappedRoutes() {}

    /** What the controllers of a service are mapped to. */
    public static Set<String> of(RequestMappingHandlerMapping mapping) {
        Set<String> routes = new TreeSet<>();
        mapping.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternsCondition().getPatterns().forEach(pattern -> {
                    String path = ANY_PATH.matcher(pattern.getPatternString()).replaceFirst("/{path}");
                    for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                        routes.add(method + " " + path);
                    }
                }));
        return routes;
    }

    /** What a description describes. */
    public static Set<String> of(Description description) {
        Set<String> routes = new TreeSet<>();
        description
                .operations()
                .forEach(each -> routes.add(each.method().toUpperCase(Locale.ROOT) + " " + each.path()));
        return routes;
    }
}
