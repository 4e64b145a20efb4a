package org.onsale.admission.signin;

import java.util.Set;
import java.util.regex.Pattern;
import org.onsale.admission.domain.Role;
import org.springframework.http.HttpMethod;

/** Which role an address takes, before anything else is read of the request. What is not listed takes an admin. */
final class NeededRoles {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Pattern FOR_ADMINS = Pattern.compile("/v1/admin/refusals.*");
    private static final Pattern TRIES_OUT = Pattern.compile("/v1/admin/events/[^/]+/(preview|what-if)");
    private static final Pattern SETTINGS = Pattern.compile("/v1/admin/events/[^/]+");

    private NeededRoles() {}

    static Role of(HttpMethod method, String path) {
        if (READING.contains(method) && !FOR_ADMINS.matcher(path).matches()) {
            return Role.VIEWER;
        }
        if (method == HttpMethod.POST && TRIES_OUT.matcher(path).matches()) {
            return Role.VIEWER;
        }
        // Which settings an operator may change is decided where they are read, see Levers.
        return method == HttpMethod.PATCH && SETTINGS.matcher(path).matches() ? Role.OPERATOR : Role.ADMIN;
    }
}
