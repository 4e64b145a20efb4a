package org.onsale.local;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What a person reads when everything is up: where to go, and what to try. */
final class Announcement {

    private Announcement() {}

    static String of(LocalRun run, String seconds) {
        LocalSettings settings = run.settings();
        return """

                The onsale waiting room runs (started in %s s). Begin here:

                  Demo shop             %s/shop/
                  Console               %s
                  Waiting page          %s
                  admission-service     %s   health http://localhost:%d/actuator/health
                  waiting-room-service  %s   health http://localhost:%d/actuator/health
                  Redis                 %s
                  Admin token           %s
                  Logs                  %s

                %s

                The cap while it runs, and what happens in the event:
                  curl -X PATCH %s/v1/admin/events/demo -H 'Authorization: Bearer %s' -H 'Content-Type: application/merge-patch+json' -d '{"cap":8}'
                  curl %s/v1/admin/events/demo/live -H 'Authorization: Bearer %s'

                Ctrl-C stops everything.
                """.formatted(
                        seconds,
                        run.site().address(),
                        console(run),
                        run.site().waitingPage(),
                        settings.admission(),
                        settings.admissionPort() + LocalSettings.MANAGEMENT_OFFSET,
                        settings.waitingRoom(),
                        settings.waitingRoomPort() + LocalSettings.MANAGEMENT_OFFSET,
                        run.redisUri(),
                        settings.keys().adminToken(),
                        run.logs(),
                        crowd(settings.crowd(), run.demo().cap()),
                        settings.admission(),
                        settings.keys().adminToken(),
                        settings.admission(),
                        settings.keys().adminToken());
    }

    /** Signed in by its fragment, which the page takes out of the address at once. */
    private static String console(LocalRun run) {
        return run.site().address() + "/console/?event=demo#token="
                + URLEncoder.encode(run.settings().keys().adminToken(), StandardCharsets.UTF_8);
    }

    private static String crowd(int buyers, int cap) {
        if (buyers == 0) {
            return "The event \"demo\" lets %d buyers check out at a time and nobody else is here. To see a line form: set the"
                            .formatted(cap)
                    + " cap to 0,\nor stop this and let simulated buyers in: infra/up --crowd 25.";
        }
        return ("The event \"demo\" lets %d buyers check out at a time, and %d simulated buyers are at it, so there is a line"
                        + " already:\nopen the shop, press \"Get tickets\", and see your place move up. Without them: infra/up"
                        + " --crowd 0.")
                .formatted(cap, buyers);
    }
}
