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
 * Renews secrets and the Salesforce session, so that no turn has to wait for them.
 *
 * @param secrets where the secrets are
 * @param secretIds the secrets that turns use
 * @param crm whose session turns use
 */
record KeepWarm(Secrets secrets, List<String> secretIds, Crm crm) {
  private static final Logger LOG = LoggerFactory.getLogger(KeepWarm.class);

  KeepWarm {
    secretIds = List.copyOf(secretIds);
  }

  /** Renews everything. The next run, or the turn that needs it, retries what failed. */
  void renewAll(Deadline deadline) {
    secretIds.forEach(id -> attempt("secret", () -> secrets.renew(id, deadline)));
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
