package com.atlasengine.local;

import com.atlasengine.local.LexDelivery.Answer;
import java.util.Map;

/** What a visitor asks for, what acknowledges it, and what must then be there exactly once. */
enum Journey {
  /** Wants to be called, and does not pick up. */
  CALL {
    @Override
    void run(JourneyRun run) {
      run.acknowledgeIf(run.askForCall().filter(Answer::isFulfilled).isPresent());
      run.later();
    }

    @Override
    void check(JourneyRun run) throws Exception {
      run.expectCall("No answer");
    }
  },

  /** Wants to be called, picks up, and talks. */
  CALL_WITH_TALK {
    @Override
    void run(JourneyRun run) throws Exception {
      run.acknowledgeIf(run.askForCall().filter(Answer::isFulfilled).isPresent());
      run.waitForPhone();
      run.talkOnThePhone();
      run.later();
    }

    @Override
    void check(JourneyRun run) throws Exception {
      run.expectCall("Answered");
    }
  },

  /** Wants to be called while Salesforce is down: the Lead is made later. */
  CALL_WITHOUT_SALESFORCE {
    @Override
    void run(JourneyRun run) {
      run.fail("salesforce", "down");
      run.acknowledgeIf(run.askForCall().filter(Answer::isFulfilled).isPresent());
      run.pass(5);
      run.endFaults();
      run.later();
    }

    @Override
    void check(JourneyRun run) throws Exception {
      run.expectCall("No answer");
    }
  },

  /** Wants to be called back by a person at a time. */
  CALLBACK {
    @Override
    void run(JourneyRun run) {
      run.putProvenCall();
      run.acknowledgeIf(run.askForCallback().filter(Answer::isFulfilled).isPresent());
      run.later();
    }

    @Override
    void check(JourneyRun run) throws Exception {
      run.expectCallback();
    }
  },

  /** The same while Salesforce is down. */
  CALLBACK_WITHOUT_SALESFORCE {
    @Override
    void run(JourneyRun run) {
      run.putProvenCall();
      run.fail("salesforce", "down");
      run.acknowledgeIf(run.askForCallback().filter(Answer::isFulfilled).isPresent());
      run.endFaults();
      run.later();
    }

    @Override
    void check(JourneyRun run) throws Exception {
      run.expectCallback();
    }
  },

  /** Has everything deleted that is known, on a call. */
  DELETION {
    @Override
    void run(JourneyRun run) throws Exception {
      run.putProvenCall();
      run.putLead();
      run.acknowledgeIf(
          run.onThePhone(
                  "DeleteMyInfoIntent",
                  "yes",
                  Map.of("VisitorPhoneNumber", run.phone(), "VisitorLastName", run.lastName()))
              .filter(Answer::isFulfilled)
              .isPresent());
      run.later();
    }

    @Override
    void check(JourneyRun run) throws Exception {
      run.expectNothingKnown();
    }
  },

  /** Asks for it in chat, where a call proves who asks. */
  DELETION_BY_CALL {
    @Override
    void run(JourneyRun run) throws Exception {
      run.putProvenCall();
      run.putLead();
      boolean promised = run.askForDeletion().filter(Answer::isFulfilled).isPresent();
      run.waitForPhone();
      run.acknowledgeIf(promised && run.agreeToDelete());
      run.later();
    }

    @Override
    void check(JourneyRun run) throws Exception {
      run.expectNothingKnown();
    }
  },

  /** Wants no more calls. */
  STOP_CALLING {
    @Override
    void run(JourneyRun run) {
      run.putProvenCall();
      run.acknowledgeIf(
          run.onThePhone("FallbackIntent", "stop calling me", Map.of())
              .filter(answer -> answer.action().equals("Close"))
              .isPresent());
      run.askForCall();
      run.later();
    }

    @Override
    void check(JourneyRun run) throws Exception {
      run.expectDials(0);
    }
  };

  /** Does what the visitor does, until nothing is left to be done. */
  abstract void run(JourneyRun run) throws Exception;

  /** Counts what is there of what was acknowledged. */
  abstract void check(JourneyRun run) throws Exception;
}
