package org.onsale.loadtest;

import io.gatling.javaapi.core.Session;
import org.onsale.loadtest.buyer.Answer;

/** The last answer as a Gatling session keeps it. */
final class Answers {
    static final String STATUS = "status";
    static final String BODY = "body";
    static final String RETRY_AFTER = "retryAfter";

    private Answers() {}

    static Session forgotten(Session session) {
        return session.removeAll(STATUS, BODY, RETRY_AFTER).markAsSucceeded();
    }

    static Answer of(Session session) {
        if (!session.contains(STATUS)) {
            return Answer.NONE;
        }
        String body = session.contains(BODY) ? session.getString(BODY) : "";
        String later = session.contains(RETRY_AFTER) ? session.getString(RETRY_AFTER) : "0";
        return new Answer(session.getInt(STATUS), body == null ? "" : body, seconds(later));
    }

    private static int seconds(String retryAfter) {
        return retryAfter.matches("\\d{1,6}") ? Integer.parseInt(retryAfter) : 0;
    }
}
