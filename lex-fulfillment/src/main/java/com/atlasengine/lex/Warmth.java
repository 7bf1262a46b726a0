package com.atlasengine.lex;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.Secrets;
import com.atlasengine.core.time.Deadline;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews ahead of time what a turn would otherwise have to wait for.
 *
 * @param secrets where the secrets are
 * @param ids the secrets that turns use
 * @param crm whose session turns use
 */
record Warmth(Secrets secrets, List<String> ids, Crm crm) {
  private static final Logger LOG = LoggerFactory.getLogger(Warmth.class);

  Warmth {
    ids = List.copyOf(ids);
  }

  /** Renews; what fails now is tried again the next time, or by the turn that needs it. */
  void renew(Deadline deadline) {
    ids.forEach(id -> attempt("secret", () -> secrets.renew(id, deadline)));
    attempt("Salesforce", () -> crm.warm(deadline));
  }

  private static void attempt(String what, Runnable renewal) {
    try {
      renewal.run();
    } catch (TransientFailure | PermanentFailure e) {
      LOG.error("Not renewed, {}: {}", what, e.getMessage());
    }
  }
}
