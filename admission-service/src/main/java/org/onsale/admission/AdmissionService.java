package org.onsale.admission;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Counts the active checkouts of each event and lets the first N in. */
@SpringBootApplication
public class AdmissionService {

    /** Starts the service; its settings come from the environment, see application.yaml. */
    public static void main(String[] args) {
        SpringApplication.run(AdmissionService.class, args);
    }
}
